import { describe, expect, it } from 'vitest';
import { type Attempts, charge, giveBack, isLocked, lockMs, noAttempts } from './lockout.ts';

const now = new Date('2026-11-23T02:00:00Z');
const times = (count: number, from: Attempts = noAttempts) =>
  Array.from({ length: count }).reduce<Attempts>((attempts) => charge(attempts, now), from);

describe('lockout', () => {
  it('comes with the fifth failure and lasts 15 minutes', () => {
    expect(isLocked(times(4), now)).toBe(false);
    expect(times(5).lockedUntil).toEqual(new Date('2026-11-23T02:15:00Z'));
    expect(isLocked(times(5), new Date('2026-11-23T02:15:00Z'))).toBe(false);
  });

  it('doubles each time, up to four hours', () => {
    expect([0, 1, 2, 3, 4, 5, 60].map((lockouts) => lockMs(lockouts) / 60_000)).toEqual([
      15, 30, 60, 120, 240, 240, 240,
    ]);
  });

  it('begins a new count when it is over, and remembers that it was', () => {
    const again = charge(times(5), new Date('2026-11-23T02:20:00Z'));
    expect(again).toEqual({ failures: 1, lockouts: 1, lockedUntil: null });
  });

  it('gives a right fifth try back and keeps the four failures', () => {
    expect(giveBack(times(5))).toEqual({ failures: 4, lockouts: 0, lockedUntil: null });
  });
});
