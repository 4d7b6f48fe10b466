import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { refused } from '#kernel/errors/errors.ts';
import type { remindStep } from '../contract.ts';
import { stepStates } from '../rules/step-states.ts';
import { sentences } from '../sentences.ts';
import { oneOf } from '../store/steps.ts';
import { openForAction } from './may-act.ts';

const pauseMs = 3_600_000;

/** The lowest rung of the ladder, climbed by hand: whoever may take a step back may remind of it. */
export const remindStepHandler: Handler<
  z.output<typeof remindStep.input>,
  z.output<typeof remindStep.output>
> = async (ctx, { stepId }) => {
  const { step } = await openForAction(ctx, stepId, 'WITHDRAW');
  if (step.via === 'LETTER' || step.to_person_id === null)
    throw refused('NOBODY_TO_REMIND', sentences.nobodyToRemind);
  if (step.reminded_at !== null && ctx.now.getTime() - step.reminded_at.getTime() < pauseMs)
    throw refused('JUST_REMINDED', sentences.justReminded);
  await ctx.enqueue(
    'coordination.climb-ladder',
    { subjectKind: 'STEP', subjectId: stepId, to: 'FOCAL_POINT' },
    { onlyOne: `remind|${stepId}` },
  );
  ctx.note({ subject: { kind: 'STEP', id: stepId }, facts: { action: 'REMIND' } });
  return { state: oneOf(stepStates, step.state) };
};
