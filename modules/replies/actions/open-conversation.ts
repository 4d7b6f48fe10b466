import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { findFileByCode } from '#modules/reports/contract.ts';
import type { openConversation, readConversation } from '../contract.ts';
import { findGrant, sealReplyGrant } from '../rules/grant.ts';
import { foldSecret } from '../rules/secret-words.ts';
import { channelOf, hashCode, hashSecret, listForInformant, plainCode } from '../store/channel.ts';

type Output = z.infer<typeof openConversation.output>;
type Try = { opened: boolean; key_id: number | null; child: boolean; texts: boolean };

const looked = { subject: { kind: 'TRACKING_CODE', id: 'looked-up' } } as const;

/**
 * Code and secret word together open the talk. A wrong code, a wrong word, a talk without a word and a try within the delay take the
 * same path: three keyed hashes, one look-up, one counted try.
 */
export const openConversationHandler: Handler<z.infer<typeof openConversation.input>, Output> = async (
  ctx,
  { trackingCode, secret },
) => {
  // Which report it was stays out of the log, as with the status.
  ctx.note(looked);
  const code = plainCode(trackingCode);
  const folded = foldSecret(secret);
  const hashes = [hashSecret(ctx, 'word', code, folded), hashSecret(ctx, 'words', code, folded)] as const;
  const { fileId } = await ctx.callAsSystem(findFileByCode, { trackingCode: code });
  const tried = await sql<Try>`
    select * from replies.try_secret(${fileId}::uuid, ${hashCode(ctx, code)}, ${hashes[0]}, ${hashes[1]}, ${ctx.now})`.execute(
    ctx.tx,
  );
  const answer = tried.rows[0];
  if (!answer?.opened || fileId === null || answer.key_id === null || ctx.keys.isDestroyed(answer.key_id))
    return { conversation: null };
  const traits = { isChild: answer.child, mayText: answer.texts };
  return {
    conversation: {
      grant: sealReplyGrant(ctx.keys, { trackingCode: code, may: 'OPENED', ...traits }, ctx.now),
      ...traits,
      messages: await listForInformant(ctx, fileId),
    },
  };
};

/** The same talk again; the grant that goes on ends when the first one would have. */
export const readConversationHandler: Handler<z.infer<typeof readConversation.input>, Output> = async (
  ctx,
  { grant: sealed },
) => {
  ctx.note(looked);
  const grant = findGrant(ctx.keys, sealed, ctx.now);
  if (!grant || grant.may !== 'OPENED') return { conversation: null };
  const channel = await channelOf(ctx, grant);
  if (!channel) return { conversation: null };
  return {
    conversation: {
      grant: sealReplyGrant(ctx.keys, grant, ctx.now, grant.until),
      isChild: grant.isChild,
      mayText: grant.mayText,
      messages: await listForInformant(ctx, channel.fileId),
    },
  };
};
