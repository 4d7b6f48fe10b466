/** Failed tries of one sign-in name, in a row. */
export type Attempts = {
  readonly failures: number;
  readonly lockouts: number;
  readonly lockedUntil: Date | null;
};

export const noAttempts: Attempts = { failures: 0, lockouts: 0, lockedUntil: null };
/** TCVN 14423:2026 (cấp độ 3): five failures. */
export const allowedFailures = 5;
const firstLockMs = 15 * 60_000;
const longestLockMs = 4 * 3_600_000;

export function isLocked(attempts: Attempts, now: Date): boolean {
  return attempts.lockedUntil !== null && attempts.lockedUntil > now;
}

/** 15 minutes, then twice as long each time, at most 4 hours: long enough against guessing, short enough for a person at work. */
export function lockMs(lockouts: number): number {
  return Math.min(longestLockMs, firstLockMs * 2 ** Math.min(lockouts, 10));
}

/**
 * Counts a try before it is checked, so that tries at the same time cannot share one count; a right one is given back (`giveBack`).
 * The fifth locks at once.
 */
export function charge(attempts: Attempts, now: Date): Attempts {
  const failures = (attempts.lockedUntil === null ? attempts.failures : 0) + 1;
  if (failures < allowedFailures) return { failures, lockouts: attempts.lockouts, lockedUntil: null };
  return {
    failures,
    lockouts: attempts.lockouts + 1,
    lockedUntil: new Date(now.getTime() + lockMs(attempts.lockouts)),
  };
}

/** Undoes the charge of a try that was right. What others failed meanwhile stays counted. */
export function giveBack(attempts: Attempts): Attempts {
  const locked = attempts.lockedUntil !== null;
  return {
    failures: Math.max(0, attempts.failures - 1),
    lockouts: attempts.lockouts - (locked ? 1 : 0),
    lockedUntil: null,
  };
}
