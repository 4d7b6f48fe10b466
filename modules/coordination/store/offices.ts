/** What coordination must know of an office, from what `directory` publishes. Runs as the platform. */
import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import type { Tx } from '#kernel/db/database.ts';
import { asId, type OrganizationId } from '#kernel/ids/ids.ts';
import * as directory from '#modules/directory/contract.ts';
import type { OfficeNames } from '../rules/office-names.ts';

export type Office = OfficeNames & {
  readonly symbol: string;
  readonly areaId: string;
  readonly parentId: string | null;
  readonly parentName: string | null;
  readonly email: string | null;
  readonly heldRoles: readonly { readonly code: string; readonly name: string; readonly areaName: string }[];
};

/** The office as it is called today; null when it does not exist or has ended. */
export async function findOffice(tx: Tx, id: string, now: Date): Promise<Office | null> {
  const today = civilDate(now);
  const found = await sql<
    Omit<Office, 'organizationId' | 'formerNames' | 'roles'> & { formerNames: string[] }
  >`
    select v.name, v.symbol, v.kind, v.area_id as "areaId", v.parent_id as "parentId", p.name as "parentName", a.tier, a.name as "areaName",
      v.office_email as email,
      array(select distinct w.name from directory.v_organization w where w.id = v.id and w.name <> v.name) as "formerNames",
      coalesce((with recursive above (id, name, parent_id, n) as (
          select o.id, o.name, o.parent_id, 1 from directory.v_organization_today o where o.id = v.parent_id
          union all
          select o.id, o.name, o.parent_id, n + 1 from above u join directory.v_organization_today o on o.id = u.parent_id where n < 6)
        select jsonb_agg(jsonb_build_object('organizationId', id, 'name', name) order by n) from above), '[]') as above,
      coalesce((select jsonb_agg(jsonb_build_object('personId', h.person_id, 'name', d.full_name, 'titles', h.titles))
        from (select person_id, jsonb_agg(title order by is_head desc, title) as titles from directory.v_post_holder
          where organization_id = v.id and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date) group by person_id) h
        join directory.v_person d on d.id = h.person_id), '[]') as people,
      coalesce((select jsonb_agg(distinct jsonb_build_object('code', r.role_code, 'name', r.role_name, 'areaName', ra.name))
        from directory.v_role_assignment r join directory.v_area ra on ra.id = r.area_id
        where r.organization_id = v.id and r.valid_from <= ${today}::date and (r.valid_to is null or r.valid_to > ${today}::date)), '[]') as "heldRoles"
    from directory.v_organization v
    join directory.v_area a on a.id = v.area_id
    left join directory.v_organization_today p on p.id = v.parent_id
    where v.id = ${id}::uuid and v.valid_from <= ${today}::date and (v.valid_to is null or v.valid_to > ${today}::date)`.execute(
    tx,
  );
  const row = found.rows[0];
  if (!row) return null;
  return { ...row, organizationId: id, roles: row.heldRoles.map((role) => role.code) };
}

/** Whom an office has named for a role (or for everything), in the order in which they are asked. */
export async function listNamedPeople(ctx: Context, organizationId: string, roleCode: string | null) {
  const { people } = await ctx.call(directory.listNamedPeople, {
    organizationId: asId<OrganizationId>(organizationId),
    roleCode,
  });
  return people.map((one) => ({ ...one, name: one.name ?? '' }));
}

/** The office that took over from one that has ended; null when none lives. */
export async function findSuccessor(ctx: Context, organizationId: string): Promise<string | null> {
  const asked = { organizationId: asId<OrganizationId>(organizationId) };
  return (await ctx.call(directory.findSuccessor, asked)).organizationId;
}

/** Leads of a role for exactly this place today: the office above or beside that an alternate route offers. */
export async function findLead(tx: Tx, roleCode: string, areaId: string, now: Date): Promise<string | null> {
  const today = civilDate(now);
  const found = await sql<{ id: string }>`
    select organization_id as id from directory.v_role_assignment
    where role_code = ${roleCode} and area_id = ${areaId}::uuid and part = 'LEAD'
      and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date) limit 1`.execute(
    tx,
  );
  return found.rows[0]?.id ?? null;
}

/** The province in which a place lies (itself, when it is one). */
export async function findProvince(tx: Tx, areaId: string): Promise<string | null> {
  const found = await sql<{ id: string }>`
    with recursive up (id, tier, parent_id) as (
      select id, tier, parent_id from directory.v_area where id = ${areaId}::uuid
      union all select a.id, a.tier, a.parent_id from up join directory.v_area a on a.id = up.parent_id
    ) select id from up where tier = 'PROVINCE' limit 1`.execute(tx);
  return found.rows[0]?.id ?? null;
}

/** The head of the office, or of the unit in which the person works when `ofUnit` is asked and it has one. */
export async function findHead(
  tx: Tx,
  organizationId: string,
  ofUnitOf: string | null,
  now: Date,
): Promise<string | null> {
  const today = civilDate(now);
  const found = await sql<{ id: string }>`
    select h.person_id as id from directory.v_post_holder h
    where h.organization_id = ${organizationId}::uuid and h.is_head
      and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to > ${today}::date)
      and (h.unit_id is null or h.unit_id in (select m.unit_id from directory.v_post_holder m
        where m.person_id = ${ofUnitOf}::uuid and m.organization_id = h.organization_id))
    order by h.unit_id is null ${ofUnitOf === null ? sql`desc` : sql`asc`} limit 1`.execute(tx);
  return found.rows[0]?.id ?? null;
}

/** Which of these offices are of the police: by what they are or were, or by the role that they hold today. */
export async function listPoliceOffices(
  tx: Tx,
  ids: readonly (string | null)[],
  now: Date,
): Promise<Set<string>> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  if (asked.length === 0) return new Set();
  const today = civilDate(now);
  const found = await sql<{ id: string }>`
    select id from directory.v_organization where id = any (${asked}::uuid[]) and kind = 'POLICE'
    union
    select organization_id from directory.v_role_assignment where organization_id = any (${asked}::uuid[]) and role_code = 'POLICE'
      and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date)`.execute(tx);
  return new Set(found.rows.map((row) => row.id));
}
