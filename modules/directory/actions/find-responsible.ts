import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import type { findResponsible } from '../contract.ts';
import { listStandIns } from '../rules/acting-person.ts';
import { loadFocalPoints, loadOfficePeople, named } from '../store/people.ts';

type Input = z.output<typeof findResponsible.input>;
type Output = z.output<typeof findResponsible.output>;

/** Of the focal points the one for everything comes first, each with whoever stands in. */
export const findResponsibleHandler: Handler<Input, Output> = async (ctx, { organizationId }) => {
  const today = civilDate(ctx.now);
  const points = await loadFocalPoints(ctx.tx, organizationId, today);
  const heads = await sql<{ personId: string }>`
    select person_id as "personId" from directory.v_post_holder
    where organization_id = ${organizationId}::uuid and is_head and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date)
    order by person_id`.execute(ctx.tx);
  const headIds = heads.rows.map((head) => head.personId);
  const people = await loadOfficePeople(
    ctx.tx,
    organizationId,
    [...points.flatMap((point) => [point.personId, ...point.deputyIds]), ...headIds],
    today,
  );
  const known = [...people.values()];
  const standIns = points.flatMap((point) => listStandIns(point, known)).filter((one) => one.isThere);
  return {
    deputies: [...new Set(standIns.map((one) => one.personId))].map((id) => named(people, id)),
    heads: [...new Set(headIds)].filter((id) => !people.get(id)?.absent).map((id) => named(people, id)),
  };
};
