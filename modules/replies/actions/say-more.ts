import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { newId } from '#kernel/ids/ids.ts';
import { keyedHash, seal } from '#kernel/keys/sealing.ts';
import { changeWishes, noteProgress } from '#modules/reports/contract.ts';
import { type changeContact, longestMessage, replyReceived, type sayMore } from '../contract.ts';
import { findGrant, type OpenedGrant } from '../rules/grant.ts';
import { mostMessages } from '../rules/limits.ts';
import { replyKeys } from '../rules/reply-keys.ts';
import { type Channel, channelOf, type MessageBody, sealMessage } from '../store/channel.ts';

type Output = z.infer<typeof sayMore.output>;

/** An informant's words, kept as typed. Same press and same words: one message; other words under the same press: another. */
export const sayMoreHandler: Handler<z.infer<typeof sayMore.input>, Output> = async (
  ctx,
  { grant: sealed, text },
) => {
  ctx.note({ subject: { kind: 'TRACKING_CODE', id: 'said-more' } });
  const grant = findGrant(ctx.keys, sealed, ctx.now);
  if (!grant) return { state: 'GONE' };
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)) return { state: 'EMPTY' };
  if (text.length > longestMessage) return { state: 'TOO_LONG' };
  const channel = await channelOf(ctx, grant);
  if (!channel) return { state: 'GONE' };
  return { state: await keep(ctx, grant, channel, 'STORY', { vi: text }) };
};

/** How to be reached, given later or changed: kept as a message, so that the office sees when it was said. */
export const changeContactHandler: Handler<z.infer<typeof changeContact.input>, Output> = async (
  ctx,
  { grant: sealed, name, phone, email, wishes, wantsTexts },
) => {
  ctx.note({ subject: { kind: 'TRACKING_CODE', id: 'said-more' } });
  const grant = findGrant(ctx.keys, sealed, ctx.now);
  if (!grant || grant.may !== 'OPENED') return { state: 'GONE' };
  const channel = await channelOf(ctx, grant);
  if (!channel) return { state: 'GONE' };
  const contact = { name, phone, email };
  const state = await keep(ctx, grant, channel, 'CONTACT', { vi: '', contact, wishes });
  if (state !== 'DONE') return { state };
  await ctx.callAsSystem(changeWishes, { fileId: channel.fileId, ...wishes });
  const number =
    wantsTexts && grant.mayText && !grant.isChild && phone.trim() !== ''
      ? seal(ctx.keys.read(channel.fileKeyId), `reply-texts|${channel.fileId}|1`, phone)
      : null;
  await sql`select replies.set_texts(${channel.fileId}::uuid, ${number})`.execute(ctx.tx);
  return { state };
};

async function keep(
  ctx: Context,
  grant: OpenedGrant,
  { fileId, fileKeyId }: Channel,
  kind: 'STORY' | 'CONTACT',
  body: MessageBody,
): Promise<'DONE' | 'FULL'> {
  const id = newId(ctx.now.getTime());
  const press = keyedHash(replyKeys(ctx.keys).press, grant.nonce, kind, JSON.stringify(body));
  const sealed = sealMessage(ctx, fileKeyId, id, body);
  const kept = await sql<{ state: string }>`
    select replies.add_word(${id}::uuid, ${fileId}::uuid, ${ctx.now}, ${kind}, ${press}, ${sealed}, ${mostMessages}) as state`.execute(
    ctx.tx,
  );
  const state = kept.rows[0]?.state;
  if (state === 'FULL') return 'FULL';
  if (state === 'NEW') {
    await ctx.callAsSystem(noteProgress, { fileId, kind: 'REPLY_RECEIVED', facts: { what: kind } });
    await ctx.emit(replyReceived, { fileId, messageId: id });
  }
  return 'DONE';
}
