import { findAccount, officialOf } from '../store/account-row.ts';
import { type AuthParts, chargeAttempt, giveBackAttempt, inAuth, record } from '../store/auth-store.ts';
import { endSession, findSession, lockSession, unlockSession } from '../store/sessions.ts';
import type { LockedOut, Refused } from './complete-sign-in.ts';
import { recordFailure } from './sign-in.ts';
import { sentences } from './sentences.ts';

export type Unlocked = { readonly kind: 'UNLOCKED' };
/** There is nothing to unlock: the session is over. Sign in. */
export type Over = { readonly kind: 'OVER' };

/** The password opens the locked session again, in the same browser, with everything that was typed still on the page. */
export async function unlock(
  parts: AuthParts,
  token: string,
  password: string,
): Promise<Unlocked | Over | Refused | LockedOut> {
  const now = parts.clock.now();
  const session = await inAuth(parts, (tx) => findSession(tx, token, now));
  if (!session || session.state === 'OVER') return { kind: 'OVER' };
  const { account } = session;
  const charged = await chargeAttempt(parts, account.nameIndex);
  if (!charged.isOpen) return { kind: 'LOCKED_OUT', minutes: charged.minutes };
  const row = await inAuth(parts, (tx) => findAccount(tx, { id: account.id }));
  const isRight = await parts.hasher.verify(password, row?.passwordHash ?? null);
  return inAuth(parts, async (tx) => {
    if (!isRight) {
      await recordFailure(parts, tx, account.nameIndex, account, 'UNLOCK', charged.locks);
      return { kind: 'REFUSED', sentence: sentences.wrongUnlock };
    }
    await giveBackAttempt(tx, account.nameIndex, now);
    await unlockSession(tx, session.id, now);
    await record(tx, now, 'unlock', { subject: { kind: 'SESSION', id: session.id } }, officialOf(account));
    return { kind: 'UNLOCKED' };
  });
}

/** Locks at once: the screen was left, or the person asked for it. */
export async function lock(parts: AuthParts, token: string): Promise<void> {
  const now = parts.clock.now();
  await inAuth(parts, async (tx) => {
    const session = await findSession(tx, token, now);
    if (session?.state !== 'OPEN') return;
    await lockSession(tx, session.id, now);
    await record(
      tx,
      now,
      'lock',
      { subject: { kind: 'SESSION', id: session.id } },
      officialOf(session.account),
    );
  });
}

/** Ends the session of this browser. */
export async function signOut(parts: AuthParts, token: string): Promise<void> {
  const now = parts.clock.now();
  await inAuth(parts, async (tx) => {
    const session = await findSession(tx, token, now);
    const ended = await endSession(tx, token, 'SIGNED_OUT', now);
    if (session && ended)
      await record(
        tx,
        now,
        'sign-out',
        { subject: { kind: 'SESSION', id: ended.sessionId } },
        officialOf(session.account),
      );
  });
}
