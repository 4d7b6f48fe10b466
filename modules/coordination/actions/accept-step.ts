import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { refused } from '#kernel/errors/errors.ts';
import type { acceptStep, finishStep, returnStep, withdrawStep } from '../contract.ts';
import { moveStep } from '../internal.ts';
import { sentences } from '../sentences.ts';
import { openForAction } from './may-act.ts';
import { takePoliceWord } from './record-police-word.ts';

export const acceptStepHandler: Handler<
  z.output<typeof acceptStep.input>,
  z.output<typeof acceptStep.output>
> = async (ctx, { stepId }) => {
  const { personId } = await openForAction(ctx, stepId, 'ACCEPT');
  ctx.note({ subject: { kind: 'STEP', id: stepId }, facts: { action: 'ACCEPT' } });
  return ctx.callAsSystem(moveStep, { stepId, action: 'ACCEPT' as const, personId });
};

export const returnStepHandler: Handler<
  z.output<typeof returnStep.input>,
  z.output<typeof returnStep.output>
> = async (ctx, { stepId, reason }) => {
  const { personId } = await openForAction(ctx, stepId, 'RETURN');
  ctx.note({ subject: { kind: 'STEP', id: stepId }, fields: ['reason'], facts: { action: 'RETURN' } });
  return ctx.callAsSystem(moveStep, { stepId, action: 'RETURN' as const, personId, reason });
};

export const finishStepHandler: Handler<
  z.output<typeof finishStep.input>,
  z.output<typeof finishStep.output>
> = async (ctx, { stepId, outcome, note, policeWord }) => {
  const { step, personId } = await openForAction(ctx, stepId, 'FINISH');
  // Whoever does the step here lets the status go with a click of their own.
  if (policeWord && step.via !== 'LETTER') throw refused('POLICE_DECIDE', sentences.policeDecide);
  ctx.note({
    subject: { kind: 'STEP', id: stepId },
    fields: ['note', ...(policeWord ? ['policeWord'] : [])],
    facts: { action: 'FINISH', outcome },
  });
  const moved = await ctx.callAsSystem(moveStep, {
    stepId,
    action: 'FINISH' as const,
    personId,
    outcome,
    note,
  });
  if (policeWord) await takePoliceWord(ctx, step, policeWord, personId);
  return moved;
};

export const withdrawStepHandler: Handler<
  z.output<typeof withdrawStep.input>,
  z.output<typeof withdrawStep.output>
> = async (ctx, { stepId, reason }) => {
  const { personId } = await openForAction(ctx, stepId, 'WITHDRAW');
  ctx.note({ subject: { kind: 'STEP', id: stepId }, fields: ['reason'], facts: { action: 'WITHDRAW' } });
  return ctx.callAsSystem(moveStep, { stepId, action: 'WITHDRAW' as const, personId, reason });
};
