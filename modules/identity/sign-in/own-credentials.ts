import type { Sentence } from '#kernel/errors/errors.ts';
import type { AccountId } from '#kernel/ids/ids.ts';
import { findAccount, officialOf } from '../store/account-row.ts';
import { type AuthParts, chargeAttempt, giveBackAttempt, inAuth, record } from '../store/auth-store.ts';
import { openField } from '../store/secrets.ts';
import { endOtherSessions } from '../store/sessions.ts';
import type { LockedOut } from './complete-sign-in.ts';
import { findNewPasswordProblem, setPasswordHash } from './passwords.ts';
import { recordFailure } from './sign-in.ts';
import { renewRecoveryCodes, takeTotpCode } from './second-factor.ts';
import { sentences } from './sentences.ts';

export type Own = { readonly accountId: AccountId; readonly sessionId: string };
export type FieldRefused = { readonly kind: 'FIELD'; readonly path: string; readonly sentence: Sentence };

/** A new password, proved by the present one. All other sessions end. */
export async function changePassword(
  parts: AuthParts,
  own: Own,
  given: { readonly present: string; readonly password: string; readonly passwordAgain: string },
): Promise<{ readonly kind: 'CHANGED' } | FieldRefused | LockedOut> {
  const account = await inAuth(parts, (tx) => findAccount(tx, { id: own.accountId }));
  if (!account) throw new Error('a session without an account');
  const charged = await chargeAttempt(parts, account.nameIndex);
  if (!charged.isOpen) return { kind: 'LOCKED_OUT', minutes: charged.minutes };
  const isRight = await parts.hasher.verify(given.present, account.passwordHash);
  await inAuth(parts, async (tx) => {
    if (isRight) await giveBackAttempt(tx, account.nameIndex, parts.clock.now());
    else await recordFailure(parts, tx, account.nameIndex, account, 'PASSWORD_CHANGE', charged.locks);
  });
  if (!isRight) return { kind: 'FIELD', path: 'present', sentence: sentences.wrongUnlock };
  const name = openField(parts.keys, account.id, 'name', account.nameSealed).toString('utf8');
  const problem = await findNewPasswordProblem(parts, account.id, name, given.password);
  if (problem) return { kind: 'FIELD', path: 'password', sentence: problem };
  if (given.password !== given.passwordAgain)
    return { kind: 'FIELD', path: 'passwordAgain', sentence: sentences.passwordsDiffer };
  const hash = await parts.hasher.hash(given.password);
  return inAuth(parts, async (tx) => {
    const now = parts.clock.now();
    await setPasswordHash(tx, account.id, hash, now);
    await endOtherSessions(tx, account.id, own.sessionId, 'PASSWORD_CHANGED', now);
    await record(
      tx,
      now,
      'change-password',
      { subject: { kind: 'ACCOUNT', id: account.id }, fields: ['password'] },
      officialOf(account),
    );
    return { kind: 'CHANGED' };
  });
}

/** Ten new recovery codes in place of the old ones, proved by a code of the app. Shown once. */
export async function newRecoveryCodes(
  parts: AuthParts,
  own: Own,
  code: string,
): Promise<
  { readonly kind: 'RENEWED'; readonly recoveryCodes: readonly string[] } | FieldRefused | LockedOut
> {
  const account = await inAuth(parts, (tx) => findAccount(tx, { id: own.accountId }));
  if (!account) throw new Error('a session without an account');
  const charged = await chargeAttempt(parts, account.nameIndex);
  if (!charged.isOpen) return { kind: 'LOCKED_OUT', minutes: charged.minutes };
  return inAuth(parts, async (tx) => {
    const now = parts.clock.now();
    const taken = await takeTotpCode(parts, tx, account, code);
    if (taken !== 'WRONG') await giveBackAttempt(tx, account.nameIndex, now);
    if (taken === 'USED') return { kind: 'FIELD', path: 'code', sentence: sentences.usedCode };
    if (taken === 'WRONG') {
      await recordFailure(parts, tx, account.nameIndex, account, 'RECOVERY_RENEWAL', charged.locks);
      return { kind: 'FIELD', path: 'code', sentence: sentences.wrongCode };
    }
    const recoveryCodes = await renewRecoveryCodes(parts, tx, account.id);
    await record(
      tx,
      now,
      'renew-recovery-codes',
      { subject: { kind: 'ACCOUNT', id: account.id } },
      officialOf(account),
    );
    return { kind: 'RENEWED', recoveryCodes };
  });
}
