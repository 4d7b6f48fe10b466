import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import { type getMyDay, zAvoided } from '../contract.ts';
import { breakDue, putOffUntil } from '../rules/break-due.ts';
import { limits } from '../rules/limits.ts';
import { loadDay, personOf } from '../store/day.ts';

type Output = z.output<typeof getMyDay.output>;

export const getMyDayHandler: Handler<z.output<typeof getMyDay.input>, Output> = async (ctx) => {
  const personId = personOf(ctx);
  const { looks, breaks } = await loadDay(ctx, personId);
  const avoided = await sql<{ categories: string[] }>`
    select categories from care.avoided where person_id = ${personId}::uuid and day = ${civilDate(ctx.now)}::date`.execute(
    ctx.tx,
  );
  const debriefs = await sql<{ debriefId: string; reference: number; askedAt: Date }>`
    select id as "debriefId", reference, asked_at as "askedAt" from care.debrief
    where person_id = ${personId}::uuid and state = 'ASKED' order by asked_at, id`.execute(ctx.tx);
  const until = putOffUntil(breaks);
  const open = breaks.find((one) => one.kind === 'BREAK' && one.until === null);
  return {
    count: looks.reduce((sum, look) => sum + look.weight, 0),
    cap: limits.cap,
    breakDue: breakDue(ctx.now, looks, breaks),
    breakMinutes: limits.breakMinutes,
    onBreakSince: open?.from.toISOString() ?? null,
    putOffUntil: until && until > ctx.now ? until.toISOString() : null,
    avoided: zAvoided.parse(avoided.rows[0]?.categories ?? []),
    breaks: breaks
      .filter((one) => one.kind === 'BREAK')
      .map((one) => ({ from: one.from.toISOString(), until: one.until?.toISOString() ?? null })),
    debriefs: debriefs.rows.map((row) => ({ ...row, askedAt: row.askedAt.toISOString() })),
  };
};
