import { sql } from 'kysely';
import type { z } from 'zod';

import type { Context, Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import { type AreaId, asId, type OrganizationId } from '#kernel/ids/ids.ts';
import type { findHolder } from '../contract.ts';
import type { RoleAssignment } from '../rules/model.ts';
import { type Holding, whoHolds } from '../rules/who-holds.ts';
import { findNamedPeople, named } from '../store/people.ts';
import { loadPlacesAround } from '../store/places.ts';

type Input = z.output<typeof findHolder.input>;
type Output = z.output<typeof findHolder.output>;
type Held = Output['holders'][number];

export const findHolderHandler: Handler<Input, Output> = async (ctx, input) => {
  const date = input.on ?? civilDate(ctx.now);
  const index = await loadPlacesAround(ctx.tx, [input.areaId]);
  const assignments = await loadAssignments(ctx, input.roleCode, [...index.byId.keys()], date);
  const answer = whoHolds(index, assignments, input.roleCode, input.areaId, date);
  if (answer.found === 'NONE') return { found: 'NONE', reason: answer.reason, holders: [] };
  const holdings = answer.found === 'ONE' ? [answer.holding] : answer.holdings;
  const holders: Held[] = [];
  for (const holding of holdings) holders.push(await describe(ctx, holding, date));
  return { found: answer.found, reason: null, holders };
};

async function loadAssignments(
  ctx: Context,
  roleCode: string,
  areaIds: readonly string[],
  date: string,
): Promise<RoleAssignment[]> {
  const found = await sql<RoleAssignment>`
    select id, role_code as "roleCode", area_id as "areaId", organization_id as "organizationId", unit_id as "unitId", part, certainty,
      lower(valid) as "validFrom", upper(valid) as "validTo"
    from directory.role_assignment
    where role_code = ${roleCode} and area_id = any (${areaIds}::uuid[]) and valid @> ${date}::date`.execute(
    ctx.tx,
  );
  return found.rows;
}

async function describe(ctx: Context, { lead, coordinating, place }: Holding, date: string): Promise<Held> {
  const ids = [lead, ...coordinating].map((assignment) => assignment.organizationId);
  const organizations = await sql<{ id: string; name: string; symbol: string }>`
    select organization_id as id, name, symbol from directory.organization_version
    where organization_id = any (${ids}::uuid[]) and valid @> ${date}::date`.execute(ctx.tx);
  const nameOf = (assignment: RoleAssignment): Held['lead'] => {
    const found = organizations.rows.find((row) => row.id === assignment.organizationId);
    return {
      organizationId: asId<OrganizationId>(assignment.organizationId),
      name: found?.name ?? '',
      symbol: found?.symbol ?? '',
    };
  };
  const unit = await sql<{
    unitId: string;
    name: string;
  }>`select id as "unitId", name from directory.unit where id = ${lead.unitId}::uuid`.execute(ctx.tx);
  return {
    lead: nameOf(lead),
    unit: unit.rows[0] ?? null,
    place: { areaId: asId<AreaId>(place.id), name: place.name },
    coordinating: coordinating.map(nameOf),
    focalPoint: await findFocalPoint(ctx, lead, date),
  };
}

async function findFocalPoint(ctx: Context, lead: RoleAssignment, date: string): Promise<Held['focalPoint']> {
  const found = await findNamedPeople(ctx.tx, lead.organizationId, lead.roleCode, date);
  if (!found) return null;
  const { focal, people, standIns } = found;
  const acting = standIns.find((one) => one.isThere);
  return {
    person: named(people, focal.personId),
    deputies: focal.deputyIds.map((id) => named(people, id)),
    acting: acting ? { ...named(people, acting.personId), as: acting.as } : null,
  };
}
