import type { Area, AssignmentPart, Certainty, Organization, OrganizationKind, RoleAssignment, Succession, Unit } from '../../rules/model.ts';
import { DEPARTMENT_REFORM, HORIZON, LAW_72, TWO_TIER_REFORM } from './resolutions.ts';
import { LONG_AN_2021, LONG_AN_2025, NATIONAL, TAY_NINH_2025, type OrganizationLine } from './organization-lines.ts';
import { ROLE_LINES } from './role-lines.ts';
import { stableId } from './stable-id.ts';

export interface OrganizationData {
  organizations: Organization[];
  units: Unit[];
  succession: Succession[];
  assignments: RoleAssignment[];
}

/** Organisations of the three periods (2021, since 2025-03-01, since 2025-07-01) and who holds which functional role. */
export function buildOrganizations(areas: readonly Area[], areaEdges: readonly Succession[]): OrganizationData {
  const country = one(areas, (area) => area.tier === 'COUNTRY');
  const longAn = one(areas, (area) => area.name === 'Tỉnh Long An');
  const tayNinh = one(areas, (area) => area.tier === 'PROVINCE' && area.validTo === null);
  const result: OrganizationData = { organizations: [], units: [], succession: [], assignments: [] };
  const byKey = new Map<string, Organization>();

  const place = (line: OrganizationLine, area: Area): void => {
    const parent = line.parent ? one([...byKey.entries()], ([key]) => key === line.parent)[1] : null;
    const organization = organizationOf(line.name, line.symbol, line.kind, area, parent, line.from, line.to, line.certainty);
    byKey.set(line.key, organization);
    result.organizations.push(organization);
  };
  for (const line of NATIONAL) place(line, country);
  for (const line of [...LONG_AN_2021, ...LONG_AN_2025]) place(line, longAn);
  for (const line of TAY_NINH_2025) place(line, tayNinh);
  for (const line of [...NATIONAL, ...LONG_AN_2021, ...LONG_AN_2025, ...TAY_NINH_2025]) {
    for (const [target, extent, basis] of line.into ?? []) {
      const from = need(byKey, line.key);
      result.succession.push(edge(from, need(byKey, target), extent, null, basis));
    }
  }

  const districtBodies = new Map<string, Organization>();
  const committees = new Map<string, Organization>();
  const police = new Map<string, Organization>();
  const provincePc = need(byKey, 'LA_UBND');
  for (const district of areas.filter((area) => area.tier === 'DISTRICT' && area.parentId === longAn.id)) {
    const label = lower(district.name);
    const add = (key: string, name: string, symbol: string, kind: OrganizationKind, parent: Organization | null, to: string): Organization => {
      const organization = organizationOf(name, symbol, kind, district, parent, HORIZON, to, 'GENERAL_KNOWLEDGE');
      result.organizations.push(organization);
      districtBodies.set(`${key}|${district.id}`, organization);
      return organization;
    };
    const pc = add('PC', `Ủy ban nhân dân ${label}`, 'UBND', 'PEOPLES_COMMITTEE', provincePc, TWO_TIER_REFORM);
    pc.certainty = 'VERIFIED';
    const education = add('EDU', `Phòng Giáo dục và Đào tạo ${label}`, 'PGDĐT', 'DEPARTMENT', pc, TWO_TIER_REFORM);
    const labour = add('LAB', `Phòng Lao động - Thương binh và Xã hội ${label}`, 'PLĐTBXH', 'DEPARTMENT', pc, DEPARTMENT_REFORM);
    const policeStation = add('POL', `Công an ${label}`, 'CA', 'POLICE', need(byKey, 'LA_CA'), DEPARTMENT_REFORM);
    const court = add('COURT', `Tòa án nhân dân ${label}`, 'TA', 'COURT', need(byKey, 'LA_TAND'), TWO_TIER_REFORM);
    const procuracy = add('PROC', `Viện kiểm sát nhân dân ${label}`, 'VKS', 'PROCURACY', need(byKey, 'LA_VKSND'), TWO_TIER_REFORM);
    result.succession.push(edge(policeStation, need(byKey, 'LA_CA'), 'WHOLE', null, 'Đề án 25-ĐA/ĐUCA (bỏ công an cấp huyện)'));
    for (const [role, organization] of [
      ['LOCAL_PC', pc], ['EDUCATION_AUTHORITY', education], ['CHILD_AFFAIRS_AUTHORITY', labour], ['LABOUR_AUTHORITY', labour],
      ['POLICE', policeStation], ['COURT', court], ['PROCURACY', procuracy],
    ] as const) result.assignments.push(assignment(role, district, organization, null, 'LEAD', HORIZON, organization.validTo, organization.certainty));
  }

  for (const commune of areas.filter((area) => area.tier === 'COMMUNE')) {
    const isCurrent = commune.parentId === tayNinh.id;
    const district = isCurrent ? null : one(areas, (area) => area.id === commune.parentId);
    if (district && district.parentId !== longAn.id) continue;
    const label = lower(commune.name);
    const parent = district ? need(districtBodies, `PC|${district.id}`) : need(byKey, 'TN_UBND');
    const pc = organizationOf(`Ủy ban nhân dân ${label}`, 'UBND', 'PEOPLES_COMMITTEE', commune, parent, commune.validFrom, commune.validTo, 'VERIFIED');
    const ca = organizationOf(`Công an ${label}`, 'CA', 'POLICE', commune, need(byKey, isCurrent ? 'TN_CA' : 'LA_CA'), commune.validFrom, commune.validTo, 'GENERAL_KNOWLEDGE');
    result.organizations.push(pc, ca);
    committees.set(commune.id, pc);
    police.set(commune.id, ca);
    const unit: Unit | null = isCurrent
      ? { id: stableId('unit', pc.id, 'VHXH'), organizationId: pc.id, name: 'Phòng Văn hóa - Xã hội', validFrom: commune.validFrom, validTo: null }
      : null;
    if (unit) result.units.push(unit);
    const add = (role: string, organization: Organization, in_: Unit | null, certainty: Certainty): void => {
      result.assignments.push(assignment(role, commune, organization, in_, 'LEAD', commune.validFrom, commune.validTo, certainty));
    };
    add('LOCAL_PC', pc, null, 'VERIFIED');
    add('COMMUNE_CHILD_WORKER', pc, unit, 'GENERAL_KNOWLEDGE');
    add('POLICE', ca, null, 'GENERAL_KNOWLEDGE');
    if (unit) add('EDUCATION_AUTHORITY', pc, unit, 'GENERAL_KNOWLEDGE');
  }

  for (const areaEdge of areaEdges) {
    for (const bodies of [committees, police]) {
      const from = bodies.get(areaEdge.fromId);
      const to = bodies.get(areaEdge.toId);
      if (from && to) result.succession.push({ ...areaEdge, fromId: from.id, toId: to.id });
    }
  }
  result.succession.push(...districtSuccession(areas, areaEdges, districtBodies, committees));

  for (const line of ROLE_LINES) {
    const organization = need(byKey, line.organization);
    const area = line.place ? country : one(areas, (candidate) => candidate.id === organization.areaId);
    result.assignments.push(assignment(line.role, area, organization, null, line.part, line.from, line.to, line.certainty));
  }
  return result;
}

/** What a district's People's Committee did passed to the new communes on its territory (two-tier government). */
function districtSuccession(
  areas: readonly Area[], areaEdges: readonly Succession[],
  districtBodies: ReadonlyMap<string, Organization>, committees: ReadonlyMap<string, Organization>,
): Succession[] {
  return areas.filter((area) => area.tier === 'DISTRICT').flatMap((district) => {
    const from = districtBodies.get(`PC|${district.id}`);
    if (!from) return [];
    const communes = new Set(areas.filter((area) => area.parentId === district.id).map((area) => area.id));
    const targets = new Set(areaEdges.filter((e) => communes.has(e.fromId) && e.effectiveOn === TWO_TIER_REFORM).map((e) => e.toId));
    return [...targets].map((id) => edge(from, need(committees, id), 'PART', null, LAW_72));
  });
}

function organizationOf(
  name: string, symbol: string, kind: OrganizationKind, area: Area, parent: Organization | null,
  validFrom: string, validTo: string | null, certainty: Certainty,
): Organization {
  return {
    id: stableId('organization', name, area.id, validFrom),
    name, symbol, kind, areaId: area.id, parentOrganizationId: parent?.id ?? null, validFrom, validTo, certainty,
  };
}

function assignment(
  roleCode: string, area: Area, organization: Organization, unit: Unit | null, part: AssignmentPart,
  validFrom: string, validTo: string | null, certainty: Certainty,
): RoleAssignment {
  return {
    id: stableId('role-assignment', roleCode, area.id, organization.id, validFrom),
    roleCode, areaId: area.id, organizationId: organization.id, unitId: unit?.id ?? null, part, validFrom, validTo, certainty,
  };
}

/** An organisation's edge takes effect on the day on which the former one ended, or the latter began. */
function edge(from: Organization, to: Organization, extent: Succession['extent'], share: number | null, legalBasis: string): Succession {
  return { fromId: from.id, toId: to.id, effectiveOn: from.validTo ?? to.validFrom, extent, share, legalBasis };
}

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function need<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key);
  if (value === undefined) throw new Error(`Missing in the source: ${key}`);
  return value;
}

function one<T>(items: readonly T[], test: (item: T) => boolean): T {
  const found = items.filter(test);
  if (found.length !== 1) throw new Error(`Expected exactly one, found ${found.length}`);
  return found[0]!;
}

