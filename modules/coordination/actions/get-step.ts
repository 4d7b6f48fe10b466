import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { findFile, getFile } from '#kernel/files/files.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import type { getStep, listStepsOf } from '../contract.ts';
import { readCautions } from '../internal.ts';
import { describeSteps, readQuestions, wordsOf } from '../store/describe-steps.ts';
import { showParts } from '../store/shown-parts.ts';
import { getStepRecord } from '../store/steps.ts';

export const getStepHandler: Handler<
  z.output<typeof getStep.input>,
  z.output<typeof getStep.output>
> = async (ctx, { stepId }) => {
  const record = await getStepRecord(ctx.tx, stepId);
  const [described] = await describeSteps(ctx, [record]);
  const side = described?.sides[0];
  if (!described || !side) throw notFound();
  const fileId = asId<FileId>(record.file_id);
  const isOver = record.state === 'RETURNED' || record.state === 'WITHDRAWN' || record.state === 'DONE';
  // Once the step is over its receiver sees of it what it was, no more of the file.
  const seesFile = side === 'SENDER' || (!isOver && record.access_from !== null);
  const { cautions } = await ctx.callAsSystem(readCautions, { fileId });
  ctx.note({
    subject: { kind: 'STEP', id: stepId },
    fields: ['words', ...(seesFile ? record.parts : [])],
    facts: { fileId, side },
  });
  return {
    ...described.row,
    side,
    ...wordsOf(ctx, record),
    cautions,
    questions: await readQuestions(ctx, record),
    shown:
      seesFile && (await findFile(ctx.tx, record.file_id)) !== null
        ? await showParts(ctx, fileId, described.row.parts)
        : [],
  };
};

export const listStepsOfHandler: Handler<
  z.output<typeof listStepsOf.input>,
  z.output<typeof listStepsOf.output>
> = async (ctx, { fileId }) => {
  await getFile(ctx.tx, fileId);
  const records = await ctx.tx
    .selectFrom('coordination.step')
    .selectAll()
    .where('file_id', '=', fileId)
    .orderBy('ordinal')
    .execute();
  const steps = [];
  for (const { row, step } of await describeSteps(ctx, records))
    steps.push({ ...row, ...wordsOf(ctx, step), questions: await readQuestions(ctx, step) });
  ctx.note({ subject: { kind: 'FILE', id: fileId }, fields: ['steps'] });
  return { steps };
};
