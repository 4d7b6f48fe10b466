import { describe, expect, it } from 'vitest';

import { findOverlaps, isValidOn } from '../rules/effective-dates.ts';
import { ancestryOf, areaHeirsOn, areaIndexOf, lineageOf } from '../rules/succession.ts';
import { whoHolds } from '../rules/who-holds.ts';
import { readSeedData } from './seed-data.ts';
import { readAddressPackage } from './source/address-package.ts';
import { buildAreas } from './source/areas.ts';
import { buildOrganizations } from './source/organizations.ts';
import { CLAUSES_OF_1682 } from './source/resolutions.ts';

const seed = readSeedData();
const index = areaIndexOf(seed.areas, seed.succession);
const BEFORE = '2021-09-10';
const AFTER_2024 = '2025-01-01';
const NOW = '2026-11-21';
const province = (name: string, date: string) =>
  seed.areas.find((area) => area.name === name && area.tier === 'PROVINCE' && isValidOn(area, date));
const communesOf = (name: string, date: string) =>
  seed.areas.filter((area) => area.tier === 'COMMUNE' && isValidOn(area, date) && ancestryOf(index, area).some((a) => a.id === province(name, date)?.id));
const countKinds = (areas: typeof seed.areas) => Object.fromEntries([...Map.groupBy(areas, (area) => area.kind)].map(([kind, list]) => [kind, list.length]));

describe('the published address package', () => {
  const source = readAddressPackage();

  it('has 169 target codes that no commune bears, and 22 rows aimed at another commune; every one is mended by name', () => {
    expect(source.repairs).toEqual({ danglingCodes: 169, danglingRows: 431, misdirectedRows: 22, unresolved: [] });
    const codes = new Set(source.communes.map((commune) => commune.code));
    expect(source.mappings.filter((row) => !codes.has(row.newCode))).toEqual([]);
  });

  it('gives exactly the committed data, so that nobody edits the data by hand', () => {
    const built = buildAreas(source);
    expect(built.areas).toEqual(seed.areas);
    expect(built.succession).toEqual(seed.succession);
    const bodies = buildOrganizations(built.areas, built.succession);
    expect(bodies.organizations).toEqual(seed.organizations);
    expect(bodies.units).toEqual(seed.units);
    expect(bodies.succession).toEqual(seed.organizationSuccession);
    expect(bodies.assignments).toEqual(seed.roleAssignments);
  });
});

describe('the map', () => {
  it('is Long An of 2021: 15 districts, 188 communes', () => {
    const districts = seed.areas.filter((area) => area.parentId === province('Tỉnh Long An', BEFORE)?.id && area.tier === 'DISTRICT');
    const perDistrict = Object.fromEntries(districts.map((d) => [d.code, communesOf('Tỉnh Long An', BEFORE).filter((c) => c.parentId === d.id).length]));
    expect(perDistrict).toEqual({
      794: 14, 795: 8, 796: 12, 797: 10, 798: 7, 799: 13, 800: 11, 801: 11, 802: 20, 803: 15, 804: 12, 805: 10, 806: 17, 807: 15, 808: 13,
    });
    expect(countKinds(communesOf('Tỉnh Long An', BEFORE))).toEqual({ RURAL_COMMUNE: 161, WARD: 12, TOWNSHIP: 15 });
  });

  it('is Long An of 186 communes between December 2024 and the merger', () => {
    expect(countKinds(communesOf('Tỉnh Long An', AFTER_2024))).toEqual({ RURAL_COMMUNE: 160, WARD: 11, TOWNSHIP: 15 });
  });

  it('is Tây Ninh of 96 communes since July 2025: 60 from Long An, 36 from the former Tây Ninh', () => {
    const communes = communesOf('Tỉnh Tây Ninh', NOW);
    expect(countKinds(communes)).toEqual({ RURAL_COMMUNE: 82, WARD: 14 });
    const formerLongAn = communes.filter((commune) => commune.code >= '27694' && commune.code <= '28243');
    expect(countKinds(formerLongAn)).toEqual({ RURAL_COMMUNE: 56, WARD: 4 });
    expect(communes.filter((commune) => commune.code >= '25459' && commune.code <= '25732')).toHaveLength(36);
    expect(communes.map((commune) => commune.name).toSorted()).toEqual([...CLAUSES_OF_1682].toSorted());
    expect(seed.areas.filter((area) => area.tier === 'DISTRICT' && isValidOn(area, NOW))).toEqual([]);
  });

  it('has no dangling edge; each edge ends one unit on the day on which it takes effect', () => {
    for (const edge of seed.succession) {
      const [from, to] = [index.byId.get(edge.fromId), index.byId.get(edge.toId)];
      expect(from?.validTo).toBe(edge.effectiveOn);
      expect(to && isValidOn(to, edge.effectiveOn)).toBe(true);
    }
  });

  it('leads every commune of 2021 to today, and every commune of today back to 2021', () => {
    for (const area of [...communesOf('Tỉnh Long An', BEFORE), ...communesOf('Tỉnh Tây Ninh', BEFORE)]) {
      expect(areaHeirsOn(index, area.id, NOW).length, area.name).toBeGreaterThan(0);
    }
    for (const area of communesOf('Tỉnh Tây Ninh', NOW)) {
      expect(areaHeirsOn(index, area.id, BEFORE).length, area.name).toBeGreaterThan(0);
    }
  });

  it('gives each ended commune either one whole heir, or parts with one remainder whose known shares make one', () => {
    for (const [id, edges] of Map.groupBy(seed.succession, (edge) => edge.fromId)) {
      const extents = edges.map((edge) => edge.extent);
      const isSplit = extents.length > 1;
      expect(extents.filter((extent) => extent === (isSplit ? 'REMAINDER' : 'WHOLE')), index.byId.get(id)?.name).toHaveLength(1);
      if (edges.every((edge) => edge.share !== null)) {
        expect(edges.reduce((sum, edge) => sum + (edge.share ?? 0), 0)).toBeCloseTo(1, 6);
      }
    }
  });

  it('never gives one code to two places on the same day, though codes do return', () => {
    const byCode = Map.groupBy(seed.areas, (area) => `${area.tier}|${area.code}`);
    for (const [code, areas] of byCode) expect(findOverlaps(areas), code).toEqual([]);
    expect([...byCode.values()].filter((areas) => areas.length > 1).length).toBeGreaterThan(90);
  });

  it('keeps each unit inside the life of its parent', () => {
    for (const area of seed.areas) {
      const parent = area.parentId === null ? null : index.byId.get(area.parentId);
      if (parent) expect(parent.validFrom <= area.validFrom && (parent.validTo ?? '9999') >= (area.validTo ?? '9999')).toBe(true);
      else expect(area.tier).toBe('COUNTRY');
    }
  });
});

describe('the organisations', () => {
  const byId = new Map(seed.organizations.map((organization) => [organization.id, organization]));

  it('have unique ids, known places, and parents', () => {
    const ids = [...seed.areas, ...seed.organizations, ...seed.units, ...seed.roleAssignments].map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const organization of seed.organizations) {
      expect(index.byId.has(organization.areaId)).toBe(true);
      expect(organization.parentOrganizationId === null || byId.has(organization.parentOrganizationId)).toBe(true);
    }
  });

  it('are thirteen departments in Long An after March 2025, as its Council decided', () => {
    const departments = seed.organizations.filter(
      (o) => o.kind === 'DEPARTMENT' && o.areaId === province('Tỉnh Long An', '2025-04-01')?.id && isValidOn(o, '2025-04-01'),
    );
    expect(departments).toHaveLength(13);
  });

  it('include a People’s Committee and police for every commune of Long An in 2021 and of Tây Ninh today', () => {
    for (const [name, date] of [['Tỉnh Long An', BEFORE], ['Tỉnh Tây Ninh', NOW]] as const) {
      for (const commune of communesOf(name, date)) {
        const kinds = seed.organizations.filter((o) => o.areaId === commune.id).map((o) => o.kind);
        expect(kinds.toSorted()).toEqual(['PEOPLES_COMMITTEE', 'POLICE']);
      }
    }
  });

  it('end only with a successor (district courts, procuracies and offices aside), and no edge dangles', () => {
    const lineage = lineageOf(seed.organizations, seed.organizationSuccession);
    for (const edge of seed.organizationSuccession) {
      expect(byId.has(edge.fromId) && byId.has(edge.toId)).toBe(true);
      expect(byId.get(edge.fromId)?.validTo).toBe(edge.effectiveOn);
      expect(isValidOn(byId.get(edge.toId)!, edge.effectiveOn), byId.get(edge.toId)?.name).toBe(true);
    }
    const orphans = seed.organizations.filter((o) => o.validTo !== null && !lineage.forward.has(o.id));
    for (const orphan of orphans) {
      expect(index.byId.get(orphan.areaId)?.tier, orphan.name).toBe('DISTRICT');
      expect(orphan.kind, orphan.name).not.toBe('PEOPLES_COMMITTEE');
    }
  });

  it('hold roles only while they exist, one lead per role, place and day', () => {
    const codes = new Set(seed.functionalRoles.map((role) => role.code));
    for (const assignment of seed.roleAssignments) {
      const organization = byId.get(assignment.organizationId);
      expect(codes.has(assignment.roleCode)).toBe(true);
      expect(organization && organization.validFrom <= assignment.validFrom).toBe(true);
      expect((organization?.validTo ?? '9999') >= (assignment.validTo ?? '9999'), organization?.name).toBe(true);
    }
    const leads = seed.roleAssignments.filter((assignment) => assignment.part === 'LEAD');
    for (const [key, list] of Map.groupBy(leads, (a) => `${a.roleCode}|${a.areaId}`)) expect(findOverlaps(list), key).toEqual([]);
  });

  it('answer every role in every commune today and on the day of Long An’s plan', () => {
    const local = ['LOCAL_PC', 'COMMUNE_CHILD_WORKER'];
    for (const [name, date] of [['Tỉnh Long An', BEFORE], ['Tỉnh Long An', '2025-04-15'], ['Tỉnh Tây Ninh', NOW]] as const) {
      for (const commune of communesOf(name, date)) {
        for (const role of seed.functionalRoles) {
          const answer = whoHolds(index, seed.roleAssignments, role.code, commune.id, date);
          expect(answer.found, `${role.code} ${commune.name} ${date}`).toBe('ONE');
          if (answer.found === 'ONE' && local.includes(role.code)) expect(answer.holding.lead.areaId).toBe(commune.id);
        }
      }
    }
  });
});
