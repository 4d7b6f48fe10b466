import { describe, expect, it } from 'vitest';
import { readCount, titleWithout } from './alarm-count.ts';
import { shellEn } from './messages.en.ts';
import { shellVi } from './messages.vi.ts';

const answer = (ok: boolean, body: unknown) => ({ ok, json: () => Promise.resolve(body) });

describe('the number of alarms', () => {
  it('is what the server says, and nothing when it says nothing', async () => {
    expect(await readCount(answer(true, { ringing: 3 }))).toBe(3);
    expect(await readCount(answer(true, { ringing: 0 }))).toBe(0);
    for (const body of [null, {}, { ringing: '3' }, { ringing: -1 }, { ringing: 1.5 }, '<html>'])
      expect(await readCount(answer(true, body))).toBeNull();
    expect(await readCount(answer(false, { ringing: 3 }))).toBeNull();
    expect(await readCount({ ok: true, json: () => Promise.reject(new Error('no JSON')) })).toBeNull();
  });

  it('stands once before the title, in either language, and goes again', () => {
    for (const words of [shellVi.alarm, shellEn.alarm])
      expect(titleWithout(words.inTitle(12) + 'Tin cần xử lý · An Nhi')).toBe('Tin cần xử lý · An Nhi');
    expect(titleWithout('Tin (3) · An Nhi')).toBe('Tin (3) · An Nhi');
  });
});
