import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { appendLeaf } from '#kernel/audit/append.ts';
import type { AuditNote } from '#kernel/actions/context.ts';
import { leafOf } from '#kernel/actions/leaf-of.ts';
import type { Clock } from '#kernel/clock/clock.ts';
import type { Database, Tx } from '#kernel/db/database.ts';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { type Actor, publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { type Attempts, charge, giveBack, isLocked, noAttempts } from '../rules/lockout.ts';
import type { PasswordHasher } from '../sign-in/password-hash.ts';

/** What every step of the sign-in needs: the login that owns the secrets, and nothing else of the platform. */
export type AuthParts = {
  /** Connected as `annhi_auth`. */
  readonly auth: Database;
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly hasher: PasswordHasher;
  readonly mode: 'demo' | 'real';
};

/** One transaction of the sign-in. The audit entry is written in it, so that neither is there without the other (design 6). */
export function inAuth<T>(parts: AuthParts, work: (tx: Tx) => Promise<T>): Promise<T> {
  return parts.auth.run(systemActor('sign-in'), work);
}

/** Writes the audit entry of what this transaction does. Ids only: no name, no address, no secret. */
export async function record(
  tx: Tx,
  now: Date,
  action: string,
  note: AuditNote,
  actor: Actor = publicActor,
  outcome: 'DONE' | 'REFUSED' = 'DONE',
): Promise<void> {
  await appendLeaf(tx, leafOf({ actor, now, trace: randomUUID() }, `identity.${action}`, outcome, [note]));
}

/** A try that has been counted, or the minutes to wait. */
export type Charged =
  | { readonly isOpen: true; readonly locks: boolean }
  | { readonly isOpen: false; readonly minutes: number };

/** Counts a try of this name before anything is compared. One row per name, known or not, so that both look and cost the same. */
export async function chargeAttempt(parts: AuthParts, nameIndex: Buffer): Promise<Charged> {
  const now = parts.clock.now();
  return inAuth(parts, async (tx) => {
    await sql`insert into auth.attempt (name_index, last_at) values (${nameIndex}, ${now}) on conflict do nothing`.execute(
      tx,
    );
    const before = await readAttempts(tx, nameIndex);
    if (isLocked(before, now)) return { isOpen: false, minutes: minutesUntil(before, now) };
    const after = charge(before, now);
    await writeAttempts(tx, nameIndex, after, now);
    return { isOpen: true, locks: after.lockedUntil !== null };
  });
}

/** The counted try was right but the sign-in is not complete: the try is given back, earlier failures stay. */
export async function giveBackAttempt(tx: Tx, nameIndex: Buffer, now: Date): Promise<void> {
  await writeAttempts(tx, nameIndex, giveBack(await readAttempts(tx, nameIndex)), now);
}

/** Signed in with everything: the count begins anew. */
export async function forgetAttempts(tx: Tx, nameIndex: Buffer): Promise<void> {
  await sql`delete from auth.attempt where name_index = ${nameIndex}`.execute(tx);
}

async function readAttempts(tx: Tx, nameIndex: Buffer): Promise<Attempts> {
  const found = await sql<{ failures: number; lockouts: number; locked_until: Date | null }>`
    select failures, lockouts, locked_until from auth.attempt where name_index = ${nameIndex} for update`.execute(
    tx,
  );
  const row = found.rows[0];
  return row ? { failures: row.failures, lockouts: row.lockouts, lockedUntil: row.locked_until } : noAttempts;
}

async function writeAttempts(tx: Tx, nameIndex: Buffer, attempts: Attempts, now: Date): Promise<void> {
  await sql`
    update auth.attempt set failures = ${attempts.failures}, lockouts = ${attempts.lockouts}, locked_until = ${attempts.lockedUntil}, last_at = ${now}
    where name_index = ${nameIndex}`.execute(tx);
}

function minutesUntil(attempts: Attempts, now: Date): number {
  return Math.max(1, Math.ceil(((attempts.lockedUntil?.getTime() ?? 0) - now.getTime()) / 60_000));
}

/** Marks a ticket as used; false when it was used before. */
export async function spendTicket(tx: Tx, ticket: string, expiresAt: Date): Promise<boolean> {
  const hash = createHash('sha256').update(ticket).digest();
  const spent =
    await sql`insert into auth.spent_ticket (hash, expires_at) values (${hash}, ${expiresAt}) on conflict do nothing`.execute(
      tx,
    );
  return spent.numAffectedRows === 1n;
}
