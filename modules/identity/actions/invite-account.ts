import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { foldName } from '../store/person-name.ts';
import type { inviteAccount, inviteFirstAdministrator } from '../contract.ts';
import {
  assertHoldsPost,
  insertAccount,
  insertAdministratorPost,
  insertGrant,
  issueLink,
} from '../store/accounts.ts';

type Output = z.infer<typeof inviteAccount.output>;

export const inviteAccountHandler: Handler<z.infer<typeof inviteAccount.input>, Output> = async (
  ctx,
  input,
) => {
  const { organizationId, personId, postId } = input;
  await assertHoldsPost(ctx, personId, postId, organizationId);
  const accountId = await insertAccount(ctx, input);
  for (const role of new Set(input.roles))
    await insertGrant(ctx, { accountId, postId, organizationId, role });
  const made = await issueLink(ctx, { id: accountId, organizationId, email: input.email }, 'NEW');
  ctx.note({
    subject: { kind: 'ACCOUNT', id: accountId },
    fields: ['email', 'personId', 'roles'],
    facts: { post: postId, roles: [...new Set(input.roles)].join(',') },
  });
  return { accountId, ...made };
};

export const inviteFirstAdministratorHandler: Handler<
  z.infer<typeof inviteFirstAdministrator.input>,
  Output
> = async (ctx, input) => {
  const { organizationId, fullName, email } = input;
  const { personId, postId } = await insertAdministratorPost(
    ctx,
    organizationId,
    fullName,
    foldName(fullName),
  );
  const accountId = await insertAccount(ctx, { organizationId, personId, email });
  for (const role of ['ACCOUNT_ADMIN', 'DIRECTORY_ADMIN'] as const)
    await insertGrant(ctx, { accountId, postId, organizationId, role });
  const made = await issueLink(ctx, { id: accountId, organizationId, email }, 'NEW');
  ctx.note({
    subject: { kind: 'ACCOUNT', id: accountId },
    fields: ['email', 'personId', 'roles'],
    facts: { post: postId, organization: organizationId },
  });
  return { accountId, ...made };
};
