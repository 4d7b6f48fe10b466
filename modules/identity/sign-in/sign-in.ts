import { type AccountId } from '#kernel/ids/ids.ts';
import { openToken, sealToken } from '#kernel/keys/tokens.ts';
import { type AccountRow, findAccount } from '../store/account-row.ts';
import {
  type AuthParts,
  chargeAttempt,
  giveBackAttempt,
  inAuth,
  record,
  spendTicket,
} from '../store/auth-store.ts';
import { signInNameIndex } from '../store/secrets.ts';
import {
  type Browser,
  completeSignIn,
  type LockedOut,
  type Refused,
  type SignedIn,
} from './complete-sign-in.ts';
import { takeRecoveryCode, takeTotpCode } from './second-factor.ts';
import { sentences } from './sentences.ts';

const ticketPurpose = 'identity-second-step';
const ticketMs = 10 * 60_000;

/** The first factor was right; the ticket carries that to the second step and lasts ten minutes. */
export type CodeNeeded = { readonly kind: 'CODE_NEEDED'; readonly ticket: string };

/**
 * First step: name and password. Unknown names, accounts without a password, wrong passwords and locked names are answered alike and
 * cost the same queries and the same one hash.
 */
export async function givePassword(
  parts: AuthParts,
  name: string,
  password: string,
): Promise<CodeNeeded | Refused | LockedOut> {
  const nameIndex = signInNameIndex(parts.keys, name);
  const charged = await chargeAttempt(parts, nameIndex);
  if (!charged.isOpen) return { kind: 'LOCKED_OUT', minutes: charged.minutes };
  const account = await inAuth(parts, (tx) => findAccount(tx, { nameIndex }));
  const isRight = await parts.hasher.verify(password, account?.passwordHash ?? null);
  return inAuth(parts, async (tx) => {
    const now = parts.clock.now();
    if (!account || !isRight) {
      await recordFailure(parts, tx, nameIndex, account, 'PASSWORD', charged.locks);
      return { kind: 'REFUSED', sentence: sentences.wrongPassword };
    }
    await giveBackAttempt(tx, nameIndex, now);
    return { kind: 'CODE_NEEDED', ticket: issueTicket(parts, account.id) };
  });
}

/** A ticket to the second step, for whatever proved the first factor (password, single sign-on). */
export function issueTicket(parts: AuthParts, accountId: AccountId): string {
  return sealToken(parts.keys, ticketPurpose, accountId, parts.clock.now(), ticketMs);
}

/** Second step: the code of the authenticator app, or one of the recovery codes. */
export async function giveCode(
  parts: AuthParts,
  ticket: string,
  code: { readonly kind: 'TOTP' | 'RECOVERY_CODE'; readonly typed: string },
  browser: Browser,
): Promise<SignedIn | Refused | LockedOut> {
  const opened = openToken<AccountId>(parts.keys, ticketPurpose, ticket, parts.clock.now());
  if (opened.state !== 'VALID') return { kind: 'REFUSED', sentence: sentences.expiredStep };
  const account = await inAuth(parts, (tx) => findAccount(tx, { id: opened.token.payload }));
  if (!account) return { kind: 'REFUSED', sentence: sentences.expiredStep };
  const charged = await chargeAttempt(parts, account.nameIndex);
  if (!charged.isOpen) return { kind: 'LOCKED_OUT', minutes: charged.minutes };
  return inAuth(parts, async (tx) => {
    const now = parts.clock.now();
    const taken =
      code.kind === 'TOTP'
        ? await takeTotpCode(parts, tx, account, code.typed)
        : await takeRecoveryCode(parts, tx, account, code.typed);
    if (taken === 'USED') {
      await giveBackAttempt(tx, account.nameIndex, now);
      await recordFailure(parts, tx, account.nameIndex, account, 'USED_CODE', false);
      return { kind: 'REFUSED', sentence: sentences.usedCode };
    }
    if (taken === 'WRONG') {
      await recordFailure(parts, tx, account.nameIndex, account, code.kind, charged.locks);
      return {
        kind: 'REFUSED',
        sentence: code.kind === 'TOTP' ? sentences.wrongCode : sentences.wrongRecoveryCode,
      };
    }
    await giveBackAttempt(tx, account.nameIndex, now);
    if (!(await spendTicket(tx, ticket, opened.token.expiresAt)))
      return { kind: 'REFUSED', sentence: sentences.expiredStep };
    return completeSignIn(tx, account, code.kind, browser, now);
  });
}

/** One entry for each failure: which factor, and whether it locked the name. Names are there by keyed index only. */
export async function recordFailure(
  parts: AuthParts,
  tx: Parameters<typeof record>[0],
  nameIndex: Buffer,
  account: Pick<AccountRow, 'id'> | null,
  factor: string,
  locks: boolean,
): Promise<void> {
  const subject = account
    ? { kind: 'ACCOUNT', id: account.id }
    : { kind: 'SIGN_IN_NAME', id: nameIndex.toString('hex').slice(0, 24) };
  await record(
    tx,
    parts.clock.now(),
    locks ? 'lock-out' : 'sign-in',
    { subject, facts: { factor, isLocked: locks } },
    undefined,
    'REFUSED',
  );
}
