import { sql } from 'kysely';
import type { Tx } from '#kernel/db/database.ts';
import { buildCalendar } from '../calendar.ts';
import type { WorkingCalendar } from '../calendar.ts';
import { holidayYear } from '../contract.ts';
import type { HolidayYear, LegalReason, TimeLimit } from '../contract.ts';
import { buildLegalReasons, buildTimeLimits } from '../limits.ts';

/** The holiday table as it stands in the database. Empty: every working-day clock answers `HOLIDAYS_MISSING`. */
export async function loadHolidayYears(tx: Tx): Promise<readonly HolidayYear[]> {
  const { rows } = await sql`
    select y.year, y.swap_days_announced as "swapDaysAnnounced", y.notices,
           coalesce((select jsonb_agg(jsonb_build_object('day', h.day, 'kind', h.kind, 'name', h.name, 'source', h.source,
             'confidence', h.confidence) order by h.day) from deadlines.holiday h where h.year = y.year), '[]') as days,
           coalesce((select jsonb_agg(jsonb_build_object('from', u.from_day, 'to', u.to_day, 'why', u.why, 'source', u.source)
             order by u.from_day) from deadlines.undecided_days u where u.year = y.year), '[]') as undecided
      from deadlines.holiday_year y order by y.year`.execute(tx);
  return rows.map((row) => holidayYear.parse(row));
}

export async function loadCalendar(tx: Tx): Promise<WorkingCalendar> {
  return buildCalendar(await loadHolidayYears(tx));
}

/** Every version of every limit. */
export async function loadTimeLimits(tx: Tx): Promise<readonly TimeLimit[]> {
  const { rows } = await sql<{ rule: TimeLimit }>`
    select rule || jsonb_build_object('key', key, 'validFrom', valid_from, 'validTo', valid_to) as rule from deadlines.time_limit`.execute(
    tx,
  );
  return buildTimeLimits(rows.map((row) => row.rule));
}

export async function loadLegalReasons(tx: Tx): Promise<readonly LegalReason[]> {
  const { rows } = await sql<{ rule: LegalReason }>`select rule from deadlines.legal_reason`.execute(tx);
  return buildLegalReasons(rows.map((row) => row.rule));
}
