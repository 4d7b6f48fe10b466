import { readFileSync } from 'node:fs';
import { z } from 'zod';

import type { Area, Organization, RoleAssignment, Succession, Unit } from '../rules/model.ts';

const id = z.uuid();
const date = z.iso.date();
const validity = { validFrom: date, validTo: date.nullable() };
const certainty = z.enum(['VERIFIED', 'SECONDARY', 'GENERAL_KNOWLEDGE']);

const area = z.strictObject({
  id, code: z.string(), name: z.string(),
  kind: z.enum(['COUNTRY', 'PROVINCE', 'PROVINCIAL_CITY', 'DISTRICT_TOWN', 'RURAL_DISTRICT', 'RURAL_COMMUNE', 'WARD', 'TOWNSHIP', 'SPECIAL_ZONE']),
  tier: z.enum(['COUNTRY', 'PROVINCE', 'DISTRICT', 'COMMUNE']),
  parentId: id.nullable(), ...validity,
}) satisfies z.ZodType<Area>;
const succession = z.strictObject({
  fromId: id, toId: id, effectiveOn: date, extent: z.enum(['WHOLE', 'PART', 'REMAINDER']),
  share: z.number().gt(0).lte(1).nullable(), legalBasis: z.string(),
}) satisfies z.ZodType<Succession>;
const organization = z.strictObject({
  id, name: z.string(), symbol: z.string(),
  kind: z.enum(['MINISTRY', 'PEOPLES_COMMITTEE', 'PEOPLES_COUNCIL', 'DEPARTMENT', 'POLICE', 'COURT', 'PROCURACY', 'FATHERLAND_FRONT', 'MASS_ORGANIZATION', 'PRESS_ORGAN', 'HOTLINE', 'OTHER']),
  areaId: id, parentOrganizationId: id.nullable(), certainty, ...validity,
}) satisfies z.ZodType<Organization>;
const unit = z.strictObject({ id, organizationId: id, name: z.string(), ...validity }) satisfies z.ZodType<Unit>;
const assignment = z.strictObject({
  id, roleCode: z.string(), areaId: id, organizationId: id, unitId: id.nullable(), part: z.enum(['LEAD', 'COORDINATING']),
  certainty, ...validity,
}) satisfies z.ZodType<RoleAssignment>;
const functionalRole = z.strictObject({ code: z.string(), name: z.string(), nameEn: z.string() });

export interface SeedData {
  areas: Area[];
  succession: Succession[];
  organizations: Organization[];
  units: Unit[];
  organizationSuccession: Succession[];
  functionalRoles: { code: string; name: string; nameEn: string }[];
  roleAssignments: RoleAssignment[];
}

/** The committed seed, checked row by row. About 3,300 rows. */
export function readSeedData(): SeedData {
  const read = <T>(name: string, row: z.ZodType<T>): T[] =>
    z.array(row).parse(JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')));
  return {
    areas: read('areas.json', area),
    succession: read('succession.json', succession),
    organizations: read('organizations.json', organization),
    units: read('units.json', unit),
    organizationSuccession: read('organization-succession.json', succession),
    functionalRoles: read('functional-roles.json', functionalRole),
    roleAssignments: read('role-assignments.json', assignment),
  };
}
