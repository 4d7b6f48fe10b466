import { sql } from 'kysely';
import type { z } from 'zod';

import type { Context, Handler } from '#kernel/actions/context.ts';
import { type CivilDate, civilDate, startOfDay } from '#kernel/clock/clock.ts';
import { refused } from '#kernel/errors/errors.ts';
import type { listDutyGaps, listUnfilledHours } from '../contract.ts';
import { messages as en } from '../messages.en.ts';
import { messages as vi } from '../messages.vi.ts';
import { findDutyGaps, type PersonAway } from '../rules/duty-gaps.ts';
import { loadOfficePeople, named } from '../store/people.ts';

type Input = z.output<typeof listDutyGaps.input>;
type Output = z.output<typeof listDutyGaps.output>;

const LONGEST_MS = 62 * 24 * 3_600_000;

export const listDutyGapsHandler: Handler<Input, Output> = async (ctx, input) => {
  const [from, to] = [new Date(input.from), new Date(input.to)];
  if (to <= from || to.getTime() - from.getTime() > LONGEST_MS)
    throw refused('DATES_REVERSED', { vi: vi.datesReversed, en: en.datesReversed });
  const found = await sql<{
    shiftId: string;
    personId: string;
    backupId: string | null;
    startsAt: Date;
    endsAt: Date;
  }>`
    select s.id as "shiftId", s.person_id as "personId", s.backup_person_id as "backupId", lower(s.period) as "startsAt", upper(s.period) as "endsAt"
    from directory.duty_shift s join directory.duty_roster r on r.id = s.roster_id
    where r.organization_id = ${input.organizationId}::uuid and r.kind = ${input.kind} and s.period && tstzrange(${from}::timestamptz, ${to}::timestamptz)
    order by s.period`.execute(ctx.tx);
  const shifts = found.rows.map((row) => ({
    ...row,
    personIds: [row.personId, ...(row.backupId ? [row.backupId] : [])],
  }));
  const ids = [...new Set(shifts.flatMap((shift) => shift.personIds))];
  const people = await loadOfficePeople(ctx.tx, input.organizationId, ids, civilDate(from));
  const gaps = findDutyGaps(
    { from: from.getTime(), to: to.getTime() },
    shifts.map((shift) => ({ ...shift, from: shift.startsAt.getTime(), to: shift.endsAt.getTime() })),
    await loadAway(ctx, input.organizationId, ids, from, to),
  );
  return {
    shifts: shifts.map((shift) => ({
      shiftId: shift.shiftId,
      person: named(people, shift.personId),
      backup: shift.backupId ? named(people, shift.backupId) : null,
      startsAt: shift.startsAt.toISOString(),
      endsAt: shift.endsAt.toISOString(),
    })),
    gaps: gaps.map((gap) => ({
      startsAt: new Date(gap.from).toISOString(),
      endsAt: new Date(gap.to).toISOString(),
      why: gap.why,
    })),
  };
};

type HoursInput = z.output<typeof listUnfilledHours.input>;
type HoursOutput = z.output<typeof listUnfilledHours.output>;

/** The same reckoning without the people: for the public page and for the platform itself. */
export const listUnfilledHoursHandler: Handler<HoursInput, HoursOutput> = async (ctx, input) => {
  const { gaps } = await listDutyGapsHandler(ctx, input);
  return { gaps: gaps.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })) };
};

/** Days of absence, and all time in which a person holds no post in the office any more (or not yet). */
async function loadAway(
  ctx: Context,
  organizationId: string,
  personIds: readonly string[],
  from: Date,
  to: Date,
): Promise<PersonAway[]> {
  const days = sql`daterange(${civilDate(from)}::date, ${civilDate(to)}::date, '[]')`;
  const found = await sql<{ personId: string; firstDay: CivilDate; after: CivilDate }>`
    with wanted as (select unnest(${personIds}::uuid[]) as person_id),
    away as (
      select a.person_id, datemultirange(a.period) as days from directory.absence a join wanted using (person_id) where a.period && ${days}
      union all
      select w.person_id, datemultirange(${days}) - coalesce((
        select range_agg(h.valid) from directory.post_holder h where h.person_id = w.person_id and h.organization_id = ${organizationId}::uuid
      ), '{}'::datemultirange) from wanted w
    )
    select person_id as "personId", lower(stretch) as "firstDay", upper(stretch) as after from away, unnest(days * datemultirange(${days})) as stretch`.execute(
    ctx.tx,
  );
  return found.rows.map((row) => ({
    personId: row.personId,
    from: startOfDay(row.firstDay).getTime(),
    to: startOfDay(row.after).getTime(),
  }));
}
