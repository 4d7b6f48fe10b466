import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { conflict, notFound, refused } from '#kernel/errors/errors.ts';
import { asId, type FileId, newId } from '#kernel/ids/ids.ts';
import { noteProgress } from '#modules/reports/contract.ts';
import type { answerStep, askStep } from '../contract.ts';
import { writeQuestion } from '../internal.ts';
import type { Side } from '../rules/step-states.ts';
import { sentences } from '../sentences.ts';
import { lockStep, sealWords } from '../store/steps.ts';
import { openForAction } from './may-act.ts';

export const askStepHandler: Handler<
  z.output<typeof askStep.input>,
  z.output<typeof askStep.output>
> = async (ctx, { stepId, question }) => {
  const { sides, personId } = await openForAction(ctx, stepId, 'ASK');
  ctx.note({ subject: { kind: 'STEP', id: stepId }, fields: ['question'] });
  return ctx.callAsSystem(writeQuestion, {
    stepId,
    questionId: null,
    side: firstOf(sides),
    personId,
    words: question,
  });
};

export const answerStepHandler: Handler<
  z.output<typeof answerStep.input>,
  z.output<typeof answerStep.output>
> = async (ctx, { stepId, questionId, answer }) => {
  const { sides, personId } = await openForAction(ctx, stepId, 'ANSWER');
  const asked = await ctx.tx
    .selectFrom('coordination.question')
    .select('asked_by')
    .where('id', '=', questionId)
    .where('step_id', '=', stepId)
    .executeTakeFirst();
  if (!asked) throw notFound();
  const other: Side = asked.asked_by === 'SENDER' ? 'RECEIVER' : 'SENDER';
  if (!sides.includes(other)) throw refused('NOT_YOURS', sentences.ownQuestion);
  ctx.note({ subject: { kind: 'STEP', id: stepId }, fields: ['answer'] });
  await ctx.callAsSystem(writeQuestion, { stepId, questionId, side: other, personId, words: answer });
  return { answeredAt: ctx.now.toISOString() };
};

export const writeQuestionHandler: Handler<
  z.output<typeof writeQuestion.input>,
  z.output<typeof writeQuestion.output>
> = async (ctx, { stepId, questionId, side, personId, words }) => {
  const step = await lockStep(ctx.tx, stepId);
  const id = questionId ?? newId(ctx.now.getTime());
  if (questionId === null) {
    await ctx.tx
      .insertInto('coordination.question')
      .values({
        id,
        step_id: stepId,
        asked_by: side,
        asked_person_id: personId,
        asked_at: ctx.now,
        question_sealed: sealWords(ctx, step, `question-${id}`, words),
      })
      .execute();
  } else {
    const answered = await ctx.tx
      .updateTable('coordination.question')
      .set({
        answered_person_id: personId,
        answered_at: ctx.now,
        answer_sealed: sealWords(ctx, step, `answer-${id}`, words),
      })
      .where('id', '=', id)
      .where('answered_at', 'is', null)
      .executeTakeFirst();
    if (answered.numUpdatedRows === 0n) throw conflict('ANSWERED_ALREADY', sentences.answeredAlready);
  }
  await ctx.call(noteProgress, {
    fileId: asId<FileId>(step.file_id),
    kind: questionId === null ? ('STEP_ASKED' as const) : ('STEP_ANSWERED' as const),
    facts: { stepId, ordinal: step.ordinal, side },
    byPersonId: personId,
  });
  ctx.note({ subject: { kind: 'STEP', id: stepId }, fields: [questionId === null ? 'question' : 'answer'] });
  return { questionId: id };
};

/** Whoever is on both sides (a holder that sent to itself through another office) speaks as the receiver. */
function firstOf(sides: readonly Side[]): Side {
  return sides.includes('RECEIVER') ? 'RECEIVER' : 'SENDER';
}
