import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { asId, type FileId, newId } from '#kernel/ids/ids.ts';
import { keyedHash, seal } from '#kernel/keys/sealing.ts';
import { noteProgress } from '#modules/reports/contract.ts';
import { type answerRemoval, providerAnswers } from '../contract.ts';
import { lockOwnRequest, referenceOf } from './open-served-request.ts';
import { markServed } from './serve-request.ts';

type Input = z.infer<typeof answerRemoval.input>;
type Output = z.infer<typeof answerRemoval.output>;

/** Keeps the provider's answer; the clock runs on until a person has looked whether it is true. */
export const answerRemovalHandler: Handler<Input, Output> = async (ctx, input) => {
  const request = await lockOwnRequest(ctx);
  await markServed(ctx, request, 'PAGE');
  const nonceHash = keyedHash(ctx.keys.purpose('removals-answer-nonce'), request.id, input.nonce);
  const reference = referenceOf(request);
  const before = await ctx.tx
    .selectFrom('removals.answer')
    .select(['answer', 'at'])
    .where('nonce_hash', '=', nonceHash)
    .executeTakeFirst();
  ctx.note({
    subject: { kind: 'REMOVAL_REQUEST', id: request.id },
    fields: ['answer'],
    facts: { answer: input.answer },
  });
  if (before) return { reference, answer: asAnswer(before.answer), receivedAt: before.at.toISOString() };
  const id = newId(ctx.now.getTime());
  const words = JSON.stringify({
    reason: input.reason,
    neededUntil: input.neededUntil,
    respondent: input.respondent,
  });
  await ctx.tx
    .insertInto('removals.answer')
    .values({
      id,
      request_id: request.id,
      at: ctx.now,
      answer: input.answer,
      nonce_hash: nonceHash,
      sealed: seal(ctx.keys.read(request.file_key_id), `${request.file_id}|answer-${id}|1`, words),
    })
    .execute();
  await ctx.tx
    .updateTable('removals.removal_request')
    .set({ state: request.state === 'ENDED' ? 'ENDED' : 'ANSWERED', answered_at: ctx.now })
    .where('id', '=', request.id)
    .execute();
  await ctx.callAsSystem(noteProgress, {
    fileId: asId<FileId>(request.file_id),
    kind: 'REMOVAL_ANSWERED',
    facts: { requestId: request.id, answer: input.answer },
  });
  return { reference, answer: input.answer, receivedAt: ctx.now.toISOString() };
};

function asAnswer(text: string): (typeof providerAnswers)[number] {
  return providerAnswers.find((answer) => answer === text) ?? 'MORE_TIME';
}
