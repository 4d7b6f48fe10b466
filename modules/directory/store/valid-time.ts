import { sql } from 'kysely';

import type { CivilDate } from '#kernel/clock/clock.ts';
import type { Tx } from '#kernel/db/database.ts';

/** Tables whose rows give way to a later decision. */
export type TimedTable =
  | 'organization_version'
  | 'role_assignment'
  | 'focal_point'
  | 'post_holder'
  | 'unit'
  | 'post'
  | 'organization';

/** One stretch of validity as it stands, locked until the transaction ends. */
export interface Stretch {
  validFrom: CivilDate;
  validTo: CivilDate | null;
}

/**
 * Ends a row on `date` (its first day of no longer holding); a row that would not have begun by then is taken out. Which is the
 * only thing that ever happens to the past: an end.
 */
export async function endOn(
  tx: Tx,
  table: TimedTable,
  id: string,
  row: Stretch,
  date: CivilDate,
): Promise<void> {
  const from = sql.table(`directory.${table}`);
  const key = sql.ref(table === 'organization_version' ? 'organization_id' : 'id');
  if (row.validFrom < date) {
    await sql`update ${from} set valid = daterange(lower(valid), ${date}::date) where ${key} = ${id}::uuid and lower(valid) = ${row.validFrom}::date`.execute(
      tx,
    );
  } else {
    await sql`delete from ${from} where ${key} = ${id}::uuid and lower(valid) = ${row.validFrom}::date`.execute(
      tx,
    );
  }
}
