/** Idle for this long, a session asks for the password again (TCVN 14423:2026, cấp độ 3). */
export const idleMs = 15 * 60_000;
/** After this long it ends whatever was done in it: a working day with its breaks. */
export const absoluteMs = 12 * 3_600_000;
/** An account nobody has signed in to for this many days is disabled (TCVN 14423:2026, cấp độ 3). */
export const idleDays = 45;
/** Seeing that somebody is active is written down at most this often. */
export const touchMs = 60_000;

export type SessionTimes = {
  readonly startedAt: Date;
  readonly lastActiveAt: Date;
  readonly endedAt: Date | null;
  /** Sessions from before this instant are void: disabled and enabled again, a new second factor. */
  readonly accountActiveSince: Date | null;
};

/** OPEN; LOCKED (idle: the password opens it again); OVER (ended, expired, void). */
export type SessionState = 'OPEN' | 'LOCKED' | 'OVER';

export function sessionState(times: SessionTimes, now: Date): SessionState {
  if (times.endedAt !== null) return 'OVER';
  if (times.accountActiveSince === null || times.startedAt < times.accountActiveSince) return 'OVER';
  if (now.getTime() - times.startedAt.getTime() >= absoluteMs) return 'OVER';
  return now.getTime() - times.lastActiveAt.getTime() >= idleMs ? 'LOCKED' : 'OPEN';
}

/** Whether an account has lain idle so long that it must be disabled. `since` is the later of last sign-in and activation. */
export function isIdleAccount(since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() >= idleDays * 86_400_000;
}
