import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { conflict, notFound, refused } from '#kernel/errors/errors.ts';
import { type AccountId, asId, newOpaqueId } from '#kernel/ids/ids.ts';
import type { approveFactorReset, askFactorReset } from '../contract.ts';
import { roomSentences } from '../sentences.ts';
import { assertNotOneself, getManagedAccount, issueLink } from '../store/accounts.ts';

export const askFactorResetHandler: Handler<
  z.infer<typeof askFactorReset.input>,
  z.infer<typeof askFactorReset.output>
> = async (ctx, input) => {
  assertNotOneself(ctx, input.accountId);
  const account = await getManagedAccount(ctx, input.accountId, input.organizationId);
  if (account.state !== 'ACTIVE') throw refused('NOT_ACTIVE', roomSentences.notYetActive);
  const resetId = newOpaqueId<string>();
  const asked = await sql`
    insert into identity.factor_reset (id, account_id, organization_id, asked_by, asked_at)
    values (${resetId}, ${account.id}, ${input.organizationId}, ${accountOf(ctx)}, ${ctx.now}) on conflict do nothing`.execute(
    ctx.tx,
  );
  if (asked.numAffectedRows !== 1n) throw conflict('RESET_ASKED', roomSentences.resetAsked);
  ctx.note({ subject: { kind: 'ACCOUNT', id: account.id }, facts: { reset: resetId } });
  return { resetId };
};

export const approveFactorResetHandler: Handler<
  z.infer<typeof approveFactorReset.input>,
  z.infer<typeof approveFactorReset.output>
> = async (ctx, input) => {
  const found = await sql<{ account_id: string; asked_by: string }>`
    select account_id, asked_by from identity.factor_reset
    where id = ${input.resetId} and organization_id = ${input.organizationId} and approved_at is null for update`.execute(
    ctx.tx,
  );
  const reset = found.rows[0];
  if (!reset) throw notFound();
  const approver = accountOf(ctx);
  const accountId = asId<AccountId>(reset.account_id);
  if (approver === reset.asked_by || approver === accountId)
    throw refused('TWO_PEOPLE', roomSentences.twoPeople);
  const account = await getManagedAccount(ctx, accountId, input.organizationId);
  if (account.state !== 'ACTIVE') throw refused('NOT_ACTIVE', roomSentences.notYetActive);
  await sql`update identity.factor_reset set approved_by = ${approver}, approved_at = ${ctx.now} where id = ${input.resetId}`.execute(
    ctx.tx,
  );
  await sql`update identity.account set must_enrol = true where id = ${accountId}`.execute(ctx.tx);
  const made = await issueLink(ctx, account, 'SECOND_FACTOR');
  ctx.note({
    subject: { kind: 'ACCOUNT', id: accountId },
    fields: ['mustEnrol'],
    facts: { reset: input.resetId, askedBy: reset.asked_by },
  });
  return made;
};

function accountOf(ctx: Context): AccountId {
  if (ctx.actor.kind !== 'OFFICIAL') throw notFound();
  return ctx.actor.accountId;
}
