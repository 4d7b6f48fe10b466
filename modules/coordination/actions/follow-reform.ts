import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import { startClock, stopClock } from '#kernel/deadlines/engine.ts';
import { asId, type ClockId, type FileId, type OrganizationId } from '#kernel/ids/ids.ts';
import { noteProgress, passReport } from '#modules/reports/contract.ts';
import { findOffice, findSuccessor, listNamedPeople } from '../store/offices.ts';
import { endSight, endWholeSight, giveSight } from '../store/sight.ts';
import { lockStep, type StepRecord } from '../store/steps.ts';
import { dangersOf } from './assert-safe.ts';

/**
 * Offices are merged and dissolved while steps are under way: what was sent to one that has ended goes to its successor's focal point,
 * with the same due times, and the timeline says so. Where there is no successor, or it is not safe, the step is undelivered.
 */
export async function followReform(ctx: Context): Promise<void> {
  const today = civilDate(ctx.now);
  const ended = await sql<{ id: string }>`
    select s.id from coordination.step s
    where s.state in ('SENT', 'ACCEPTED') and s.to_organization_id is not null
      and not exists (select from directory.v_organization o where o.id = s.to_organization_id
        and o.valid_from <= ${today}::date and (o.valid_to is null or o.valid_to > ${today}::date))
    order by s.sent_at limit 200`.execute(ctx.tx);
  for (const { id } of ended.rows) await carryOver(ctx, await lockStep(ctx.tx, id));
}

async function carryOver(ctx: Context, step: StepRecord): Promise<void> {
  const fileId = asId<FileId>(step.file_id);
  const successor =
    step.to_organization_id === null ? null : await findSuccessor(ctx, step.to_organization_id);
  const office = successor === null ? null : await findOffice(ctx.tx, successor, ctx.now);
  const isSafe = office !== null && (await dangersOf(ctx, fileId, office.organizationId)).length === 0;
  const isDouble = office !== null && (await hasOpenStep(ctx, step, office.organizationId));
  if (!office || !isSafe || isDouble) {
    if (step.is_undelivered) return;
    await ctx.tx
      .updateTable('coordination.step')
      .set({ is_undelivered: true })
      .where('id', '=', step.id)
      .execute();
    await tell(ctx, step, 'STEP_UNDELIVERED', { reason: 'OFFICE_ENDED', successor: office?.name ?? null });
    return;
  }
  const [person] = (await listNamedPeople(ctx, office.organizationId, step.role_code)).filter(
    (one) => one.isThere,
  );
  await endSight(ctx, step);
  const isLead = step.kind === 'LEAD' && step.state === 'ACCEPTED';
  if (isLead) {
    await endWholeSight(ctx, step);
    await ctx.call(passReport, {
      fileId,
      organizationId: office.organizationId,
      personId: person?.personId ?? null,
      why: 'STEP_ACCEPTED' as const,
    });
  }
  const sight =
    step.via === 'LETTER' || isLead
      ? null
      : await giveSight(ctx, step.file_id, office.organizationId, step.parts);
  await ctx.tx
    .updateTable('coordination.step')
    .set({
      to_organization_id: office.organizationId,
      to_person_id: person?.personId ?? null,
      is_undelivered: person === undefined,
      access_from: sight,
      acceptance_clock_id:
        step.state === 'SENT'
          ? await handOn(ctx, step, step.acceptance_clock_id, office.organizationId)
          : step.acceptance_clock_id,
      work_clock_id: await handOn(ctx, step, step.work_clock_id, office.organizationId),
    })
    .where('id', '=', step.id)
    .execute();
  await tell(ctx, step, person ? 'STEP_SENT' : 'STEP_UNDELIVERED', {
    reason: 'OFFICE_ENDED',
    office: office.name,
  });
}

/** The successor owes what its predecessor owed, from the same start: no time is won by a merger. */
async function handOn(
  ctx: Context,
  step: StepRecord,
  clockId: string | null,
  to: string,
): Promise<string | null> {
  if (clockId === null) return null;
  const found = await sql<{ started_at: Date; time_limit_key: string }>`
    select started_at, time_limit_key from deadlines.clock where id = ${clockId}::uuid and stopped_at is null`.execute(
    ctx.tx,
  );
  const clock = found.rows[0];
  if (!clock) return clockId;
  await stopClock(ctx, { clockId: asId<ClockId>(clockId), reason: 'OFFICE_ENDED' });
  const started = await startClock(ctx, {
    subjectKind: 'STEP',
    subjectId: step.id,
    organizationId: asId<OrganizationId>(to),
    timeLimitKey: clock.time_limit_key,
    startedAt: clock.started_at,
  });
  return started.clockId;
}

async function hasOpenStep(ctx: Context, step: StepRecord, organizationId: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('coordination.step')
    .select('id')
    .where('file_id', '=', step.file_id)
    .where('kind', '=', step.kind)
    .where('to_organization_id', '=', organizationId)
    .where('state', 'in', ['SENT', 'ACCEPTED'])
    .executeTakeFirst();
  return row !== undefined;
}

async function tell(
  ctx: Context,
  step: StepRecord,
  kind: 'STEP_SENT' | 'STEP_UNDELIVERED',
  facts: Record<string, string | null>,
): Promise<void> {
  await ctx.call(noteProgress, {
    fileId: asId<FileId>(step.file_id),
    kind,
    facts: { stepId: step.id, ordinal: step.ordinal, ...facts },
  });
  ctx.note({ subject: { kind: 'STEP', id: step.id }, facts: { reform: kind } });
}
