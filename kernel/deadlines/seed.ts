import type pg from 'pg';
import { shippedHolidayYears } from './calendar.ts';
import { shippedLegalReasons, shippedTimeLimits } from './limits.ts';

/**
 * Brings the shipped tables of rules into the database. New rows are inserted, unedited ones refreshed, edited ones left alone; a version
 * of a limit that clashes with an edited one is not inserted. Runs as owner after the migrations and after the legal bases.
 */
export async function seedDeadlines(owner: pg.ClientBase): Promise<void> {
  for (const { year, swapDaysAnnounced, notices, note, days, undecided } of shippedHolidayYears()) {
    const mine = await owner.query(
      `insert into deadlines.holiday_year (year, swap_days_announced, notices, note) values ($1, $2, $3, $4)
       on conflict (year) do update set swap_days_announced = $2, notices = $3, note = $4 where holiday_year.origin = 'SHIPPED'`,
      [year, swapDaysAnnounced, notices, note ?? null],
    );
    if (mine.rowCount === 0) continue;
    await owner.query('delete from deadlines.holiday where year = $1', [year]);
    await owner.query('delete from deadlines.undecided_days where year = $1', [year]);
    await owner.query(
      `insert into deadlines.holiday (day, year, kind, name, source, confidence)
       select day, $1, kind, name, source, confidence
         from jsonb_to_recordset($2) as d(day date, kind text, name jsonb, source text, confidence text)`,
      [year, JSON.stringify(days)],
    );
    await owner.query(
      `insert into deadlines.undecided_days (year, from_day, to_day, why, source)
       select $1, "from", "to", why, source from jsonb_to_recordset($2) as d("from" date, "to" date, why jsonb, source text)`,
      [year, JSON.stringify(undecided)],
    );
  }
  for (const limit of shippedTimeLimits()) {
    await owner.query(
      `insert into deadlines.time_limit (key, valid_from, valid_to, rule)
       select $1, $2, $3, $4
        where not exists (select from deadlines.time_limit where key = $1 and valid_from <> $2
                             and daterange(valid_from, valid_to) && daterange($2, $3))
       on conflict (key, valid_from) do update set valid_to = $3, rule = $4 where time_limit.origin = 'SHIPPED'`,
      [limit.key, limit.validFrom, limit.validTo, JSON.stringify(limit)],
    );
  }
  for (const reason of shippedLegalReasons()) {
    await owner.query(
      `insert into deadlines.legal_reason (code, rule) values ($1, $2)
       on conflict (code) do update set rule = $2 where legal_reason.origin = 'SHIPPED'`,
      [reason.code, JSON.stringify(reason)],
    );
  }
}
