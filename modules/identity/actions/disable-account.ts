import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { conflict } from '#kernel/errors/errors.ts';
import type { disableAccount, enableAccount } from '../contract.ts';
import { roomSentences } from '../sentences.ts';
import { assertNotOneself, getManagedAccount } from '../store/accounts.ts';

type Input = z.infer<typeof disableAccount.input>;

export const disableAccountHandler: Handler<Input, z.infer<typeof disableAccount.output>> = async (
  ctx,
  input,
) => {
  assertNotOneself(ctx, input.accountId);
  const account = await getManagedAccount(ctx, input.accountId, input.organizationId);
  const done = await sql`
    update identity.account set state = 'DISABLED', disabled_why = 'ADMINISTRATOR' where id = ${account.id} and state <> 'DISABLED'`.execute(
    ctx.tx,
  );
  if (done.numAffectedRows !== 1n) throw conflict('ALREADY_DISABLED', roomSentences.alreadyDisabled);
  await sql`update identity.invitation set withdrawn_at = ${ctx.now} where account_id = ${account.id} and used_at is null and withdrawn_at is null`.execute(
    ctx.tx,
  );
  ctx.note({
    subject: { kind: 'ACCOUNT', id: account.id },
    fields: ['state'],
    facts: { state: 'DISABLED', why: 'ADMINISTRATOR' },
  });
  return {};
};

/** Whoever never took up the invitation is invited again; everybody else is active from now, so earlier sessions stay void. */
export const enableAccountHandler: Handler<Input, z.infer<typeof enableAccount.output>> = async (
  ctx,
  input,
) => {
  assertNotOneself(ctx, input.accountId);
  const account = await getManagedAccount(ctx, input.accountId, input.organizationId);
  const done = await sql<{ state: string }>`
    update identity.account
    set state = case when active_since is null then 'INVITED' else 'ACTIVE' end, disabled_why = null,
      active_since = case when active_since is null then null else ${ctx.now}::timestamptz end
    where id = ${account.id} and state = 'DISABLED' returning state`.execute(ctx.tx);
  const state = done.rows[0]?.state;
  if (!state) throw conflict('NOT_DISABLED', roomSentences.notDisabled);
  ctx.note({ subject: { kind: 'ACCOUNT', id: account.id }, fields: ['state'], facts: { state } });
  return {};
};
