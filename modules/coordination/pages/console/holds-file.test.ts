import { expect, it } from 'vitest';
import { seemsToHold } from './holds-file.ts';

const step = (
  kind: 'LEAD' | 'PART',
  state: 'SENT' | 'ACCEPTED' | 'RETURNED' | 'DONE',
  from: string,
  to: string,
) => ({ kind, state, from: { organizationId: from }, to: { organizationId: to } });

it('the office where it arrived offers to send until the file has passed; the one that took it offers it then', () => {
  const part = step('PART', 'ACCEPTED', 'intake', 'commune');
  const lead = (state: 'SENT' | 'ACCEPTED' | 'RETURNED') => step('LEAD', state, 'intake', 'police');
  expect(seemsToHold([], ['intake'])).toBe(true);
  expect(seemsToHold([part, lead('SENT')], ['intake'])).toBe(true);
  expect(seemsToHold([part, lead('RETURNED')], ['intake'])).toBe(true);
  expect(seemsToHold([part, lead('ACCEPTED')], ['intake'])).toBe(false);
  expect(seemsToHold([part, lead('ACCEPTED')], ['police'])).toBe(true);
});

it('who was asked for a part is not offered to send the file on', () => {
  expect(seemsToHold([step('PART', 'ACCEPTED', 'intake', 'commune')], ['commune'])).toBe(false);
  expect(seemsToHold([step('PART', 'DONE', 'intake', 'commune')], ['commune', 'intake'])).toBe(true);
});
