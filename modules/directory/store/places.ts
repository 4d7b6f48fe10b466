import { sql } from 'kysely';

import type { Tx } from '#kernel/db/database.ts';
import type { Area, Succession } from '../rules/model.ts';
import { type AreaIndex, areaIndexOf } from '../rules/succession.ts';

/** The part of the map that matters for these places: their heirs, their predecessors, and what lies above all of them. */
export async function loadPlacesAround(tx: Tx, areaIds: readonly string[]): Promise<AreaIndex> {
  const areas = await sql<Area>`
    select id, code, name, kind, tier, parent_id as "parentId", lower(valid) as "validFrom", upper(valid) as "validTo"
    from directory.area where id in (select directory.places_around(${areaIds}::uuid[]))`.execute(tx);
  const ids = areas.rows.map((area) => area.id);
  const edges = await sql<Succession>`
    select from_id as "fromId", to_id as "toId", effective_on as "effectiveOn", extent, share::float8 as share, legal_basis as "legalBasis"
    from directory.area_succession where from_id = any (${ids}::uuid[]) and to_id = any (${ids}::uuid[])`.execute(
    tx,
  );
  return areaIndexOf(areas.rows, edges.rows);
}

/** Places that bear one of these names (rules/resolve-place-name.ts, `bareKeyOf`), of whatever time. */
export async function findPlaceIdsByKey(tx: Tx, keys: readonly string[]): Promise<string[]> {
  const found = await sql<{
    id: string;
  }>`select id from directory.area where bare_key = any (${keys}::text[])`.execute(tx);
  return found.rows.map((row) => row.id);
}
