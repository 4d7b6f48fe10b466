import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { startClock, stopClock } from '#kernel/deadlines/engine.ts';
import { conflict } from '#kernel/errors/errors.ts';
import { asId, type ClockId, type FileId, type OrganizationId } from '#kernel/ids/ids.ts';
import { noteProgress, passReport } from '#modules/reports/contract.ts';
import { assertSafe, type moveStep } from '../internal.ts';
import { clocksOfPurpose } from '../rules/clocks-of-purpose.ts';
import { nextStepState, type StepState, stepStates } from '../rules/step-states.ts';
import { purposes } from '../rules/words-of-steps.ts';
import { sentences } from '../sentences.ts';
import { findOffice, listPoliceOffices } from '../store/offices.ts';
import { endSight, endWholeSight, limitSightOfSender } from '../store/sight.ts';
import { dangersOf } from './assert-safe.ts';
import { lockStep, oneOf, sealWords, type StepRecord } from '../store/steps.ts';

type Input = z.output<typeof moveStep.input>;
type Change = Partial<Omit<StepRecord, 'id' | 'file_id'>>;

const progressOf = {
  ACCEPT: 'STEP_ACCEPTED',
  RECORD_RECEIPT: 'STEP_ACCEPTED',
  RETURN: 'STEP_RETURNED',
  FINISH: 'STEP_DONE',
  WITHDRAW: 'STEP_WITHDRAWN',
} as const;

/** The one way in which a step changes state: lock, look into the table, clocks, sight, holder, timeline. */
export const moveStepHandler: Handler<Input, z.output<typeof moveStep.output>> = async (ctx, input) => {
  const step = await lockStep(ctx.tx, input.stepId);
  const before = oneOf(stepStates, step.state);
  const moved = nextStepState(before, input.action);
  if (!moved) throw conflict('STEP_MOVED', sentences.stepMoved);
  // Asked under the lock: marks may have been made since it was sent. The step is locked before its report, here as everywhere.
  if (input.action === 'ACCEPT') await ctx.call(assertSafe, { stepId: step.id });
  const isTaken = input.action === 'ACCEPT' || input.action === 'RECORD_RECEIPT';
  // Where its receipt is the whole work (a transfer by letter), the step is done with it.
  const endsHere = input.action === 'RECORD_RECEIPT' && step.work_limit_key === null;
  const state: StepState = endsHere ? 'DONE' : moved;
  const change: Change = isTaken ? await take(ctx, step, input) : await end(ctx, step, input, before);
  await ctx.tx
    .updateTable('coordination.step')
    .set({
      ...change,
      ...(endsHere ? { ended_at: ctx.now, outcome: 'DONE' } : {}),
      state,
      ...(isTaken ? { is_undelivered: false } : {}),
    })
    .where('id', '=', step.id)
    .execute();
  await tell(ctx, step, input, state);
  const dueAt = state === 'ACCEPTED' ? (change.work_due_at ?? step.work_due_at) : null;
  return { state, dueAt: dueAt?.toISOString() ?? null };
};

async function take(ctx: Context, step: StepRecord, input: Input): Promise<Change> {
  const at = input.receipt ? new Date(input.receipt.receivedAt) : ctx.now;
  const late = await stop(ctx, step.acceptance_clock_id, 'ACCEPTED');
  const { work } = clocksOfPurpose[oneOf(purposes, step.purpose)];
  const started =
    work?.startsAt === 'ACCEPTED'
      ? await startClock(ctx, {
          subjectKind: 'STEP',
          subjectId: step.id,
          organizationId: asId<OrganizationId>(step.to_organization_id ?? step.from_organization_id),
          timeLimitKey: work.key,
          startedAt: at,
        })
      : null;
  if (input.receipt) await keepReceipt(ctx, step, input.receipt, at);
  if (step.kind === 'LEAD' && input.action === 'ACCEPT') await takeLead(ctx, step, input);
  return {
    accepted_at: at,
    // A receipt that was typed late was still a receipt in time.
    acceptance_late: step.acceptance_due_at === null ? late : at > step.acceptance_due_at,
    ...(input.action === 'ACCEPT' && input.personId ? { to_person_id: input.personId } : {}),
    ...(input.receipt && step.to_person_id === null
      ? { to_person_name: step.to_person_name ?? input.receipt.signedBy.slice(0, 120) }
      : {}),
    ...(started ? { work_clock_id: started.clockId, work_due_at: started.dueAt } : {}),
  };
}

/** The file passes; the step by which the holder before had it is done with that. */
async function takeLead(ctx: Context, step: StepRecord, input: Input): Promise<void> {
  if (step.to_organization_id === null) throw conflict('STEP_MOVED', sentences.stepMoved);
  const before = await ctx.tx
    .selectFrom('coordination.step')
    .selectAll()
    .where('file_id', '=', step.file_id)
    .where('kind', '=', 'LEAD')
    .where('state', '=', 'ACCEPTED')
    .forUpdate()
    .execute();
  for (const old of before) {
    await stop(ctx, old.work_clock_id, 'PASSED_ON');
    await ctx.tx
      .updateTable('coordination.step')
      .set({
        state: 'DONE',
        outcome: 'PASSED_ON',
        ended_at: ctx.now,
        work_late: isLate(old.work_due_at, ctx.now),
      })
      .where('id', '=', old.id)
      .execute();
    await limitSightOfSender(ctx, old);
  }
  await ctx.call(passReport, {
    fileId: asId<FileId>(step.file_id),
    organizationId: step.to_organization_id,
    personId: input.personId,
    why: 'STEP_ACCEPTED' as const,
  });
  // The whole file is seen from here on; the parts say nothing more.
  await endSight(ctx, step);
}

async function end(ctx: Context, step: StepRecord, input: Input, before: StepState): Promise<Change> {
  if (before === 'SENT') await stop(ctx, step.acceptance_clock_id, input.action);
  await stop(ctx, step.work_clock_id, input.action);
  const heldIt = step.kind === 'LEAD' && before === 'ACCEPTED';
  if (heldIt && (input.action === 'RETURN' || input.action === 'WITHDRAW'))
    await ctx.call(passReport, {
      fileId: asId<FileId>(step.file_id),
      ...(await backTo(ctx, step)),
      why: 'RETURNED' as const,
    });
  await endSight(ctx, step);
  if (heldIt && input.action === 'FINISH') await limitSightOfSender(ctx, step);
  else if (heldIt) await endWholeSight(ctx, step);
  return {
    ended_at: ctx.now,
    outcome: input.outcome ?? null,
    ...(before === 'SENT' ? { acceptance_late: isLate(step.acceptance_due_at, ctx.now) } : {}),
    work_late: isLate(step.work_due_at, ctx.now),
    reason_sealed: input.reason === undefined ? null : sealWords(ctx, step, 'reason', input.reason),
    note_sealed: input.note === undefined ? null : sealWords(ctx, step, 'note', input.note),
  };
}

/** Back to whoever sent it; to the single intake where that office has come to be unsafe, or is no more. */
async function backTo(
  ctx: Context,
  step: StepRecord,
): Promise<{ organizationId: string; personId: string | null }> {
  const sender = { organizationId: step.from_organization_id, personId: step.from_person_id };
  const office = await findOffice(ctx.tx, step.from_organization_id, ctx.now);
  const dangers = office ? await dangersOf(ctx, asId<FileId>(step.file_id), sender.organizationId) : [];
  const isSafe = office && !dangers.some((one) => one.isCertain);
  if (isSafe) return sender;
  const found = await sql<{ id: string | null }>`select reports.single_intake(${ctx.now}) as id`.execute(
    ctx.tx,
  );
  return { organizationId: found.rows[0]?.id ?? sender.organizationId, personId: null };
}

async function keepReceipt(
  ctx: Context,
  step: StepRecord,
  receipt: NonNullable<Input['receipt']>,
  at: Date,
): Promise<void> {
  await ctx.tx
    .updateTable('coordination.slip')
    .set({
      received_at: at,
      receipt_sealed: sealWords(
        ctx,
        step,
        'receipt',
        JSON.stringify({ signedBy: receipt.signedBy, number: receipt.number }),
      ),
      scan_type: receipt.scanType,
      scan_sealed: receipt.scan ? sealWords(ctx, step, 'scan', receipt.scan) : null,
    })
    .where('step_id', '=', step.id)
    .execute();
}

async function tell(ctx: Context, step: StepRecord, input: Input, state: StepState): Promise<void> {
  const fileId = asId<FileId>(step.file_id);
  const facts = { stepId: step.id, ordinal: step.ordinal, kind: step.kind, outcome: input.outcome ?? null };
  const role = await roleOf(ctx, step);
  const note = input.reason ?? input.note;
  await ctx.call(noteProgress, {
    fileId,
    kind: progressOf[input.action],
    facts: role === null ? facts : { ...facts, role },
    byPersonId: input.personId,
    ...(note ? { note } : {}),
  });
  if (input.action === 'ACCEPT' && input.personId && step.to_organization_id)
    await ctx.emit('coordination.accepted', {
      fileId,
      organizationId: step.to_organization_id,
      personId: input.personId,
    });
  ctx.note({
    subject: { kind: 'STEP', id: step.id },
    fields: [
      ...(input.reason ? ['reason'] : []),
      ...(input.note ? ['note'] : []),
      ...(input.receipt ? ['receipt'] : []),
    ],
    facts: { fileId, action: input.action, from: step.state, to: state },
  });
}

/**
 * A part that the police take is as much theirs as the whole: the public status waits for them, whether they were chosen by role or by
 * name. A way round that was opened in the place of the police, to another office, is not theirs.
 */
async function roleOf(ctx: Context, step: StepRecord): Promise<string | null> {
  const police = await listPoliceOffices(ctx.tx, [step.to_organization_id], ctx.now);
  if (police.size > 0) return 'POLICE';
  return step.role_code === 'POLICE' ? null : step.role_code;
}

async function stop(ctx: Context, clockId: string | null, reason: string): Promise<boolean> {
  if (clockId === null) return false;
  const { overdueByMs } = await stopClock(ctx, { clockId: asId<ClockId>(clockId), reason });
  return overdueByMs !== undefined;
}

function isLate(dueAt: Date | null, at: Date): boolean {
  return dueAt !== null && at > dueAt;
}
