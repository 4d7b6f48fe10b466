import { sql } from 'kysely';

import type { Tx } from '#kernel/db/database.ts';
import { asId, type PersonId } from '#kernel/ids/ids.ts';
import {
  chooseFocalPoint,
  type FocalPoint,
  listStandIns,
  type OfficePerson,
  type StandIn,
} from '../rules/acting-person.ts';

/** People of an office on a day, with their names as far as the reader may see them (row-level security leaves a name out). */
export interface KnownPerson extends OfficePerson {
  name: string | null;
  /** The post in this office, the head's first; empty without one. */
  title: string;
}

/** These people, and whoever they named as substitutes, as the office `organizationId` finds them on `date`. */
export async function loadOfficePeople(
  tx: Tx,
  organizationId: string,
  personIds: readonly string[],
  date: string,
): Promise<Map<string, KnownPerson>> {
  const found = await sql<KnownPerson>`
    with recursive wanted (person_id) as (
      select unnest(${personIds}::uuid[])
      union
      select a.substitute_person_id from wanted w
      join directory.absence a on a.person_id = w.person_id and a.period @> ${date}::date and a.substitute_person_id is not null
    )
    select w.person_id as "personId", p.full_name as name, a.id is not null as absent, a.substitute_person_id as "substituteId",
      t.title is not null as "inOffice", coalesce(t.title, '') as title
    from wanted w
    left join lateral (
      select p.title from directory.post_holder h join directory.post p on p.id = h.post_id
      where h.person_id = w.person_id and h.organization_id = ${organizationId}::uuid and h.valid @> ${date}::date
      order by p.is_head desc, p.title limit 1
    ) t on true
    left join directory.person p on p.id = w.person_id
    left join directory.absence a on a.person_id = w.person_id and a.period @> ${date}::date`.execute(tx);
  return new Map(found.rows.map((person) => [person.personId, person]));
}

/** Everybody whom the office has named on `date`: for everything first, then role by role. */
export async function loadFocalPoints(tx: Tx, organizationId: string, date: string): Promise<FocalPoint[]> {
  const found = await sql<FocalPoint>`
    select f.scope, f.person_id as "personId",
      array(select d.person_id from directory.focal_point_deputy d where d.focal_point_id = f.id order by d.rank) as "deputyIds"
    from directory.focal_point f
    where f.organization_id = ${organizationId}::uuid and f.valid @> ${date}::date
    order by f.scope <> 'ANY', f.scope`.execute(tx);
  return found.rows;
}

/** The office's focal point for a role, and whoever stands in, in the order in which they are asked. Null: nobody has been named. */
export async function findNamedPeople(
  tx: Tx,
  organizationId: string,
  roleCode: string | null,
  date: string,
): Promise<{ focal: FocalPoint; people: Map<string, KnownPerson>; standIns: StandIn[] } | null> {
  const focal = chooseFocalPoint(await loadFocalPoints(tx, organizationId, date), roleCode);
  if (!focal) return null;
  const people = await loadOfficePeople(tx, organizationId, [focal.personId, ...focal.deputyIds], date);
  return { focal, people, standIns: listStandIns(focal, [...people.values()]) };
}

export function named(
  people: ReadonlyMap<string, KnownPerson>,
  personId: string,
): { personId: PersonId; name: string | null } {
  return { personId: asId<PersonId>(personId), name: people.get(personId)?.name ?? null };
}

/** How many of these people hold no post in the office on `date`. */
export async function countStrangers(
  tx: Tx,
  organizationId: string,
  personIds: readonly string[],
  date: string,
): Promise<number> {
  const people = await loadOfficePeople(tx, organizationId, personIds, date);
  return [...new Set(personIds)].filter((id) => people.get(id)?.inOffice !== true).length;
}
