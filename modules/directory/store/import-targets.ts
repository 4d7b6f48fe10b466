import { sql } from 'kysely';

import type { Tx } from '#kernel/db/database.ts';
import type { ImportRow } from '../import/check-rows.ts';
import { overlaps, type Validity } from '../rules/effective-dates.ts';
import { foldName } from '../rules/fold-name.ts';

export interface Target extends Validity {
  id: string;
  name: string;
  areaName: string;
  isMine: boolean;
  units: { id: string; name: string }[];
  appointments: (Validity & { name: string; title: string })[];
  heads: Validity[];
}

/** The organisations that rows of an import name, loaded once for all rows. */
export interface Targets {
  /** Organisations called so throughout the day on which the row begins. */
  find(row: ImportRow): Target[];
  isAppointed(target: Target, row: ImportRow): boolean;
  hasHead(target: Target, row: ImportRow): boolean;
}

export async function loadTargets(
  tx: Tx,
  rows: readonly ImportRow[],
  offices: readonly string[],
): Promise<Targets> {
  const names = [...new Set(rows.map((row) => nameKey(row.organization)))];
  const found = await sql<Target>`
    select o.id, v.name, a.name as "areaName", directory.administers(o.id, ${offices}::uuid[]) as "isMine", lower(v.valid) as "validFrom", upper(v.valid) as "validTo",
      coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name)) from directory.unit u where u.organization_id = o.id and u.valid && v.valid), '[]') as units,
      coalesce((select jsonb_agg(jsonb_build_object('name', p.full_name, 'title', t.title, 'validFrom', lower(h.valid), 'validTo', upper(h.valid)))
        from directory.post_holder h join directory.post t on t.id = h.post_id join directory.person p on p.id = h.person_id where h.organization_id = o.id), '[]') as appointments,
      coalesce((select jsonb_agg(jsonb_build_object('validFrom', lower(t.valid), 'validTo', upper(t.valid)))
        from directory.post t where t.organization_id = o.id and t.is_head and t.unit_id is null), '[]') as heads
    from directory.organization_version v join directory.organization o on o.id = v.organization_id join directory.area a on a.id = o.area_id
    where v.name_key = any (${names}::text[])`.execute(tx);
  return {
    find: (row) =>
      found.rows.filter(
        (target) =>
          nameKey(target.name) === nameKey(row.organization) &&
          target.validFrom <= row.validFrom &&
          (target.validTo === null || row.validFrom < target.validTo),
      ),
    isAppointed: (target, row) =>
      target.appointments.some(
        (one) =>
          foldName(one.name) === foldName(row.fullName) &&
          foldName(one.title) === foldName(row.title) &&
          overlaps(one, row),
      ),
    hasHead: (target, row) => target.heads.some((one) => overlaps(one, row)),
  };
}

const nameKey = (name: string): string => foldName(name).replace(/^ubnd /u, 'uy ban nhan dan ');
