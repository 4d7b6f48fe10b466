import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import type { avoidCategories } from '../contract.ts';
import { personOf } from '../store/day.ts';

type Input = z.output<typeof avoidCategories.input>;

/** What somebody cannot read today says something about that person: the audit learns that a choice was made, not which. */
export const avoidCategoriesHandler: Handler<Input, Record<string, never>> = async (ctx, { categories }) => {
  const personId = personOf(ctx);
  await sql`
    insert into care.avoided (person_id, day, categories) values (${personId}, ${civilDate(ctx.now)}::date, ${[...new Set(categories)]}::text[])
    on conflict (person_id, day) do update set categories = excluded.categories`.execute(ctx.tx);
  ctx.note({ subject: { kind: 'PERSON', id: personId }, fields: ['avoided'] });
  return {};
};
