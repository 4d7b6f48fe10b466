import type { Context } from '#kernel/actions/context.ts';
import type { Payload } from '#kernel/actions/room.ts';
import { sql } from 'kysely';
import { findClock } from '#kernel/deadlines/engine.ts';
import { asId, type ClockId, type FileId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import { queueMail } from '#kernel/mail/mail.ts';
import { reachPerson } from '#modules/directory/contract.ts';
import { noteProgress } from '#modules/reports/contract.ts';
import { reminderMail } from '../sentences.ts';
import { findHead, findOffice, listNamedPeople } from '../store/offices.ts';
import { lockStep, type StepRecord } from '../store/steps.ts';

/** Where the people of the console read a step. */
export const stepPath = (stepId: string) => `/console/buoc/${stepId}`;

const rungs = ['FOCAL_POINT', 'UNIT_HEAD', 'ORGANIZATION_HEAD', 'PROGRAMME_LEAD'] as const;
type Rung = (typeof rungs)[number];

/** One rung of the ladder: mails whoever stands on it, and shows how far it has come. A step that has ended reminds nobody. */
export async function climbLadder(ctx: Context, payload: Payload): Promise<void> {
  const step = await findStepOf(ctx, payload);
  const rung = rungs.find((one) => one === payload['to']);
  if (!step || !rung || (step.state !== 'SENT' && step.state !== 'ACCEPTED')) return;
  // The acceptance clock of a step that was accepted meanwhile says nothing any more.
  if (step.state === 'ACCEPTED' && payload['clockId'] === step.acceptance_clock_id) return;
  const { address, organizationId } = await whoStandsOn(ctx, step, rung);
  const dueAt = step.state === 'SENT' ? step.acceptance_due_at : step.work_due_at;
  if (address !== null)
    await queueMail(ctx, {
      organizationId,
      purpose: 'coordination.remind',
      subject: { kind: 'STEP', id: step.id },
      letter: {
        to: address,
        ...reminderMail({
          reference: step.reference,
          link: `${ctx.origin}${stepPath(step.id)}`,
          isLate: dueAt !== null && ctx.now > dueAt,
          isAccepted: step.state === 'ACCEPTED',
        }),
        attachments: [],
      },
    });
  const climbed =
    step.escalated_to === null || rungs.indexOf(rung) > rungs.findIndex((one) => one === step.escalated_to);
  await ctx.tx
    .updateTable('coordination.step')
    .set({ reminded_at: ctx.now, ...(climbed ? { escalated_to: rung } : {}) })
    .where('id', '=', step.id)
    .execute();
  ctx.note({
    subject: { kind: 'STEP', id: step.id },
    facts: { reminded: rung, byMail: address !== null },
  });
}

/** A breach stands on the timeline, once. */
export async function noteBreach(ctx: Context, payload: Payload): Promise<void> {
  const step = await findStepOf(ctx, payload);
  if (!step) return;
  const isAcceptance = payload['clockId'] === step.acceptance_clock_id;
  const change = isAcceptance ? { acceptance_late: true } : { work_late: true };
  const known = isAcceptance ? step.acceptance_late : step.work_late;
  // A receipt that was typed after its hour may have been one in time.
  if (known || (isAcceptance && step.accepted_at !== null)) return;
  await ctx.tx.updateTable('coordination.step').set(change).where('id', '=', step.id).execute();
  await ctx.call(noteProgress, {
    fileId: asId<FileId>(step.file_id),
    kind: 'STEP_OVERDUE' as const,
    facts: { stepId: step.id, ordinal: step.ordinal, clock: isAcceptance ? 'ACCEPTANCE' : 'WORK' },
  });
  ctx.note({
    subject: { kind: 'STEP', id: step.id },
    facts: { overdue: isAcceptance ? 'ACCEPTANCE' : 'WORK' },
  });
}

/** A due day that depended on undecided holidays is known now. */
export async function noteDueDay(ctx: Context, payload: Payload): Promise<void> {
  const step = await findStepOf(ctx, payload);
  const clock = await findClock(ctx.tx, asId<ClockId>(payload['clockId'] ?? ''));
  if (!step || !clock) return;
  const isAcceptance = clock.id === step.acceptance_clock_id;
  await ctx.tx
    .updateTable('coordination.step')
    .set(isAcceptance ? { acceptance_due_at: clock.dueAt } : { work_due_at: clock.dueAt })
    .where('id', '=', step.id)
    .execute();
  ctx.note({ subject: { kind: 'STEP', id: step.id }, fields: ['dueAt'] });
}

async function findStepOf(ctx: Context, payload: Payload): Promise<StepRecord | null> {
  if (payload['subjectKind'] !== 'STEP' || !payload['subjectId']) return null;
  const there = await ctx.tx
    .selectFrom('coordination.step')
    .select('id')
    .where('id', '=', payload['subjectId'])
    .executeTakeFirst();
  return there ? lockStep(ctx.tx, there.id) : null;
}

/** Whose mailbox a rung is. An office without accounts is reminded by whoever wrote to it: the sender telephones or writes again. */
async function whoStandsOn(
  ctx: Context,
  step: StepRecord,
  rung: Rung,
): Promise<{ address: string | null; organizationId: OrganizationId }> {
  const isOurs = step.via === 'LETTER' || step.to_organization_id === null;
  const office = isOurs ? step.from_organization_id : (step.to_organization_id ?? step.from_organization_id);
  if (rung === 'PROGRAMME_LEAD') {
    const found = await sql<{ id: string | null }>`select reports.single_intake(${ctx.now}) as id`.execute(
      ctx.tx,
    );
    const lead = found.rows[0]?.id ?? step.from_organization_id;
    const [named] = (await listNamedPeople(ctx, lead, null)).filter((one) => one.isThere);
    return addressOf(ctx, (await findHead(ctx.tx, lead, null, ctx.now)) ?? named?.personId ?? null, lead);
  }
  const person = isOurs ? step.from_person_id : step.to_person_id;
  if (rung === 'FOCAL_POINT') {
    const [named] = (await listNamedPeople(ctx, office, step.role_code)).filter((one) => one.isThere);
    return addressOf(ctx, person ?? named?.personId ?? null, office);
  }
  return addressOf(
    ctx,
    await findHead(ctx.tx, office, rung === 'UNIT_HEAD' ? person : null, ctx.now),
    office,
  );
}

/** The person's own mailbox, else the office's. */
async function addressOf(
  ctx: Context,
  personId: string | null,
  office: string,
): Promise<{ address: string | null; organizationId: OrganizationId }> {
  const own =
    personId === null ? null : (await ctx.call(reachPerson, { personId: asId<PersonId>(personId) })).email;
  return {
    address: own ?? (await findOffice(ctx.tx, office, ctx.now))?.email ?? null,
    organizationId: asId<OrganizationId>(office),
  };
}
