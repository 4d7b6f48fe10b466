/**
 * What coordination must know of an office. The one place of this room that reads tables of `directory` which that room has
 * not published as views (focal points, absences, successions). Runs as the platform.
 */
import { sql } from 'kysely';
import { civilDate } from '#kernel/clock/clock.ts';
import type { Tx } from '#kernel/db/database.ts';
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
      coalesce((select jsonb_agg(distinct jsonb_build_object('code', r.role_code, 'name', f.name, 'areaName', ra.name))
        from directory.v_role_assignment r join directory.functional_role f on f.code = r.role_code join directory.v_area ra on ra.id = r.area_id
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

export type NamedPerson = {
  readonly personId: string;
  readonly name: string;
  readonly title: string;
  readonly as: 'FOCAL_POINT' | 'SUBSTITUTE' | 'DEPUTY';
  readonly isThere: boolean;
};

/**
 * The people whom an office has named for a role (or for everything), the focal point first, then whoever stands in for the absent, then
 * the deputies; `isThere` says who can act today. The person named for the very role comes before the one named for everything.
 */
export async function listNamedPeople(
  tx: Tx,
  organizationId: string,
  roleCode: string | null,
  now: Date,
): Promise<NamedPerson[]> {
  const today = civilDate(now);
  const found = await sql<NamedPerson>`
    with focal as (
      select f.id, f.person_id from directory.focal_point f
      where f.organization_id = ${organizationId}::uuid and f.scope in (${roleCode ?? 'ANY'}, 'ANY') and f.valid @> ${today}::date
      order by f.scope = 'ANY' limit 1
    ), named (person_id, "as", rank) as (
      select person_id, 'FOCAL_POINT', 0 from focal
      union all
      select a.substitute_person_id, 'SUBSTITUTE', 1 from focal join directory.absence a
        on a.person_id = focal.person_id and a.period @> ${today}::date where a.substitute_person_id is not null
      union all
      select d.person_id, 'DEPUTY', 1 + d.rank from focal join directory.focal_point_deputy d on d.focal_point_id = focal.id
    )
    select n.person_id as "personId", p.full_name as name, n."as",
      coalesce((select h.title from directory.v_post_holder h where h.person_id = n.person_id and h.organization_id = ${organizationId}::uuid
        and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to > ${today}::date) order by h.is_head desc, h.title limit 1), '') as title,
      exists (select from directory.v_post_holder h where h.person_id = n.person_id and h.organization_id = ${organizationId}::uuid
        and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to > ${today}::date))
      and not exists (select from directory.absence a where a.person_id = n.person_id and a.period @> ${today}::date) as "isThere"
    from named n join directory.v_person p on p.id = n.person_id
    order by n.rank`.execute(tx);
  const seen = new Set<string>();
  return found.rows.filter((one) => !seen.has(one.personId) && seen.add(one.personId));
}

/** The office that took over from one that has ended: along the successions, the whole or the larger share first; null when none lives. */
export async function findSuccessor(tx: Tx, organizationId: string, now: Date): Promise<string | null> {
  const today = civilDate(now);
  const found = await sql<{ id: string }>`
    with recursive heirs (id, n, rank) as (
      select s.to_id, 1, case s.extent when 'WHOLE' then 0 when 'REMAINDER' then 1 else 2 end - coalesce(s.share, 0)
      from directory.organization_succession s where s.from_id = ${organizationId}::uuid and s.effective_on <= ${today}::date
      union
      select s.to_id, n + 1, h.rank from heirs h join directory.organization_succession s on s.from_id = h.id
      where n < 8 and s.effective_on <= ${today}::date
    )
    select h.id from heirs h join directory.v_organization_today o on o.id = h.id order by h.n, h.rank, h.id limit 1`.execute(
    tx,
  );
  return found.rows[0]?.id ?? null;
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
