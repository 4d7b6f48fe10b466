import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import type { findOnDuty } from '../contract.ts';
import { loadOfficePeople, named } from '../store/people.ts';

type Input = z.output<typeof findOnDuty.input>;
type Output = z.output<typeof findOnDuty.output>;

/** The one on duty and the one behind, in that order, whoever of them is there. */
export const findOnDutyHandler: Handler<Input, Output> = async (ctx, input) => {
  const at = input.at ? new Date(input.at) : ctx.now;
  const found = await sql<{ personId: string; backupId: string | null; endsAt: Date }>`
    select s.person_id as "personId", s.backup_person_id as "backupId", upper(s.period) as "endsAt"
    from directory.duty_shift s join directory.duty_roster r on r.id = s.roster_id
    where r.organization_id = ${input.organizationId}::uuid and r.kind = ${input.kind} and s.period @> ${at}::timestamptz`.execute(
    ctx.tx,
  );
  const shift = found.rows[0];
  if (!shift) return { onDuty: [], until: null };
  const ids = [shift.personId, ...(shift.backupId ? [shift.backupId] : [])];
  const people = await loadOfficePeople(ctx.tx, input.organizationId, ids, civilDate(at));
  const there = ids.filter((id) => people.get(id)?.inOffice === true && !people.get(id)?.absent);
  return { onDuty: there.map((id) => named(people, id)), until: shift.endsAt.toISOString() };
};
