import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { officesOf } from '#kernel/permissions/actor.ts';
import { listHeldStatuses } from '#modules/reports/contract.ts';
import { receivingRoles, type StepRow } from '../contract.ts';
import { availableStepActions, type Side, stepStates } from '../rules/step-states.ts';
import { parts, purposes, stepKinds, stepOutcomes, stepVias } from '../rules/words-of-steps.ts';
import { clocksOfPurpose } from '../rules/clocks-of-purpose.ts';
import { sentences } from '../sentences.ts';
import { listPoliceOffices } from './offices.ts';
import { openClockBook } from './step-clocks.ts';
import { oneOf, type QuestionRecord, sidesOf, type StepRecord, unsealWords } from './steps.ts';

const sendingRoles = ['INTAKE_OFFICER', 'COORDINATOR', 'SUPERVISOR'] as const;
export type Described = { readonly row: StepRow; readonly step: StepRecord; readonly sides: readonly Side[] };

/** Steps as lists show them, with names, clocks and what the one who looks may do; names and papers are read once for all. */
export async function describeSteps(ctx: Context, steps: readonly StepRecord[]): Promise<Described[]> {
  if (steps.length === 0) return [];
  const book = await openClockBook(ctx.tx, ctx.now);
  const offices = await namesOfOffices(ctx, steps);
  const people = await namesOfPeople(ctx, steps);
  const holders = await holdersOf(ctx, steps);
  const questions = await countOpenQuestions(ctx, steps);
  const slips = await slipsOf(ctx, steps);
  const police = await listPoliceOffices(
    ctx.tx,
    steps.map((step) => step.to_organization_id),
    ctx.now,
  );
  const awaited = await filesThatAwaitPolice(ctx, steps, police);
  return steps.map((step) => {
    const purpose = oneOf(purposes, step.purpose);
    const via = oneOf(stepVias, step.via);
    const state = oneOf(stepStates, step.state);
    const holder = holders.get(step.file_id) ?? null;
    const sides = [
      ...sidesOf(ctx.actor, step, holder, receivingRoles).filter((side) => side === 'RECEIVER'),
      ...sidesOf(ctx.actor, step, holder, sendingRoles).filter((side) => side === 'SENDER'),
    ];
    const slip = slips.get(step.id) ?? null;
    const dueAt = state === 'SENT' ? step.acceptance_due_at : state === 'ACCEPTED' ? step.work_due_at : null;
    const isOpen = state === 'SENT' || state === 'ACCEPTED';
    const acceptedLate =
      step.acceptance_late || (state === 'SENT' && isPast(step.acceptance_due_at, ctx.now));
    const workLate = step.work_late || (isOpen && isPast(step.work_due_at, ctx.now));
    const end = (organizationId: string | null, personId: string | null, typed: string | null) => ({
      organizationId: organizationId ?? '',
      name: organizationId === null ? sentences.nobodySafe.vi : (offices.get(organizationId) ?? ''),
      personId,
      personName: personId === null ? typed : (people.get(personId) ?? null),
    });
    const actions = availableStepActions(state, via, sides).filter((action) => {
      if (action === 'ISSUE_SLIP')
        return (
          slip === null &&
          step.to_organization_id !== null &&
          officesOf(ctx.actor).some((office) => office === step.from_organization_id)
        );
      if (action === 'RECORD_RECEIPT') return slip !== null;
      if (action === 'RECORD_POLICE_WORD') return isTakenByPolice(step, police) && awaited.has(step.file_id);
      return action !== 'ANSWER' || (questions.get(step.id) ?? 0) > 0;
    });
    const { acceptance, work } = clocksOfPurpose[purpose];
    const row: StepRow = {
      stepId: step.id,
      fileId: asId<FileId>(step.file_id),
      reference: step.reference,
      ordinal: step.ordinal,
      kind: oneOf(stepKinds, step.kind),
      via,
      purpose,
      parts: step.parts.map((part) => oneOf(parts, part)),
      roleCode: step.role_code,
      state,
      from: end(step.from_organization_id, step.from_person_id, null),
      to: end(step.to_organization_id, step.to_person_id, step.to_person_name),
      toPolice: police.has(step.to_organization_id ?? ''),
      sentAt: step.sent_at.toISOString(),
      acceptedAt: step.accepted_at?.toISOString() ?? null,
      endedAt: step.ended_at?.toISOString() ?? null,
      outcome: step.outcome === null ? null : oneOf(stepOutcomes, step.outcome),
      dueAt: dueAt?.toISOString() ?? null,
      acceptance: book.describe(step.acceptance_limit_key ?? acceptance, 'SENT', step.acceptance_due_at),
      work: work && book.describe(step.work_limit_key ?? work.key, work.startsAt, step.work_due_at),
      isOverdue: isOpen && (isPast(dueAt, ctx.now) || isPast(step.work_due_at, ctx.now)),
      acceptedLate,
      doneLate: workLate,
      isUndelivered:
        isOpen &&
        // A letter that the platform itself would send waits for somebody to write it; once written, it is on its way.
        (step.origin !== null && via === 'LETTER' ? state === 'SENT' && slip === null : step.is_undelivered),
      openQuestions: questions.get(step.id) ?? 0,
      remindedAt: step.reminded_at?.toISOString() ?? null,
      escalatedTo: step.escalated_to,
      slip:
        via === 'LETTER'
          ? {
              number: slip?.number ?? null,
              issuedAt: slip?.issued_at.toISOString() ?? null,
              travels: slip ? oneOf(['SEALED_MAIL', 'PAPER'], slip.travels) : null,
            }
          : null,
      receipt:
        slip?.received_at && slip.receipt_sealed
          ? receiptOf(ctx, step, slip.receipt_sealed, slip.received_at, slip.has_scan)
          : null,
      actions,
    };
    return { row, step, sides };
  });
}

/** A letter of the police may still answer it: they took it on paper, or have an account that sees nothing of the file any more. */
function isTakenByPolice(step: StepRecord, police: ReadonlySet<string>): boolean {
  const isOver = step.via === 'LETTER' || step.ended_at !== null;
  return isOver && step.accepted_at !== null && police.has(step.to_organization_id ?? '');
}

async function filesThatAwaitPolice(
  ctx: Context,
  steps: readonly StepRecord[],
  police: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const taken = steps.filter((step) => isTakenByPolice(step, police));
  if (taken.length === 0) return new Set();
  const fileIds = [...new Set(taken.map((step) => asId<FileId>(step.file_id)))];
  return new Set((await ctx.callAsSystem(listHeldStatuses, { fileIds })).held);
}

/** Words, reason and note of one step, for whoever may read it. */
export function wordsOf(
  ctx: Context,
  step: StepRecord,
): { words: string; reason: string | null; note: string | null } {
  return {
    words: unsealWords(ctx, step, 'words', step.words_sealed) ?? '',
    reason: unsealWords(ctx, step, 'reason', step.reason_sealed),
    note: unsealWords(ctx, step, 'note', step.note_sealed),
  };
}

export type AskedQuestion = {
  readonly questionId: string;
  readonly askedBy: Side;
  readonly askedAt: string;
  readonly askedByName: string | null;
  readonly question: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly answeredByName: string | null;
};

/** Questions and answers of a step, oldest first. */
export async function readQuestions(ctx: Context, step: StepRecord): Promise<AskedQuestion[]> {
  const rows = await sql<QuestionRecord & { asked_name: string | null; answered_name: string | null }>`
    select q.*, a.full_name as asked_name, b.full_name as answered_name from coordination.question q
    left join directory.v_person a on a.id = q.asked_person_id left join directory.v_person b on b.id = q.answered_person_id
    where q.step_id = ${step.id}::uuid order by q.asked_at, q.id`.execute(ctx.tx);
  return rows.rows.map((one) => ({
    questionId: one.id,
    askedBy: oneOf(['RECEIVER', 'SENDER'], one.asked_by),
    askedAt: new Date(one.asked_at).toISOString(),
    askedByName: one.asked_name,
    question: unsealWords(ctx, step, `question-${one.id}`, one.question_sealed) ?? '',
    answer: unsealWords(ctx, step, `answer-${one.id}`, one.answer_sealed),
    answeredAt: one.answered_at ? new Date(one.answered_at).toISOString() : null,
    answeredByName: one.answered_name,
  }));
}

function isPast(dueAt: Date | null, now: Date): boolean {
  return dueAt !== null && now > dueAt;
}

function receiptOf(ctx: Context, step: StepRecord, sealed: Buffer, receivedAt: Date, hasScan: boolean) {
  const { signedBy, number } = JSON.parse(unsealWords(ctx, step, 'receipt', sealed) ?? '{}') as {
    signedBy: string;
    number: string;
  };
  return { signedBy, number, receivedAt: receivedAt.toISOString(), hasScan };
}

/** Names of today, or the last that an ended office had. */
async function namesOfOffices(ctx: Context, steps: readonly StepRecord[]): Promise<Map<string, string>> {
  const ids = [
    ...new Set(steps.flatMap((step) => [step.from_organization_id, step.to_organization_id ?? []].flat())),
  ];
  const found = await sql<{ id: string; name: string }>`
    select distinct on (id) id, name from directory.v_organization where id = any (${ids}::uuid[]) and valid_from <= ${civilDate(ctx.now)}::date
    order by id, valid_from desc`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.id, row.name]));
}

async function namesOfPeople(ctx: Context, steps: readonly StepRecord[]): Promise<Map<string, string>> {
  const ids = [
    ...new Set(steps.flatMap((step) => [step.from_person_id ?? [], step.to_person_id ?? []].flat())),
  ];
  const found = await sql<{ id: string; name: string }>`
    select id, full_name as name from directory.v_person where id = any (${ids}::uuid[])`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.id, row.name]));
}

async function holdersOf(ctx: Context, steps: readonly StepRecord[]): Promise<Map<string, string>> {
  const ids = [...new Set(steps.map((step) => step.file_id))];
  const found = await sql<{ id: string; holder: string }>`
    select id, holder_organization_id as holder from files.file where id = any (${ids}::uuid[])`.execute(
    ctx.tx,
  );
  return new Map(found.rows.map((row) => [row.id, row.holder]));
}

async function countOpenQuestions(ctx: Context, steps: readonly StepRecord[]): Promise<Map<string, number>> {
  const found = await sql<{ id: string; n: number }>`
    select step_id as id, count(*)::int as n from coordination.question
    where step_id = any (${steps.map((step) => step.id)}::uuid[]) and answered_at is null group by step_id`.execute(
    ctx.tx,
  );
  return new Map(found.rows.map((row) => [row.id, row.n]));
}

type Paper = {
  number: string;
  issued_at: Date;
  travels: string;
  received_at: Date | null;
  receipt_sealed: Buffer | null;
  has_scan: boolean;
};

async function slipsOf(ctx: Context, steps: readonly StepRecord[]): Promise<Map<string, Paper>> {
  const found = await sql<Paper & { step_id: string }>`
    select step_id, number, issued_at, travels, received_at, receipt_sealed, scan_sealed is not null as has_scan
    from coordination.slip where step_id = any (${steps.map((step) => step.id)}::uuid[])`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.step_id, row]));
}
