import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import type { chooseSecretWord, takeCodeWords } from '../contract.ts';
import { findGrant } from '../rules/grant.ts';
import { replyKeys } from '../rules/reply-keys.ts';
import { codeWordsOf, foldSecret, isUsableWord } from '../rules/secret-words.ts';
import { channelOf, hashSecret, plainCode } from '../store/channel.ts';

const looked = { subject: { kind: 'TRACKING_CODE', id: 'secret-set' } } as const;

/** Sets the word once. Pressed again with the same word it is the same press; with another it is taken. */
export const chooseSecretWordHandler: Handler<
  z.infer<typeof chooseSecretWord.input>,
  z.infer<typeof chooseSecretWord.output>
> = async (ctx, { grant: sealed, word }) => {
  ctx.note(looked);
  const grant = findGrant(ctx.keys, sealed, ctx.now);
  if (!grant || grant.may !== 'SENT') return { state: 'GONE' };
  if (!isUsableWord(word, plainCode(grant.trackingCode))) return { state: 'TOO_SHORT' };
  const channel = await channelOf(ctx, grant);
  if (!channel) return { state: 'GONE' };
  const hash = hashSecret(ctx, 'word', grant.trackingCode, foldSecret(word));
  const set = await sql<{ done: boolean }>`
    select replies.set_secret(${channel.fileId}::uuid, ${hash}, null) as done`.execute(ctx.tx);
  return { state: set.rows[0]?.done ? 'DONE' : 'TAKEN' };
};

/** Shows the code's four words. Only their keyed hash is kept; after the half hour nobody can show them again. */
export const takeCodeWordsHandler: Handler<
  z.infer<typeof takeCodeWords.input>,
  z.infer<typeof takeCodeWords.output>
> = async (ctx, { grant: sealed }) => {
  ctx.note(looked);
  const grant = findGrant(ctx.keys, sealed, ctx.now);
  const channel = grant?.may === 'SENT' ? await channelOf(ctx, grant) : null;
  if (!grant || !channel) return { state: 'GONE', words: [] };
  const words = codeWordsOf(replyKeys(ctx.keys).words, plainCode(grant.trackingCode));
  const hash = hashSecret(ctx, 'words', grant.trackingCode, foldSecret(words.join(' ')));
  await sql`select replies.set_secret(${channel.fileId}::uuid, null, ${hash})`.execute(ctx.tx);
  return { state: 'SHOWN', words };
};
