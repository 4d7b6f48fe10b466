import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import type { acceptStep, finishStep, returnStep, withdrawStep } from '../contract.ts';
import { moveStep } from '../internal.ts';
import { openForAction } from './may-act.ts';

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
> = async (ctx, { stepId, outcome, note }) => {
  const { personId } = await openForAction(ctx, stepId, 'FINISH');
  ctx.note({ subject: { kind: 'STEP', id: stepId }, fields: ['note'], facts: { action: 'FINISH', outcome } });
  return ctx.callAsSystem(moveStep, { stepId, action: 'FINISH' as const, personId, outcome, note });
};

export const withdrawStepHandler: Handler<
  z.output<typeof withdrawStep.input>,
  z.output<typeof withdrawStep.output>
> = async (ctx, { stepId, reason }) => {
  const { personId } = await openForAction(ctx, stepId, 'WITHDRAW');
  ctx.note({ subject: { kind: 'STEP', id: stepId }, fields: ['reason'], facts: { action: 'WITHDRAW' } });
  return ctx.callAsSystem(moveStep, { stepId, action: 'WITHDRAW' as const, personId, reason });
};
