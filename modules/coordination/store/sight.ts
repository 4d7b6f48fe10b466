import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import type { StepRecord } from './steps.ts';

type At = Pick<Context, 'tx' | 'now'>;

/**
 * Lets an office see these parts of a file while a step of its own lives. Returns when that sight began: with file and office it names
 * the row. Two beginnings in one instant would be one row, so the later begins a millisecond after.
 */
export async function giveSight(
  { tx, now }: At,
  fileId: string,
  organizationId: string,
  parts: readonly string[],
): Promise<Date> {
  const taken = await sql<{ last: Date | null }>`
    select max(valid_from) as last from files.access
    where file_id = ${fileId}::uuid and organization_id = ${organizationId}::uuid and valid_from >= ${now}`.execute(
    tx,
  );
  const last = taken.rows[0]?.last;
  const from = last ? new Date(last.getTime() + 1) : now;
  await sql`
    insert into files.access (file_id, organization_id, valid_from, why, parts)
    values (${fileId}::uuid, ${organizationId}::uuid, ${from}, 'STEP', ${[...parts]}::text[])`.execute(tx);
  return from;
}

/** Ends the sight that a step gave, and nothing else that the office may see. */
export async function endSight({ tx, now }: At, step: StepRecord): Promise<void> {
  if (step.access_from === null || step.to_organization_id === null) return;
  await sql`
    update files.access set valid_until = greatest(${now}::timestamptz, valid_from + interval '1 millisecond')
    where file_id = ${step.file_id}::uuid and organization_id = ${step.to_organization_id}::uuid
      and valid_from = ${step.access_from} and valid_until is null and parts is not null`.execute(tx);
}

/** The file went back: the office that gave it back sees nothing of it any more, unless it is the single intake. */
export async function endWholeSight({ tx, now }: At, step: StepRecord): Promise<void> {
  await sql`
    update files.access set valid_until = greatest(${now}::timestamptz, valid_from + interval '1 millisecond')
    where file_id = ${step.file_id}::uuid and organization_id = ${step.to_organization_id}::uuid and valid_until is null
      and organization_id is distinct from reports.single_intake(${now})`.execute(tx);
}

/** How long an office sees a file that it handed over after the step by which it did so has ended: to answer what is asked of it. */
const daysAfter = 30;

/** The sender has seen how its step ended; after a while it sees the file no more. The single intake keeps what it took in. */
export async function limitSightOfSender({ tx, now }: At, step: StepRecord): Promise<void> {
  await sql`
    update files.access a set valid_until = ${now}::timestamptz + make_interval(days => ${daysAfter})
    from files.file f
    where f.id = a.file_id and a.file_id = ${step.file_id}::uuid and a.organization_id = ${step.from_organization_id}::uuid
      and a.valid_until is null and a.parts is null and f.holder_organization_id <> a.organization_id
      and a.organization_id is distinct from reports.single_intake(${now})
      and not exists (select from coordination.step s where s.file_id = a.file_id and s.id <> ${step.id}::uuid
        and s.from_organization_id = a.organization_id and s.state in ('SENT', 'ACCEPTED'))`.execute(tx);
}
