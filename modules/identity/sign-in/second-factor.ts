import { sql } from 'kysely';
import type { Tx } from '#kernel/db/database.ts';
import type { AccountId } from '#kernel/ids/ids.ts';
import { findStep } from '../rules/totp.ts';
import type { AuthParts } from '../store/auth-store.ts';
import { newRecoveryCodes, openField, recoveryCodeHash, sealField } from '../store/secrets.ts';

type Taken = 'TAKEN' | 'USED' | 'WRONG';

/**
 * Takes a code of the authenticator app: right, and later than every code taken before, so that one that was watched cannot be used
 * again (RFC 6238, 5.2). Demonstration accounts share a public secret, so there the second rule would only keep visitors apart.
 */
export async function takeTotpCode(
  parts: AuthParts,
  tx: Tx,
  account: { readonly id: AccountId; readonly isDemo: boolean },
  typed: string,
): Promise<Taken> {
  const found = await sql<{
    secret_sealed: Buffer;
  }>`select secret_sealed from auth.totp where account_id = ${account.id} for update`.execute(tx);
  const sealed = found.rows[0]?.secret_sealed;
  const step = sealed
    ? findStep(openField(parts.keys, account.id, 'totp', sealed), typed, parts.clock.now())
    : null;
  if (step === null) return 'WRONG';
  const isShared = account.isDemo && parts.mode === 'demo';
  const taken = await sql`
    update auth.totp set last_step = greatest(last_step, ${step}) where account_id = ${account.id} and (last_step < ${step} or ${isShared})`.execute(
    tx,
  );
  return taken.numAffectedRows === 1n ? 'TAKEN' : 'USED';
}

/** Takes a recovery code, once. */
export async function takeRecoveryCode(
  parts: AuthParts,
  tx: Tx,
  account: { readonly id: AccountId },
  typed: string,
): Promise<Taken> {
  const hash = recoveryCodeHash(parts.keys, account.id, typed);
  const taken = await sql`
    update auth.recovery_code set used_at = ${parts.clock.now()}
    where account_id = ${account.id} and code_hash = ${hash} and used_at is null`.execute(tx);
  return taken.numAffectedRows === 1n ? 'TAKEN' : 'WRONG';
}

/** Sets the secret of the authenticator app; `step` is that of the first code, used up with it. */
export async function setTotpSecret(
  parts: AuthParts,
  tx: Tx,
  accountId: AccountId,
  secret: Uint8Array,
  step: number,
): Promise<void> {
  const sealed = sealField(parts.keys, accountId, 'totp', secret);
  await sql`
    insert into auth.totp (account_id, secret_sealed, last_step) values (${accountId}, ${sealed}, ${step})
    on conflict (account_id) do update set secret_sealed = excluded.secret_sealed, last_step = excluded.last_step`.execute(
    tx,
  );
}

/** Ten new recovery codes in place of all earlier ones. Returned once, stored as keyed hashes. */
export async function renewRecoveryCodes(parts: AuthParts, tx: Tx, accountId: AccountId): Promise<string[]> {
  const codes = newRecoveryCodes();
  await sql`delete from auth.recovery_code where account_id = ${accountId}`.execute(tx);
  await sql`
    insert into auth.recovery_code (account_id, code_hash)
    values ${sql.join(codes.map((code) => sql`(${accountId}::uuid, ${recoveryCodeHash(parts.keys, accountId, code)}::bytea)`))}`.execute(
    tx,
  );
  return codes;
}
