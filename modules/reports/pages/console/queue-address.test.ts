import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categories, intakeChannels, priorities, zQueueFilter } from '../../contract.ts';
import { reportStates } from '../../rules/states.ts';
import { filterOf } from './queue-address.ts';
import {
  categoryNames,
  channelNames,
  pageAfter,
  priorityNames,
  sortedBy,
  stateNames,
  toggled,
} from './queue-filter.ts';

const search = (text: string) => new URLSearchParams(text);

describe('the address of the queue', () => {
  it('says the filter', () => {
    expect(
      filterOf(search('state=RECEIVED&state=VERIFYING&priority=HIGH&mine=1&sort=OLDEST&after=abc')),
    ).toMatchObject({
      state: ['RECEIVED', 'VERIFYING'],
      priority: ['HIGH'],
      mine: true,
      closed: false,
      sort: 'OLDEST',
      after: 'abc',
      limit: 50,
    });
  });

  it('always says some filter, whatever somebody typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(zQueueFilter.safeParse(filterOf(search(text))).success).toBe(true);
      }),
    );
    expect(filterOf(search('state=CLOSED&category=x&sort=__proto__&after='))).toEqual(zQueueFilter.parse({}));
  });

  it('knows the same names as the contract', () => {
    expect([categoryNames, channelNames, priorityNames]).toEqual([categories, intakeChannels, priorities]);
    expect([...stateNames, 'CLOSED']).toEqual(reportStates);
  });

  it('changes one thing at a time and begins again at the first page', () => {
    const at = search('state=RECEIVED&after=abc&xong=closed');
    expect(toggled(at, 'priority', 'HIGH')).toBe('/tin?state=RECEIVED&priority=HIGH');
    expect(toggled(at, 'state', 'RECEIVED')).toBe('/tin');
    expect(sortedBy(at, 'NEWEST')).toBe('/tin?state=RECEIVED&sort=NEWEST');
    expect(sortedBy(search('sort=NEWEST'), 'URGENCY')).toBe('/tin');
    expect(pageAfter(at, 'x=/+')).toBe('/tin?state=RECEIVED&after=x%3D%2F%2B');
  });
});
