import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import type { FileId } from '#kernel/ids/ids.ts';
import { approvedSentences, sentenceIds } from '../approved-sentences.ts';
import {
  type findLatestWishes,
  type listApprovedSentences,
  type listMessages,
  type Message,
  zMessage,
} from '../contract.ts';
import { unsealMessage } from '../store/channel.ts';
import { isFromChild } from './send-reply.ts';

/** Both sides of one talk, for the office that holds the file. */
export const listMessagesHandler: Handler<
  z.infer<typeof listMessages.input>,
  z.infer<typeof listMessages.output>
> = async (ctx, { fileId }) => {
  const channel = await ctx.tx
    .selectFrom('replies.channel')
    .select(['is_child', 'word_hash', 'words_hash', 'texts_sealed'])
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  const tries = await sql<{ wrong: number }>`select replies.count_wrong(${fileId}::uuid) as wrong`.execute(
    ctx.tx,
  );
  const messages = await readMessages(ctx, fileId);
  ctx.note({ subject: { kind: 'FILE', id: fileId }, fields: ['messages'] });
  return {
    isChild: channel?.is_child ?? (await isFromChild(ctx, fileId)),
    hasSecret: Boolean(channel?.word_hash ?? channel?.words_hash),
    wrongTries: tries.rows[0]?.wrong ?? 0,
    wantsTexts: Boolean(channel?.texts_sealed),
    wishes: messages.findLast(({ wishes }) => wishes !== null)?.wishes ?? null,
    messages,
  };
};

/** What was said last of being reached, for other rooms that are about to call. */
export const findLatestWishesHandler: Handler<
  z.infer<typeof findLatestWishes.input>,
  z.infer<typeof findLatestWishes.output>
> = async (ctx, { fileId }) => {
  ctx.note({ subject: { kind: 'FILE', id: fileId }, fields: ['wishes', 'contact'] });
  const last = (await readMessages(ctx, fileId)).findLast(({ kind }) => kind === 'CONTACT');
  return { wishes: last?.wishes ?? null, contact: last?.contact ?? null };
};

export const listApprovedSentencesHandler: Handler<
  z.infer<typeof listApprovedSentences.input>,
  z.infer<typeof listApprovedSentences.output>
> = () =>
  Promise.resolve({
    sentences: sentenceIds.map((sentenceId) => ({ sentenceId, ...approvedSentences[sentenceId] })),
  });

async function readMessages(ctx: Context, fileId: FileId): Promise<Message[]> {
  const rows = await ctx.tx
    .selectFrom('replies.message as m')
    .innerJoin('files.file as f', 'f.id', 'm.file_id')
    .leftJoin('directory.v_person as p', 'p.id', 'm.person_id')
    .select(['m.id', 'm.at', 'm.side', 'm.kind', 'm.sealed', 'f.key_id', 'p.full_name as name'])
    .where('m.file_id', '=', fileId)
    .orderBy('m.at')
    .orderBy('m.place')
    .execute();
  return rows.map((row) => {
    const body = unsealMessage(ctx, row.key_id, row.id, row.sealed);
    return zMessage.parse({
      messageId: row.id,
      at: row.at.toISOString(),
      side: row.side,
      kind: row.kind,
      text: body.vi,
      contact: body.contact ?? null,
      wishes: body.wishes ?? null,
      personName: row.name,
    });
  });
}
