import { expect, it } from 'vitest';
import { readCounts } from './live-counts.ts';

const answer = (ok: boolean, body: unknown) => ({ ok, json: () => Promise.resolve(body) });
const counts = { open: 12, unclaimed: 3, mine: 1, emergency: 0, unread: 2, overdue: 0 };

it('the numbers above an open queue are what the server says, whole, and nothing when it says less', async () => {
  expect(await readCounts(answer(true, counts))).toEqual(counts);
  const { overdue: _, ...short } = counts;
  for (const body of [null, {}, '<html>', short, { ...counts, open: '12' }, { ...counts, mine: -1 }])
    expect(await readCounts(answer(true, body))).toBeNull();
  expect(await readCounts(answer(false, counts))).toBeNull();
  expect(await readCounts({ ok: true, json: () => Promise.reject(new Error('no JSON')) })).toBeNull();
});
