import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import type { OrganizationId } from '#kernel/ids/ids.ts';
import { holdsRole, officesOf } from '#kernel/permissions/actor.ts';
import { listDutyGaps } from '#modules/directory/contract.ts';
import type { getMyDuty } from '../contract.ts';
import { communeRole, listReceivingOffices } from '../store/offices.ts';

type Output = z.output<typeof getMyDuty.output>;

const weekMs = 7 * 86_400_000;

/** Gaps count where emergencies arrive: an office that receives none owes no roster. */
export const getMyDutyHandler: Handler<z.output<typeof getMyDuty.input>, Output> = async (ctx) => {
  const [from, to] = [ctx.now.toISOString(), new Date(ctx.now.getTime() + weekMs).toISOString()];
  const me = ctx.actor.kind === 'OFFICIAL' ? ctx.actor.personId : null;
  const offices = officesOf(ctx.actor);
  const receiving = (await listReceivingOffices(ctx)).map((one) => one.organizationId);
  const watched = offices.filter((id) => receiving.includes(id) || holdsRole(ctx.actor, communeRole, id));
  const names = await sql<{ id: string; name: string }>`
    select id, name from directory.v_organization_today where id = any (${offices}::uuid[])`.execute(ctx.tx);
  const nameOf = (id: OrganizationId) => names.rows.find((row) => row.id === id)?.name ?? null;
  const shifts: Output['shifts'] = [];
  const gaps: Output['gaps'] = [];
  for (const organizationId of offices) {
    for (const kind of ['EMERGENCY', 'INTAKE'] as const) {
      const roster = await ctx.call(listDutyGaps, { organizationId, kind, from, to });
      for (const { person, backup, startsAt, endsAt } of roster.shifts) {
        const isBackup = backup?.personId === me;
        if (person.personId === me || isBackup)
          shifts.push({ organizationName: nameOf(organizationId), kind, isBackup, startsAt, endsAt });
      }
      if (kind === 'EMERGENCY' && watched.includes(organizationId))
        for (const { startsAt, endsAt } of roster.gaps)
          gaps.push({
            organizationId,
            organizationName: nameOf(organizationId),
            startsAt,
            endsAt,
          });
    }
  }
  return { shifts: shifts.sort((a, b) => a.startsAt.localeCompare(b.startsAt)), gaps };
};
