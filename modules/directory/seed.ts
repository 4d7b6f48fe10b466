import { sql } from 'kysely';

import type { Tx } from '#kernel/db/database.ts';
import { readSeedData } from './data/seed-data.ts';
import { bareKeyOf } from './rules/resolve-place-name.ts';
import { foldName } from './rules/fold-name.ts';

/**
 * Loads the map, the organisations and the roles of Long An and Tây Ninh. Run as a named part of the platform; idempotent: rows
 * that are there stay as they are, so what an administrator has changed since is kept, and a row whose ground somebody has entered
 * otherwise is left out. One statement per table.
 */
export async function seedDirectory(tx: Tx): Promise<void> {
  const seed = readSeedData();
  const areas = seed.areas.map((area) => ({ ...area, bareKey: bareKeyOf(area) }));
  const organizations = seed.organizations.map((organization) => ({
    ...organization,
    nameKey: foldName(organization.name),
    symbolKey: foldName(organization.symbol),
  }));

  await sql`
    insert into directory.area (id, code, name, bare_key, kind, tier, parent_id, valid)
    select id, code, name, "bareKey", kind, tier, "parentId", daterange("validFrom", "validTo")
    from jsonb_to_recordset(${JSON.stringify(areas)}::jsonb)
      as r (id uuid, code text, name text, "bareKey" text, kind text, tier text, "parentId" uuid, "validFrom" date, "validTo" date)
    on conflict do nothing`.execute(tx);
  await sql`
    insert into directory.area_succession (from_id, to_id, effective_on, extent, share, legal_basis)
    select "fromId", "toId", "effectiveOn", extent, share, "legalBasis" from jsonb_to_recordset(${JSON.stringify(seed.succession)}::jsonb)
      as r ("fromId" uuid, "toId" uuid, "effectiveOn" date, extent text, share numeric, "legalBasis" text)
    where exists (select from directory.area where id = "fromId") and exists (select from directory.area where id = "toId")
    on conflict do nothing`.execute(tx);
  await sql`
    insert into directory.functional_role (code, name, name_en)
    select code, name, "nameEn" from jsonb_to_recordset(${JSON.stringify(seed.functionalRoles)}::jsonb) as r (code text, name text, "nameEn" text)
    on conflict do nothing`.execute(tx);
  const organizationRows = sql`jsonb_to_recordset(${JSON.stringify(organizations)}::jsonb)
    as r (id uuid, name text, "nameKey" text, "symbolKey" text, symbol text, kind text, "areaId" uuid, "parentOrganizationId" uuid, certainty text, "validFrom" date, "validTo" date)`;
  const entered = await sql<{ id: string }>`
    insert into directory.organization (id, kind, area_id, valid, certainty)
    select id, kind, "areaId", daterange("validFrom", "validTo"), certainty from ${organizationRows}
    where exists (select from directory.area where id = "areaId")
    on conflict do nothing returning id`.execute(tx);
  await sql`
    insert into directory.organization_version (organization_id, valid, name, name_key, symbol_key, symbol, parent_id)
    select id, daterange("validFrom", "validTo"), name, "nameKey", "symbolKey", symbol,
      (select o.id from directory.organization o where o.id = "parentOrganizationId")
    from ${organizationRows} where id = any (${entered.rows.map((row) => row.id)}::uuid[])`.execute(tx);
  await sql`
    insert into directory.organization_succession (from_id, to_id, effective_on, extent, share, legal_basis)
    select "fromId", "toId", "effectiveOn", extent, share, "legalBasis" from jsonb_to_recordset(${JSON.stringify(seed.organizationSuccession)}::jsonb)
      as r ("fromId" uuid, "toId" uuid, "effectiveOn" date, extent text, share numeric, "legalBasis" text)
    where exists (select from directory.organization where id = "fromId") and exists (select from directory.organization where id = "toId")
    on conflict do nothing`.execute(tx);
  await sql`
    insert into directory.unit (id, organization_id, name, valid)
    select id, "organizationId", name, daterange("validFrom", "validTo") from jsonb_to_recordset(${JSON.stringify(seed.units)}::jsonb)
      as r (id uuid, "organizationId" uuid, name text, "validFrom" date, "validTo" date)
    where exists (select from directory.organization where id = "organizationId")
    on conflict do nothing`.execute(tx);
  await sql`
    insert into directory.role_assignment (id, role_code, area_id, organization_id, unit_id, part, valid, certainty)
    select id, "roleCode", "areaId", "organizationId", "unitId", part, daterange("validFrom", "validTo"), certainty
    from jsonb_to_recordset(${JSON.stringify(seed.roleAssignments)}::jsonb)
      as r (id uuid, "roleCode" text, "areaId" uuid, "organizationId" uuid, "unitId" uuid, part text, "validFrom" date, "validTo" date, certainty text)
    where exists (select from directory.organization where id = "organizationId") and exists (select from directory.area where id = "areaId")
    on conflict do nothing`.execute(tx);
}
