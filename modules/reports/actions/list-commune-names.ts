import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import type { listCommuneNames } from '../contract.ts';

export const listCommuneNamesHandler: Handler<
  Record<string, never>,
  z.infer<typeof listCommuneNames.output>
> = async (ctx) => {
  const today = civilDate(ctx.now);
  const found = await sql<{ name: string }>`
    select name from directory.v_area
    where tier = 'COMMUNE' and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date)
    order by name`.execute(ctx.tx);
  return { names: found.rows.map((row) => row.name) };
};
