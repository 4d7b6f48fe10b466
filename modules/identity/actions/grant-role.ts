import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { type AccountId, asId } from '#kernel/ids/ids.ts';
import { actorName } from '#kernel/permissions/actor.ts';
import type { grantRole, revokeRole } from '../contract.ts';
import { assertHoldsPost, assertNotOneself, findVisibleAccount, insertGrant } from '../store/accounts.ts';

export const grantRoleHandler: Handler<
  z.infer<typeof grantRole.input>,
  z.infer<typeof grantRole.output>
> = async (ctx, input) => {
  assertNotOneself(ctx, input.accountId);
  const account = await findVisibleAccount(ctx, input.accountId);
  if (!account) throw notFound();
  await assertHoldsPost(ctx, account.personId, input.postId, input.organizationId);
  const grantId = await insertGrant(ctx, input);
  ctx.note({
    subject: { kind: 'ACCOUNT', id: input.accountId },
    fields: ['roles'],
    facts: { grant: grantId, role: input.role, post: input.postId, organization: input.organizationId },
  });
  return { grantId };
};

export const revokeRoleHandler: Handler<
  z.infer<typeof revokeRole.input>,
  z.infer<typeof revokeRole.output>
> = async (ctx, input) => {
  const found = await sql<{ account_id: string; role: string }>`
    select account_id, role from identity.role_grant where id = ${input.grantId} and organization_id = ${input.organizationId} and revoked_at is null`.execute(
    ctx.tx,
  );
  const grant = found.rows[0];
  if (!grant) throw notFound();
  assertNotOneself(ctx, asId<AccountId>(grant.account_id));
  await sql`update identity.role_grant set revoked_at = ${ctx.now}, revoked_by = ${actorName(ctx.actor)} where id = ${input.grantId} and revoked_at is null`.execute(
    ctx.tx,
  );
  ctx.note({
    subject: { kind: 'ACCOUNT', id: grant.account_id },
    fields: ['roles'],
    facts: { grant: input.grantId, revokedRole: grant.role, organization: input.organizationId },
  });
  return {};
};
