import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import type { findResponsible } from '../contract.ts';
import { loadOfficePeople, named } from '../store/people.ts';

type Input = z.output<typeof findResponsible.input>;
type Output = z.output<typeof findResponsible.output>;

/** Of the focal points the one for everything comes first, then each one's deputies in their order. */
export const findResponsibleHandler: Handler<Input, Output> = async (ctx, { organizationId }) => {
  const today = civilDate(ctx.now);
  const found = await sql<{ personId: string; isHead: boolean }>`
    select person_id as "personId", is_head as "isHead" from (
      select f.person_id, false as is_head, (f.scope <> 'ANY')::int as scope_rank, 0 as rank from directory.focal_point f
      where f.organization_id = ${organizationId}::uuid and f.valid @> ${today}::date
      union all
      select d.person_id, false, (f.scope <> 'ANY')::int, d.rank
      from directory.focal_point f join directory.focal_point_deputy d on d.focal_point_id = f.id
      where f.organization_id = ${organizationId}::uuid and f.valid @> ${today}::date
      union all
      select h.person_id, true, 0, 0 from directory.v_post_holder h
      where h.organization_id = ${organizationId}::uuid and h.is_head and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to > ${today}::date)
    ) as listed order by is_head, scope_rank, rank, person_id`.execute(ctx.tx);
  const people = await loadOfficePeople(
    ctx.tx,
    organizationId,
    found.rows.map((row) => row.personId),
    today,
  );
  const there = (isHead: boolean) => [
    ...new Set(
      found.rows
        .filter((row) => row.isHead === isHead)
        .map((row) => row.personId)
        .filter((id) => people.get(id)?.inOffice === true && !people.get(id)?.absent),
    ),
  ];
  return {
    deputies: there(false).map((id) => named(people, id)),
    heads: there(true).map((id) => named(people, id)),
  };
};
