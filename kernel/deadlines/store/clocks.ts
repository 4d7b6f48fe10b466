import { sql } from 'kysely';
import { asCivilDate } from '#kernel/clock/clock.ts';
import type { CivilDate } from '#kernel/clock/clock.ts';
import type { Tx } from '#kernel/db/database.ts';
import type { ClockId, OrganizationId } from '#kernel/ids/ids.ts';
import { asId } from '#kernel/ids/ids.ts';
import type { ClockPause, Extension } from '../contract.ts';
import type { ClockFacts } from '../rules/state.ts';

/** One clock as stored, with its pauses and extensions. */
export interface StoredClock extends ClockFacts {
  readonly id: ClockId;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly organizationId: OrganizationId;
  readonly timeLimitKey: string;
  readonly timeLimitValidFrom: CivilDate;
  /** Name of the refusal while the due day is not known. */
  readonly dueUnknown: string | null;
  readonly earliestDueAt: Date;
  readonly warnedAt: Date | null;
  readonly extensions: readonly Extension[];
  readonly breached: boolean;
  readonly escalatedSteps: readonly number[];
}

/** What `computeTimes` decides: the three instants and when to look again. */
export interface ClockTimes {
  readonly dueAt: Date | null;
  readonly dueUnknown: string | null;
  readonly earliestDueAt: Date;
  readonly warnAt: Date;
}

interface Row {
  id: string;
  subject_kind: string;
  subject_id: string;
  organization_id: string;
  time_limit_key: string;
  time_limit_valid_from: string;
  started_at: Date;
  due_at: Date | null;
  due_unknown: string | null;
  earliest_due_at: Date;
  warn_at: Date;
  warned_at: Date | null;
  stopped_at: Date | null;
  pauses: { from: string; to: string | null }[];
  extensions: Extension[];
  breached: boolean;
  escalated_steps: number[];
}

const withHistory = sql`
  select c.*,
    coalesce((select jsonb_agg(jsonb_build_object('from', p.paused_at, 'to', p.resumed_at) order by p.paused_at)
      from deadlines.clock_pause p where p.clock_id = c.id), '[]') as pauses,
    coalesce((select jsonb_agg(jsonb_build_object('amount', e.amount) order by e.extended_at)
      from deadlines.clock_extension e where e.clock_id = c.id), '[]') as extensions,
    exists (select from deadlines.breach b where b.clock_id = c.id) as breached,
    coalesce((select array_agg(s.step) from deadlines.escalation s where s.clock_id = c.id), '{}') as escalated_steps
  from deadlines.clock c`;

/** The clock, locked until the transaction ends, if the actor's offices own it. */
export async function findClockForUpdate(tx: Tx, id: ClockId): Promise<StoredClock | undefined> {
  const { rows } = await sql<{
    id: string;
  }>`select id from deadlines.clock where id = ${id} for update`.execute(tx);
  return rows.length === 0 ? undefined : findClock(tx, id);
}

export async function findClock(tx: Tx, id: ClockId): Promise<StoredClock | undefined> {
  const { rows } = await sql<Row>`${withHistory} where c.id = ${id}`.execute(tx);
  return rows.map(fromRow)[0];
}

/** All clocks of one subject that the actor may see, in order of start. */
export async function findClocksOf(
  tx: Tx,
  subjectKind: string,
  subjectId: string,
): Promise<readonly StoredClock[]> {
  const { rows } = await sql<Row>`
    ${withHistory} where c.subject_kind = ${subjectKind} and c.subject_id = ${subjectId} order by c.started_at, c.id`.execute(
    tx,
  );
  return rows.map(fromRow);
}

/** Locks up to `limit` clocks whose hour has come and that no other sweep holds. */
export async function takeDueClocks(tx: Tx, now: Date, limit: number): Promise<readonly StoredClock[]> {
  const { rows: taken } = await sql<{ id: string }>`
    select id from deadlines.clock where next_look_at <= ${now}
     order by next_look_at, id limit ${limit} for update skip locked`.execute(tx);
  if (taken.length === 0) return [];
  const { rows } = await sql<Row>`
    ${withHistory} where c.id = any(${taken.map((row) => row.id)}::uuid[]) order by c.next_look_at, c.id`.execute(
    tx,
  );
  return rows.map(fromRow);
}

/** Writes the instants and when the sweep must look again. */
export async function saveTimes(
  tx: Tx,
  id: ClockId,
  times: ClockTimes,
  nextLookAt: Date | null,
): Promise<void> {
  await sql`
    update deadlines.clock set due_at = ${times.dueAt}, due_unknown = ${times.dueUnknown}, earliest_due_at = ${times.earliestDueAt},
      warn_at = ${times.warnAt}, next_look_at = ${nextLookAt} where id = ${id}`.execute(tx);
}

/** On record for ever; a second notice of the same breach changes nothing. */
export async function recordBreach(
  tx: Tx,
  clock: StoredClock,
  dueAt: Date,
  noticedAt: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into deadlines.breach (clock_id, organization_id, due_at, noticed_at)
    values (${clock.id}, ${clock.organizationId}, ${dueAt}, ${noticedAt}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

function fromRow(row: Row): StoredClock {
  return {
    id: asId<ClockId>(row.id),
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    organizationId: asId<OrganizationId>(row.organization_id),
    timeLimitKey: row.time_limit_key,
    timeLimitValidFrom: asCivilDate(row.time_limit_valid_from),
    startedAt: row.started_at,
    dueAt: row.due_at,
    dueUnknown: row.due_unknown,
    earliestDueAt: row.earliest_due_at,
    warnAt: row.warn_at,
    warnedAt: row.warned_at,
    stoppedAt: row.stopped_at,
    pauses: row.pauses.map(
      (p): ClockPause => ({ from: new Date(p.from), to: p.to === null ? null : new Date(p.to) }),
    ),
    extensions: row.extensions,
    breached: row.breached,
    escalatedSteps: row.escalated_steps,
  };
}
