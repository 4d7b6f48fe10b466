import { describe, expect, it } from 'vitest';
import { idleLimitMs, isIdle, readUnlockAnswer } from './idle.ts';

it('locks after fifteen minutes, also when the device slept through them', () => {
  expect([isIdle(0, idleLimitMs - 1), isIdle(0, idleLimitMs), isIdle(0, idleLimitMs * 40)]).toEqual([
    false,
    true,
    true,
  ]);
  expect(idleLimitMs).toBe(900_000);
});

describe('the answer to a password', () => {
  const answer = (status: number, body?: unknown) =>
    readUnlockAnswer({
      status,
      json: () => (body === undefined ? Promise.reject(new SyntaxError('no JSON')) : Promise.resolve(body)),
    });

  it('opens, leads to sign-in, or says why not', async () => {
    expect(await answer(204)).toEqual({ state: 'OPEN' });
    expect(await answer(401)).toEqual({ state: 'SIGN_IN' });
    expect(await answer(422, { detail: 'Mật khẩu chưa đúng.' })).toEqual({
      state: 'REFUSED',
      sentence: 'Mật khẩu chưa đúng.',
    });
  });

  it('never opens on what it does not understand', async () => {
    for (const [status, body] of [
      [500, undefined],
      [404, '<html>'],
      [422, null],
      [429, { detail: 7 }],
      [303, undefined],
    ] as const)
      expect(await answer(status, body)).toEqual({ state: 'REFUSED', sentence: null });
  });
});
