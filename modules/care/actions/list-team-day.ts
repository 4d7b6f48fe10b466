import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { civilDate, startOfDay } from '#kernel/clock/clock.ts';
import { asId, type PersonId } from '#kernel/ids/ids.ts';
import { countTeamDay, type listTeamDay } from '../contract.ts';

type Input = z.output<typeof listTeamDay.input>;
type Output = z.output<typeof listTeamDay.output>;

export const listTeamDayHandler: Handler<Input, Output> = (ctx, input) =>
  ctx.callAsSystem(countTeamDay, input);

/** Everybody who holds a post in the office today and has read, rested or looked back. Numbers only. */
export const countTeamDayHandler: Handler<Input, Output> = async (ctx, { organizationId }) => {
  const today = civilDate(ctx.now);
  const from = startOfDay(today);
  const found = await sql<Omit<Output['people'][number], 'personId'> & { personId: string }>`
    select * from (
      select h.person_id as "personId", p.full_name as name,
        (select coalesce(sum(e.weight), 0)::int from care.exposure e where e.person_id = h.person_id and e.at >= ${from}) as count,
        (select count(*)::int from care.break b where b.person_id = h.person_id and b.kind = 'BREAK' and b.started_at >= ${from}) as "breakCount",
        (select count(*)::int from care.break b where b.person_id = h.person_id and b.kind = 'PUT_OFF' and b.started_at >= ${from}) as "putOffCount",
        (select count(*)::int from care.debrief d where d.person_id = h.person_id and d.organization_id = ${organizationId}::uuid and d.state = 'ASKED') as "debriefsOpen",
        (select count(*)::int from care.debrief d where d.person_id = h.person_id and d.organization_id = ${organizationId}::uuid and d.state = 'HELD') as "debriefsHeld"
      from (
        select distinct person_id from directory.v_post_holder
        where organization_id = ${organizationId}::uuid and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date)
      ) h left join directory.v_person p on p.id = h.person_id
    ) as team where count + "breakCount" + "putOffCount" + "debriefsOpen" + "debriefsHeld" > 0 order by name`.execute(
    ctx.tx,
  );
  return { people: found.rows.map((row) => ({ ...row, personId: asId<PersonId>(row.personId) })) };
};
