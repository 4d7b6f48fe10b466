import { sql } from 'kysely';

import type { CivilDate } from '#kernel/clock/clock.ts';
import type { Tx } from '#kernel/db/database.ts';

/**
 * Ends an organisation and all that lived in it on one day: its name, units, posts, appointments, focal points. Organisations that
 * stood under it pass to `heir` from that day, or stand alone when there are several heirs. Roles are moved by the caller before.
 */
export async function endAllOn(
  tx: Tx,
  organizationId: string,
  date: CivilDate,
  heir: string | null,
): Promise<void> {
  const until = sql`daterange(lower(valid), ${date}::date)`;
  const whole = sql`(upper(valid) is null or upper(valid) > ${date}::date) and lower(valid) < ${date}::date`;
  await sql`update directory.organization set valid = ${until} where id = ${organizationId}::uuid and ${whole}`.execute(
    tx,
  );
  for (const table of ['organization_version', 'unit', 'post', 'post_holder', 'focal_point']) {
    await sql`update ${sql.table(`directory.${table}`)} set valid = ${until} where organization_id = ${organizationId}::uuid and ${whole}`.execute(
      tx,
    );
  }
  for (const table of ['focal_point', 'post_holder', 'post']) {
    await sql`delete from ${sql.table(`directory.${table}`)} where organization_id = ${organizationId}::uuid and lower(valid) >= ${date}::date`.execute(
      tx,
    );
  }

  await sql`
    update directory.organization_version v set valid = daterange(lower(v.valid), ${date}::date)
    where v.parent_id = ${organizationId}::uuid and v.valid @> ${date}::date and lower(v.valid) < ${date}::date
      and exists (select from directory.organization o where o.id = v.organization_id and o.valid @> ${date}::date)`.execute(
    tx,
  );
  await sql`
    insert into directory.organization_version (organization_id, valid, name, name_key, symbol_key, symbol, parent_id, agency_identifier, office_phone, office_email, address)
    select v.organization_id, daterange(${date}::date, (
        select min(lower(n.valid)) from directory.organization_version n where n.organization_id = v.organization_id and lower(n.valid) > ${date}::date)),
      v.name, v.name_key, v.symbol_key, v.symbol, ${heir}::uuid, v.agency_identifier, v.office_phone, v.office_email, v.address
    from directory.organization_version v join directory.organization o on o.id = v.organization_id
    where v.parent_id = ${organizationId}::uuid and upper(v.valid) = ${date}::date and o.valid @> ${date}::date`.execute(
    tx,
  );
}
