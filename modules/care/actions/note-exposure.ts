import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { getRouting } from '#modules/reports/contract.ts';
import type { noteExposure } from '../contract.ts';
import { breakDue } from '../rules/break-due.ts';
import { weightOf } from '../rules/limits.ts';
import { loadDay } from '../store/day.ts';

type Input = z.output<typeof noteExposure.input>;
type Output = z.output<typeof noteExposure.output>;

/** The audit already knows who looked at what; here nothing but the weight is added, and nobody else reads it. */
export const noteExposureHandler: Handler<Input, Output> = async (ctx, { personId, fileId }) => {
  const hour = new Date(Math.floor(ctx.now.getTime() / 3_600_000) * 3_600_000);
  const seen =
    await sql`select from care.exposure where person_id = ${personId} and hour = ${hour} and file_id = ${fileId}`.execute(
      ctx.tx,
    );
  if (seen.rows.length === 0) {
    const { category } = await ctx.call(getRouting, { fileId });
    await sql`
      insert into care.exposure (person_id, file_id, hour, at, weight)
      values (${personId}, ${fileId}, ${hour}, ${ctx.now}, ${weightOf(category)}) on conflict do nothing`.execute(
      ctx.tx,
    );
  }
  const { looks, breaks } = await loadDay(ctx, personId);
  const count = looks.reduce((sum, look) => sum + look.weight, 0);
  ctx.note({ subject: { kind: 'PERSON', id: personId }, facts: { counted: seen.rows.length === 0 } });
  return { count, breakDue: breakDue(ctx.now, looks, breaks) !== null };
};
