import type { z } from 'zod';
import { civilDate } from '#kernel/clock/clock.ts';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { conflict, invalidInput, refused } from '#kernel/errors/errors.ts';
import { findFile } from '#kernel/files/files.ts';
import { asId, type FileId, type PersonId } from '#kernel/ids/ids.ts';
import { releaseStatusByLetter, type zPoliceWord } from '#modules/reports/contract.ts';
import type { recordPoliceWord } from '../contract.ts';
import { followPoliceWord } from '../internal.ts';
import { stepStates } from '../rules/step-states.ts';
import { sentences } from '../sentences.ts';
import { listPoliceOffices } from '../store/offices.ts';
import { lockStep, oneOf, type StepRecord } from '../store/steps.ts';
import { openForAction } from './may-act.ts';

type Word = z.output<typeof zPoliceWord>;

export const recordPoliceWordHandler: Handler<
  z.output<typeof recordPoliceWord.input>,
  z.output<typeof recordPoliceWord.output>
> = async (ctx, { stepId, policeWord }) => {
  const { step, personId } = await openForAction(ctx, stepId, 'RECORD_POLICE_WORD');
  ctx.note({ subject: { kind: 'STEP', id: stepId }, fields: ['policeWord'] });
  await takePoliceWord(ctx, step, policeWord, personId);
  return { state: oneOf(stepStates, step.state) };
};

/** The same for whoever types a receipt or an answer, in one transaction with it: refused, neither is written. */
export async function takePoliceWord(
  ctx: Context,
  step: Pick<StepRecord, 'id' | 'sent_at'>,
  word: Word,
  personId: PersonId,
): Promise<void> {
  if (word.on > civilDate(ctx.now) || word.on < civilDate(step.sent_at))
    throw invalidInput([{ path: 'policeWord.on', sentence: sentences.policeWordDay }]);
  await ctx.callAsSystem(followPoliceWord, { stepId: step.id, word, personId });
}

export const followPoliceWordHandler: Handler<
  z.output<typeof followPoliceWord.input>,
  z.output<typeof followPoliceWord.output>
> = async (ctx, { stepId, word, personId }) => {
  const step = await lockStep(ctx.tx, stepId);
  await assertPoliceTook(ctx, step);
  await ctx.call(releaseStatusByLetter, {
    fileId: asId<FileId>(step.file_id),
    stepId,
    word,
    typedByPersonId: personId,
  });
  ctx.note({
    subject: { kind: 'STEP', id: stepId },
    fields: ['policeWord'],
    facts: { fileId: step.file_id },
  });
  return { state: oneOf(stepStates, step.state) };
};

/** A letter speaks for the police only where a police office took this step, and none of them can say it here with a click. */
async function assertPoliceTook(ctx: Context, step: StepRecord): Promise<void> {
  const taken = await ctx.tx
    .selectFrom('coordination.step')
    .select(['to_organization_id'])
    .where('file_id', '=', step.file_id)
    .where('via', '=', 'ACCOUNT')
    .where('state', '=', 'ACCEPTED')
    .execute();
  const file = await findFile(ctx.tx, step.file_id);
  const atWork = [file?.holderOrganizationId ?? null, ...taken.map((one) => one.to_organization_id)];
  const police = await listPoliceOffices(ctx.tx, [step.to_organization_id, ...atWork], ctx.now);
  if (!police.has(step.to_organization_id ?? '')) throw refused('NOT_POLICE', sentences.notPolice);
  if (step.accepted_at === null) throw conflict('NOT_TAKEN', sentences.policeNotTaken);
  if (atWork.some((office) => office !== null && police.has(office)))
    throw refused('POLICE_DECIDE', sentences.policeDecide);
}
