import { sql } from 'kysely';
import type { Tx } from '#kernel/db/database.ts';
import { type FieldProblem, type Sentence } from '#kernel/errors/errors.ts';
import { asId, type AccountId } from '#kernel/ids/ids.ts';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { keyedHash } from '#kernel/keys/sealing.ts';
import { findStep } from '../rules/totp.ts';
import { type AccountRow, findAccount, officialOf } from '../store/account-row.ts';
import { type AuthParts, chargeAttempt, giveBackAttempt, inAuth, record } from '../store/auth-store.ts';
import { type InvitationPurpose, openInvitation } from '../store/invitation-token.ts';
import { openField } from '../store/secrets.ts';
import { endOtherSessions } from '../store/sessions.ts';
import { type Browser, completeSignIn, type LockedOut } from './complete-sign-in.ts';
import { findNewPasswordProblem, setPasswordHash } from './passwords.ts';
import { recordFailure } from './sign-in.ts';
import { renewRecoveryCodes, setTotpSecret, takeTotpCode } from './second-factor.ts';
import { sentences } from './sentences.ts';

/** What an invitation asks for. A NEW account sets password and app; the other two replace one and prove the other. */
export type InvitationView = {
  readonly purpose: InvitationPurpose;
  readonly signInName: string;
  /** The secret to be enrolled, shown as QR and by hand. Null when the app stays as it is. */
  readonly secret: Buffer | null;
};

export type Acceptance = {
  /** New password (NEW, PASSWORD), or the present one (SECOND_FACTOR). */
  readonly password: string;
  readonly passwordAgain: string;
  /** First code of the new app, or (PASSWORD) a code of the present one. */
  readonly code: string;
  /** The random value that this browser keeps while the page is open (a cookie). */
  readonly nonce: string;
};

export type Accepted = {
  readonly kind: 'ACCEPTED';
  /** The first session; null when the person's post has not begun yet. */
  readonly token: string | null;
  /** Shown once; empty when the app stayed as it was. */
  readonly recoveryCodes: readonly string[];
};
export type Problems = { readonly kind: 'PROBLEMS'; readonly problems: readonly FieldProblem[] };
export type Unusable = { readonly kind: 'UNUSABLE'; readonly sentence: Sentence };

type Open = { readonly id: string; readonly purpose: InvitationPurpose; readonly account: AccountRow };

/** What the page of an invitation shows, or null when the link is used, expired, withdrawn or made up: all alike. */
export async function findInvitation(
  parts: AuthParts,
  token: string,
  nonce: string,
): Promise<InvitationView | null> {
  const found = await inAuth(parts, (tx) => findOpen(parts, tx, token));
  if (!found) return null;
  const signInName = openField(parts.keys, found.account.id, 'name', found.account.nameSealed).toString(
    'utf8',
  );
  return { purpose: found.purpose, signInName, secret: secretFor(parts.keys, found, nonce) };
}

/**
 * Takes an invitation up: everything in one transaction, so that of two clicks one wins and nothing is half done. The answer holds
 * the recovery codes, once, and the first session.
 */
export async function acceptInvitation(
  parts: AuthParts,
  token: string,
  given: Acceptance,
  browser: Browser,
): Promise<Accepted | Problems | Unusable | LockedOut> {
  const open = await inAuth(parts, (tx) => findOpen(parts, tx, token));
  if (!open) return { kind: 'UNUSABLE', sentence: sentences.invitationUnusable };
  const { account, purpose } = open;
  const charged = await chargeAttempt(parts, account.nameIndex);
  if (!charged.isOpen) return { kind: 'LOCKED_OUT', minutes: charged.minutes };

  const problems = await findPasswordProblems(parts, open, given);
  const secret = secretFor(parts.keys, open, given.nonce);
  const step = secret ? findStep(secret, given.code, parts.clock.now()) : null;
  if (purpose !== 'PASSWORD' && step === null) problems.push({ path: 'code', sentence: sentences.wrongCode });
  const hash =
    problems.length === 0 && purpose !== 'SECOND_FACTOR' ? await parts.hasher.hash(given.password) : null;

  return inAuth(parts, async (tx) => {
    const now = parts.clock.now();
    const stillOpen = await sql`
      select from identity.invitation
      where id = ${open.id} and used_at is null and withdrawn_at is null and expires_at > ${now} for update`.execute(
      tx,
    );
    if (stillOpen.rows.length === 0) {
      await giveBackAttempt(tx, account.nameIndex, now);
      return { kind: 'UNUSABLE', sentence: sentences.invitationUnusable };
    }
    if (
      problems.length === 0 &&
      purpose === 'PASSWORD' &&
      (await takeTotpCode(parts, tx, account, given.code)) !== 'TAKEN'
    ) {
      problems.push({ path: 'code', sentence: sentences.wrongCode });
    }
    if (problems.length > 0) {
      // Only a secret that could be guessed counts: the present password, a code of the present app.
      const isGuess =
        purpose !== 'NEW' &&
        problems.some((problem) => problem.path === (purpose === 'PASSWORD' ? 'code' : 'password'));
      if (isGuess) await recordFailure(parts, tx, account.nameIndex, account, 'INVITATION', charged.locks);
      else await giveBackAttempt(tx, account.nameIndex, now);
      return { kind: 'PROBLEMS', problems };
    }
    await sql`update identity.invitation set used_at = ${now} where id = ${open.id}`.execute(tx);
    if (hash) await setPasswordHash(tx, account.id, hash, now);
    let recoveryCodes: string[] = [];
    if (secret && step !== null) {
      await sql`delete from auth.passkey where account_id = ${account.id}`.execute(tx);
      await setTotpSecret(parts, tx, account.id, secret, step);
      recoveryCodes = await renewRecoveryCodes(parts, tx, account.id);
    }
    await endOtherSessions(tx, account.id, null, 'PASSWORD_CHANGED', now);
    await sql`
      update identity.account set state = case when state = 'INVITED' then 'ACTIVE' else state end, must_enrol = false, active_since = ${now}
      where id = ${account.id}`.execute(tx);
    await record(
      tx,
      now,
      'accept-invitation',
      { subject: { kind: 'ACCOUNT', id: account.id }, facts: { purpose, invitation: open.id } },
      officialOf(account),
    );
    const current = await findAccount(tx, { id: account.id });
    if (!current) throw new Error('the account of an invitation is gone');
    const outcome = await completeSignIn(tx, current, 'TOTP', browser, now);
    return { kind: 'ACCEPTED', token: outcome.kind === 'SIGNED_IN' ? outcome.token : null, recoveryCodes };
  });
}

async function findPasswordProblems(
  parts: AuthParts,
  { account, purpose }: Open,
  given: Acceptance,
): Promise<FieldProblem[]> {
  if (purpose === 'SECOND_FACTOR') {
    const isRight = await parts.hasher.verify(given.password, account.passwordHash);
    return isRight ? [] : [{ path: 'password', sentence: sentences.wrongUnlock }];
  }
  const signInName = openField(parts.keys, account.id, 'name', account.nameSealed).toString('utf8');
  const fault = await findNewPasswordProblem(parts, account.id, signInName, given.password);
  if (fault) return [{ path: 'password', sentence: fault }];
  return given.password === given.passwordAgain
    ? []
    : [{ path: 'passwordAgain', sentence: sentences.passwordsDiffer }];
}

async function findOpen(parts: AuthParts, tx: Tx, token: string): Promise<Open | null> {
  const id = openInvitation(parts.keys, token, parts.clock.now());
  if (id === null) return null;
  const found = await sql<{ account_id: string; purpose: InvitationPurpose }>`
    select account_id, purpose from identity.invitation
    where id = ${id}::uuid and used_at is null and withdrawn_at is null and expires_at > ${parts.clock.now()}`.execute(
    tx,
  );
  const row = found.rows[0];
  const account = row ? await findAccount(tx, { id: asId<AccountId>(row.account_id) }) : null;
  if (!row || !account || account.state === 'DISABLED') return null;
  return { id, purpose: row.purpose, account };
}

/**
 * The app's secret for this invitation in this browser: the same however often the page comes back with a mistake, and another one
 * for whoever looked at the link elsewhere.
 */
function secretFor(keys: KeyStore, open: Pick<Open, 'id' | 'purpose'>, nonce: string): Buffer | null {
  if (open.purpose === 'PASSWORD' || nonce === '') return null;
  return keyedHash(keys.purpose('identity-enrolment'), open.id, nonce).subarray(0, 20);
}
