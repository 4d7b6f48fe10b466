import { sql } from 'kysely';
import type { Tx } from '#kernel/db/database.ts';
import type { Sentence } from '#kernel/errors/errors.ts';
import { isIdleAccount } from '../rules/session-state.ts';
import { type AccountRow, officialOf, readRights } from '../store/account-row.ts';
import { forgetAttempts, record } from '../store/auth-store.ts';
import { type SessionMethod, startSession } from '../store/sessions.ts';
import { sentences } from './sentences.ts';

/** Where the person signs in from: the family of the device and the session that this browser carried until now. */
export type Browser = { readonly device: string; readonly token: string | null };

export type SignedIn = {
  readonly kind: 'SIGNED_IN';
  readonly token: string;
  readonly recoveryCodesLeft: number;
};
export type Refused = { readonly kind: 'REFUSED'; readonly sentence: Sentence };
export type LockedOut = { readonly kind: 'LOCKED_OUT'; readonly minutes: number };

/**
 * The last step of every way in: everything has been proved, now it is asked whether this account may open at all today. Says why
 * not, since whoever stands here has proved who they are.
 */
export async function completeSignIn(
  tx: Tx,
  account: AccountRow,
  method: SessionMethod,
  browser: Browser,
  now: Date,
): Promise<SignedIn | Refused> {
  const { hasPost, grants } = await readRights(tx, account, now);
  const actor = officialOf(account, grants);
  const refuse = async (sentence: Sentence, reason: string): Promise<Refused> => {
    await record(
      tx,
      now,
      'sign-in',
      { subject: { kind: 'ACCOUNT', id: account.id }, facts: { reason } },
      actor,
      'REFUSED',
    );
    return { kind: 'REFUSED', sentence };
  };
  if (account.state === 'DISABLED')
    return refuse(account.disabledWhy === 'IDLE' ? sentences.idle : sentences.disabled, 'DISABLED');
  if (account.state !== 'ACTIVE' || account.mustEnrol) return refuse(sentences.disabled, 'NOT_ACTIVE');
  if (!account.isDemo && isIdleAccount(idleSince(account), now)) {
    await sql`update identity.account set state = 'DISABLED', disabled_why = 'IDLE' where id = ${account.id} and state = 'ACTIVE'`.execute(
      tx,
    );
    return refuse(sentences.idle, 'IDLE');
  }
  if (!hasPost) return refuse(sentences.noPost, 'NO_POST');

  await forgetAttempts(tx, account.nameIndex);
  await sql`update identity.account set last_signed_in_at = ${now} where id = ${account.id}`.execute(tx);
  const { token, sessionId } = await startSession(tx, {
    accountId: account.id,
    method,
    device: browser.device,
    now,
    replaces: browser.token,
  });
  await record(
    tx,
    now,
    'sign-in',
    {
      subject: { kind: 'ACCOUNT', id: account.id },
      facts: { method, session: sessionId, roles: grants.length },
    },
    actor,
  );
  return { kind: 'SIGNED_IN', token, recoveryCodesLeft: await countRecoveryCodes(tx, account.id) };
}

function idleSince(account: AccountRow): Date {
  const instants = [account.activeSince, account.lastSignedInAt].map((instant) => instant?.getTime() ?? 0);
  return new Date(Math.max(...instants));
}

async function countRecoveryCodes(tx: Tx, accountId: string): Promise<number> {
  const found = await sql<{ left: number }>`
    select count(*)::int as left from auth.recovery_code where account_id = ${accountId} and used_at is null`.execute(
    tx,
  );
  return found.rows[0]?.left ?? 0;
}
