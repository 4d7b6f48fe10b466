import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { refused } from '#kernel/errors/errors.ts';
import type { renewLink } from '../contract.ts';
import { roomSentences } from '../sentences.ts';
import { assertNotOneself, getManagedAccount, issueLink } from '../store/accounts.ts';

export const renewLinkHandler: Handler<
  z.infer<typeof renewLink.input>,
  z.infer<typeof renewLink.output>
> = async (ctx, input) => {
  assertNotOneself(ctx, input.accountId);
  const account = await getManagedAccount(ctx, input.accountId, input.organizationId);
  if (account.state === 'DISABLED') throw refused('ACCOUNT_DISABLED', roomSentences.disabledFirst);
  const purpose = account.state === 'INVITED' ? 'NEW' : account.mustEnrol ? 'SECOND_FACTOR' : 'PASSWORD';
  const made = await issueLink(ctx, account, purpose);
  ctx.note({
    subject: { kind: 'ACCOUNT', id: account.id },
    facts: { purpose, invitation: made.invitationId },
  });
  return made;
};
