import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { notFound, refused } from '#kernel/errors/errors.ts';
import { getFile } from '#kernel/files/files.ts';
import { newId, type OrganizationId } from '#kernel/ids/ids.ts';
import { keyedHash, unseal } from '#kernel/keys/sealing.ts';
import { queueText } from '#kernel/telephony/telephony.ts';
import { holdsRole, personIdOf } from '#kernel/permissions/actor.ts';
import { getReport, noteProgress } from '#modules/reports/contract.ts';
import { approvedSentences, type SentenceId } from '../approved-sentences.ts';
import { replySent, type sendReply } from '../contract.ts';
import { informantTraits } from '../rules/informant.ts';
import { replyKeys } from '../rules/reply-keys.ts';
import { tellsOfOthers } from '../rules/tells-of-others.ts';
import { sentences } from '../sentences.ts';
import { type MessageBody, sealMessage } from '../store/channel.ts';

type Input = z.infer<typeof sendReply.input>;
type Output = z.infer<typeof sendReply.output>;

/** One message to one informant, sealed with that file's key; nothing of it is known to any other file. */
export const sendReplyHandler: Handler<Input, Output> = async (ctx, { fileId, sentenceId, text, key }) => {
  if (ctx.actor.kind !== 'OFFICIAL') throw notFound();
  const { keyId, holderOrganizationId: office } = await getFile(ctx.tx, fileId);
  const channel = await ctx.tx
    .selectFrom('replies.channel')
    .select(['is_child', 'texts_sealed'])
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  const isChild = channel?.is_child ?? (await isFromChild(ctx, fileId));
  const body = sentenceId ? approvedBody(sentenceId, isChild) : typedBody(ctx, office, isChild, text ?? '');
  const id = newId(ctx.now.getTime());
  const added = await ctx.tx
    .insertInto('replies.message')
    .values({
      id,
      file_id: fileId,
      at: ctx.now,
      side: 'OFFICE',
      kind: sentenceId ? 'APPROVED' : 'TYPED',
      organization_id: office,
      person_id: ctx.actor.personId,
      press_hash: keyedHash(replyKeys(ctx.keys).press, fileId, key, body.vi),
      sealed: sealMessage(ctx, keyId, id, body),
    })
    .onConflict((conflict) => conflict.column('press_hash').doNothing())
    .returning('id')
    .executeTakeFirst();
  ctx.note({
    subject: { kind: 'FILE', id: fileId },
    fields: ['message'],
    facts: { sentence: sentenceId ?? 'TYPED', isNew: added !== undefined },
  });
  if (!added) return { messageId: id, isNew: false };
  await ctx.callAsSystem(noteProgress, {
    fileId,
    kind: 'REPLY_SENT',
    byPersonId: personIdOf(ctx.actor),
    facts: { sentence: sentenceId ?? 'TYPED' },
  });
  await ctx.emit(replySent, { fileId });
  if (channel?.texts_sealed && !isChild)
    await queueText(ctx, {
      organizationId: office,
      purpose: 'replies.tell',
      subject: { kind: 'FILE', id: fileId },
      number: unseal(ctx.keys.read(keyId), `reply-texts|${fileId}|1`, channel.texts_sealed).toString('utf8'),
      sentence: 'NEW_MESSAGE',
    });
  return { messageId: id, isNew: true };
};

function approvedBody(sentenceId: SentenceId, isChild: boolean): MessageBody {
  const { adult, child } = approvedSentences[sentenceId];
  return isChild ? child : adult;
}

function typedBody(ctx: Context, office: OrganizationId, isChild: boolean, text: string): MessageBody {
  if (isChild) throw refused('WORDS_NOT_FOR_CHILD', sentences.wordsNotForChild);
  const mayWrite = holdsRole(ctx.actor, 'COORDINATOR', office) || holdsRole(ctx.actor, 'SUPERVISOR', office);
  if (!mayWrite) throw refused('WORDS_NOT_YOURS', sentences.wordsNotYours);
  if (tellsOfOthers(text) !== null) throw refused('WORDS_TELL_OF_OTHERS', sentences.wordsTellOfOthers);
  return { vi: text };
}

/** A report whose informant never opened a talk: the report itself says whether a child sent it. */
export async function isFromChild(ctx: Context, fileId: Input['fileId']): Promise<boolean> {
  const report = await ctx.call(getReport, { fileId, withInformant: false });
  return informantTraits(report.informantKind, report.childAge).isChild;
}
