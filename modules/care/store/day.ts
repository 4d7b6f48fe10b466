import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { civilDate, startOfDay } from '#kernel/clock/clock.ts';
import type { Break, Look } from '../rules/break-due.ts';

/** Today's looks and breaks of one person, oldest first. The day is Viet Nam's. */
export async function loadDay(ctx: Context, personId: string): Promise<{ looks: Look[]; breaks: Break[] }> {
  const from = startOfDay(civilDate(ctx.now));
  const looks = await sql<Look>`
    select at, weight from care.exposure where person_id = ${personId}::uuid and at >= ${from} order by at`.execute(
    ctx.tx,
  );
  const breaks = await sql<Break>`
    select kind, started_at as "from", ended_at as until from care.break
    where person_id = ${personId}::uuid and (started_at >= ${from} or ended_at is null) order by started_at, id`.execute(
    ctx.tx,
  );
  return { looks: looks.rows, breaks: breaks.rows };
}

/** Who acts; these pages are a person's own. */
export function personOf(ctx: Context): string {
  if (ctx.actor.kind !== 'OFFICIAL') throw new Error('only an official has a day of work');
  return ctx.actor.personId;
}
