import { sql } from 'kysely';

import type { Tx } from '#kernel/db/database.ts';
import { asId, type PersonId } from '#kernel/ids/ids.ts';
import type { OfficePerson } from '../rules/acting-person.ts';

/** People of an office on a day, with their names as far as the reader may see them (row-level security leaves a name out). */
export interface KnownPerson extends OfficePerson {
  name: string | null;
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
      exists (select from directory.post_holder h where h.person_id = w.person_id and h.organization_id = ${organizationId}::uuid and h.valid @> ${date}::date) as "inOffice"
    from wanted w
    left join directory.person p on p.id = w.person_id
    left join directory.absence a on a.person_id = w.person_id and a.period @> ${date}::date`.execute(tx);
  return new Map(found.rows.map((person) => [person.personId, person]));
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
