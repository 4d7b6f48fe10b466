import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zQueueFilter } from '../../contract.ts';
import { reportStates } from '../../rules/states.ts';
import { filterOf } from './queue-address.ts';
import { pageAfter, sortedBy, stateNames, toggled, viewAddress, viewFilterOf } from './queue-filter.ts';
import { rowStepOf } from './queue-row-step.ts';
import { inWalk, nextInWalk, viewOf, walkOf } from './queue-walk.ts';

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

  it('comes back from a saved view as it was, whatever order the view kept it in', () => {
    const at = search(
      'sort=OLDEST&unread=1&priority=HIGH&state=RECEIVED&state=VERIFYING&after=abc&xong=closed',
    );
    const kept = viewFilterOf(at);
    const address = '/tin?state=RECEIVED&state=VERIFYING&priority=HIGH&unread=1&sort=OLDEST';
    expect(viewAddress(kept)).toBe(address);
    expect(viewAddress(Object.fromEntries(Object.entries(kept).reverse()))).toBe(address);
    expect(viewAddress({ __proto__: 'x', evil: '<b>', state: 'RECEIVED' })).toBe('/tin?state=RECEIVED');
    expect(viewAddress({})).toBe('/tin');
  });

  it('carries the walk to the next report and nothing else', () => {
    const walk = { view: viewOf(search('state=RECEIVED&after=abc&xong=closed')), from: 'con/+=tro' };
    const file = inWalk('tin-1', walk);
    expect(walkOf(new URL(file, 'http://x.invalid').searchParams)).toEqual(walk);
    expect(walk.view).toBe('state=RECEIVED');
    const next = new URL(nextInWalk(walk, 'confirmed'), 'http://x.invalid');
    expect([next.pathname, walkOf(next.searchParams), next.searchParams.get('xong')]).toEqual([
      '/tin/tiep',
      walk,
      'confirmed',
    ]);
    expect(walkOf(search('hang=x'))).toBeNull();
  });

  it('offers one step a row, and none on what somebody else holds', () => {
    const row = {
      state: 'RECEIVED',
      claimedBy: null,
      isMine: false,
      proposalState: 'PENDING',
      proposedCategory: 'GROOMING',
    };
    expect(rowStepOf(row)).toBe('confirm');
    expect(rowStepOf({ ...row, proposalState: null, proposedCategory: null })).toBe('claim');
    expect(rowStepOf({ ...row, claimedBy: 'x', isMine: true })).toBe('confirm');
    expect(rowStepOf({ ...row, claimedBy: 'x' })).toBeNull();
    expect(rowStepOf({ ...row, state: 'CLOSED' })).toBeNull();
    expect(rowStepOf({ ...row, state: 'VERIFYING', proposalState: 'CONFIRMED' })).toBeNull();
  });
});
