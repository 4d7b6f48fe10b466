import { sql } from 'kysely';
import type { Tx } from '#kernel/db/database.ts';
import type { Sentence } from '#kernel/errors/errors.ts';
import type { AccountId } from '#kernel/ids/ids.ts';
import { findPasswordFault, type PasswordFault, rememberedPasswords } from '../rules/password-rules.ts';
import type { AuthParts } from '../store/auth-store.ts';
import { inAuth } from '../store/auth-store.ts';
import { sentences } from './sentences.ts';

const sentenceOf: Record<PasswordFault, Sentence> = {
  TOO_SHORT: sentences.tooShort,
  TOO_LONG: sentences.tooLong,
  TOO_COMMON: sentences.tooCommon,
  CONTAINS_NAME: sentences.containsName,
  USED_BEFORE: sentences.usedBefore,
};

/** What is wrong with a new password for this account, or null. Compares with the last ten, so it takes a second; outside of any transaction. */
export async function findNewPasswordProblem(
  parts: AuthParts,
  accountId: AccountId,
  signInName: string,
  password: string,
): Promise<Sentence | null> {
  const fault = findPasswordFault(password, signInName);
  if (fault) return sentenceOf[fault];
  const earlier = await inAuth(parts, async (tx) => {
    const found = await sql<{ hash: string }>`
      select hash from auth.password where account_id = ${accountId} order by id desc limit ${rememberedPasswords}`.execute(
      tx,
    );
    return found.rows.map((row) => row.hash);
  });
  for (const hash of earlier) if (await parts.hasher.verify(password, hash)) return sentenceOf.USED_BEFORE;
  return null;
}

/** Sets the password and forgets those older than the last ten. */
export async function setPasswordHash(tx: Tx, accountId: AccountId, hash: string, now: Date): Promise<void> {
  await sql`insert into auth.password (account_id, hash, set_at) values (${accountId}, ${hash}, ${now})`.execute(
    tx,
  );
  await sql`
    delete from auth.password where account_id = ${accountId} and id not in (
      select id from auth.password where account_id = ${accountId} order by id desc limit ${rememberedPasswords})`.execute(
    tx,
  );
}
