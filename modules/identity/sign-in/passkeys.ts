import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { sql } from 'kysely';
import { type AccountId, asId, type PersonId } from '#kernel/ids/ids.ts';
import { openToken, sealToken } from '#kernel/keys/tokens.ts';
import { findAccount, officialOf } from '../store/account-row.ts';
import {
  type AuthParts,
  chargeAttempt,
  giveBackAttempt,
  inAuth,
  record,
  spendTicket,
} from '../store/auth-store.ts';
import { openField } from '../store/secrets.ts';
import { findSession, unlockSession } from '../store/sessions.ts';
import {
  type Browser,
  completeSignIn,
  type LockedOut,
  type Refused,
  type SignedIn,
} from './complete-sign-in.ts';
import { recordFailure } from './sign-in.ts';
import { sentences } from './sentences.ts';
import type { Over, Unlocked } from './unlock.ts';

const challengePurpose = 'identity-passkey-challenge';
const challengeMs = 5 * 60_000;
/** A challenge for any account, or for this one only. */
type Challenge = { readonly c: string; readonly a: AccountId | null };

export type Passkey = {
  readonly id: string;
  readonly label: string;
  readonly madeAt: Date;
  readonly lastUsedAt: Date | null;
};

/** The account that is signed in. */
type Owner = { readonly id: AccountId; readonly personId: PersonId };

/** Passkeys belong to the host name of this installation (WebAuthn Level 3, relying party identifier). */
export type Site = { readonly origin: string };

/** What the browser needs to make a passkey. The password is asked again, since a passkey is a way in of its own. */
export async function beginPasskey(
  parts: AuthParts,
  site: Site,
  accountId: AccountId,
  password: string,
): Promise<
  | {
      readonly kind: 'BEGUN';
      readonly options: PublicKeyCredentialCreationOptionsJSON;
      readonly challenge: string;
    }
  | Refused
  | LockedOut
> {
  const account = await inAuth(parts, (tx) => findAccount(tx, { id: accountId }));
  if (!account) return { kind: 'REFUSED', sentence: sentences.signedOut };
  const charged = await chargeAttempt(parts, account.nameIndex);
  if (!charged.isOpen) return { kind: 'LOCKED_OUT', minutes: charged.minutes };
  const isRight = await parts.hasher.verify(password, account.passwordHash);
  const existing = await inAuth(parts, async (tx) => {
    if (isRight) await giveBackAttempt(tx, account.nameIndex, parts.clock.now());
    else await recordFailure(parts, tx, account.nameIndex, account, 'PASSKEY_REGISTRATION', charged.locks);
    const rows = await sql<{
      id: string;
    }>`select id from auth.passkey where account_id = ${accountId}`.execute(tx);
    return rows.rows;
  });
  if (!isRight) return { kind: 'REFUSED', sentence: sentences.wrongUnlock };
  const name = openField(parts.keys, account.id, 'name', account.nameSealed).toString('utf8');
  const options = await generateRegistrationOptions({
    rpName: 'An Nhi',
    rpID: hostOf(site),
    userID: Buffer.from(account.id),
    userName: name,
    attestationType: 'none',
    excludeCredentials: existing,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { kind: 'BEGUN', options, challenge: sealChallenge(parts, options.challenge, accountId) };
}

/** Keeps the passkey that the browser made. */
export async function addPasskey(
  parts: AuthParts,
  site: Site,
  account: Owner,
  challenge: string,
  response: RegistrationResponseJSON,
  label: string,
): Promise<{ readonly kind: 'ADDED' } | Refused> {
  const accountId = account.id;
  const opened = openChallenge(parts, challenge);
  if (!opened || opened.payload.a !== accountId)
    return { kind: 'REFUSED', sentence: sentences.passkeyRefused };
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: opened.payload.c,
    expectedOrigin: site.origin,
    expectedRPID: hostOf(site),
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) return { kind: 'REFUSED', sentence: sentences.passkeyRefused };
  const { credential } = verified.registrationInfo;
  return inAuth(parts, async (tx) => {
    const now = parts.clock.now();
    if (!(await spendTicket(tx, challenge, opened.expiresAt)))
      return { kind: 'REFUSED', sentence: sentences.passkeyRefused };
    const made = await sql`
      insert into auth.passkey (id, account_id, public_key, counter, label, made_at)
      values (${credential.id}, ${accountId}, ${Buffer.from(credential.publicKey)}, ${credential.counter}, ${label.trim().slice(0, 60) || 'Passkey'}, ${now})
      on conflict do nothing`.execute(tx);
    if (made.numAffectedRows !== 1n) return { kind: 'REFUSED', sentence: sentences.passkeyRefused };
    await record(
      tx,
      now,
      'add-passkey',
      { subject: { kind: 'ACCOUNT', id: accountId } },
      officialOf(account),
    );
    return { kind: 'ADDED' };
  });
}

export async function listPasskeys(parts: AuthParts, accountId: AccountId): Promise<Passkey[]> {
  return inAuth(parts, async (tx) => {
    const found = await sql<{ id: string; label: string; made_at: Date; last_used_at: Date | null }>`
      select id, label, made_at, last_used_at from auth.passkey where account_id = ${accountId} order by made_at, id`.execute(
      tx,
    );
    return found.rows.map((row) => ({
      id: row.id,
      label: row.label,
      madeAt: row.made_at,
      lastUsedAt: row.last_used_at,
    }));
  });
}

export async function removePasskey(parts: AuthParts, account: Owner, id: string): Promise<void> {
  await inAuth(parts, async (tx) => {
    const gone = await sql`delete from auth.passkey where id = ${id} and account_id = ${account.id}`.execute(
      tx,
    );
    if (gone.numAffectedRows !== 1n) return;
    await record(
      tx,
      parts.clock.now(),
      'remove-passkey',
      { subject: { kind: 'ACCOUNT', id: account.id } },
      officialOf(account),
    );
  });
}

/** A challenge for signing in or unlocking: the device knows which account it is for, we ask nobody's name. */
export async function beginPasskeyUse(
  parts: AuthParts,
  site: Site,
): Promise<{ readonly options: PublicKeyCredentialRequestOptionsJSON; readonly challenge: string }> {
  const options = await generateAuthenticationOptions({ rpID: hostOf(site), userVerification: 'required' });
  return { options, challenge: sealChallenge(parts, options.challenge, null) };
}

/** A passkey proves possession and the person (finger, face or PIN on the device): both factors at once. Works during a lockout. */
export async function signInWithPasskey(
  parts: AuthParts,
  site: Site,
  challenge: string,
  response: AuthenticationResponseJSON,
  browser: Browser,
): Promise<SignedIn | Refused> {
  const accountId = await usePasskey(parts, site, challenge, response);
  if (!accountId) return { kind: 'REFUSED', sentence: sentences.passkeyRefused };
  return inAuth(parts, async (tx) => {
    const account = await findAccount(tx, { id: accountId });
    if (!account) return { kind: 'REFUSED', sentence: sentences.passkeyRefused };
    return completeSignIn(tx, account, 'PASSKEY', browser, parts.clock.now());
  });
}

/** Opens a locked session of the same account again. */
export async function unlockWithPasskey(
  parts: AuthParts,
  site: Site,
  challenge: string,
  response: AuthenticationResponseJSON,
  token: string,
): Promise<Unlocked | Over | Refused> {
  const accountId = await usePasskey(parts, site, challenge, response);
  return inAuth(parts, async (tx) => {
    const now = parts.clock.now();
    const session = await findSession(tx, token, now);
    if (!session || session.state === 'OVER') return { kind: 'OVER' };
    if (session.account.id !== accountId) return { kind: 'REFUSED', sentence: sentences.passkeyRefused };
    await unlockSession(tx, session.id, now);
    await record(
      tx,
      now,
      'unlock',
      { subject: { kind: 'SESSION', id: session.id }, facts: { method: 'PASSKEY' } },
      officialOf(session.account),
    );
    return { kind: 'UNLOCKED' };
  });
}

/** Whose passkey signed this challenge, once; null when anything is not right. */
async function usePasskey(
  parts: AuthParts,
  site: Site,
  challenge: string,
  response: AuthenticationResponseJSON,
): Promise<AccountId | null> {
  const opened = openChallenge(parts, challenge);
  if (!opened || opened.payload.a !== null) return null;
  const known = await inAuth(parts, async (tx) => {
    const found = await sql<{ account_id: string; public_key: Buffer; counter: number }>`
      select account_id, public_key, counter from auth.passkey where id = ${String(response.id)}`.execute(tx);
    return found.rows[0] ?? null;
  });
  const verified = known
    ? await verifyAuthenticationResponse({
        response,
        expectedChallenge: opened.payload.c,
        expectedOrigin: site.origin,
        expectedRPID: hostOf(site),
        requireUserVerification: true,
        credential: { id: response.id, publicKey: new Uint8Array(known.public_key), counter: known.counter },
      }).catch(() => null)
    : null;
  return inAuth(parts, async (tx) => {
    const now = parts.clock.now();
    const accountId = known ? asId<AccountId>(known.account_id) : null;
    const isRight =
      accountId !== null &&
      verified?.verified === true &&
      (await spendTicket(tx, challenge, opened.expiresAt));
    if (!isRight || !verified || !accountId) {
      const subject = accountId ? { kind: 'ACCOUNT', id: accountId } : { kind: 'PASSKEY', id: 'unknown' };
      await record(tx, now, 'sign-in', { subject, facts: { factor: 'PASSKEY' } }, undefined, 'REFUSED');
      return null;
    }
    await sql`update auth.passkey set counter = ${verified.authenticationInfo.newCounter}, last_used_at = ${now} where id = ${response.id}`.execute(
      tx,
    );
    return accountId;
  });
}

function sealChallenge(parts: AuthParts, challenge: string, accountId: AccountId | null): string {
  return sealToken(
    parts.keys,
    challengePurpose,
    { c: challenge, a: accountId } satisfies Challenge,
    parts.clock.now(),
    challengeMs,
  );
}

function openChallenge(parts: AuthParts, sealed: string) {
  const opened = openToken<Challenge>(parts.keys, challengePurpose, sealed, parts.clock.now());
  return opened.state === 'VALID' ? opened.token : null;
}

function hostOf(site: Site): string {
  return new URL(site.origin).hostname;
}
