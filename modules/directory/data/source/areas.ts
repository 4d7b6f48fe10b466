import type { Area, AreaKind, Succession } from '../../rules/model.ts';
import type { AddressPackage, CommuneMapping } from './address-package.ts';
import {
  CLAUSES_OF_1682, DISTRICT_CODES, DISTRICT_REFORM, ENDED_IN_2024, HORIZON, NQ_1244, NQ_1682, NQ_202, SPLIT_BY_1682,
  TWO_TIER_REFORM,
} from './resolutions.ts';
import { stableId } from './stable-id.ts';

const KINDS: readonly [prefix: string, kind: AreaKind][] = [
  ['Xã ', 'RURAL_COMMUNE'], ['Phường ', 'WARD'], ['Thị trấn ', 'TOWNSHIP'], ['Đặc khu ', 'SPECIAL_ZONE'],
  ['Huyện ', 'RURAL_DISTRICT'], ['Thị xã ', 'DISTRICT_TOWN'], ['Thành phố ', 'PROVINCIAL_CITY'], ['Tỉnh ', 'PROVINCE'],
];

function kindOf(name: string): AreaKind {
  const match = KINDS.find(([prefix]) => name.startsWith(prefix));
  if (!match) throw new Error(`No kind of unit begins this name: ${name}`);
  return match[1];
}

function area(name: string, code: string, tier: Area['tier'], parent: Area | null, validFrom: string, validTo: string | null): Area {
  return {
    id: stableId('area', code, name, validFrom),
    code, name, kind: tier === 'COUNTRY' ? 'COUNTRY' : kindOf(name), tier, parentId: parent?.id ?? null, validFrom, validTo,
  };
}

/** Every unit and edge that the seed needs, built from the mended package and the resolutions. */
export function buildAreas(source: AddressPackage): { areas: Area[]; succession: Succession[] } {
  const country = area('Việt Nam', 'VN', 'COUNTRY', null, HORIZON, null);
  const longAn = area('Tỉnh Long An', '80', 'PROVINCE', country, HORIZON, TWO_TIER_REFORM);
  const oldTayNinh = area('Tỉnh Tây Ninh', '72', 'PROVINCE', country, HORIZON, TWO_TIER_REFORM);
  const tayNinh = area('Tỉnh Tây Ninh', '80', 'PROVINCE', country, TWO_TIER_REFORM, null);
  const districts = new Map(
    [longAn, oldTayNinh].flatMap((province) =>
      Object.entries(DISTRICT_CODES[province.name as keyof typeof DISTRICT_CODES]).map(([name, code]) => [
        `${province.name}|${name}`,
        area(name, code, 'DISTRICT', province, HORIZON, TWO_TIER_REFORM),
      ] as const),
    ),
  );
  const current = new Map(
    source.communes
      .filter((commune) => commune.provinceCode === '80')
      .map((commune) => [commune.code, area(commune.name, commune.code, 'COMMUNE', tayNinh, TWO_TIER_REFORM, null)]),
  );

  const ours = source.mappings.filter((row) => districts.has(`${row.oldProvince}|${row.oldDistrict}`));
  const former = new Map<string, Area>();
  for (const row of ours) {
    const district = required(districts.get(`${row.oldProvince}|${row.oldDistrict}`), row.oldName);
    const ended = ENDED_IN_2024.find((unit) => unit.name === row.oldName && unit.district === row.oldDistrict);
    const code = row.oldCode ?? required(ended?.code, row.oldName);
    former.set(keyOf(row), area(required(row.oldName, code), code, 'COMMUNE', district, HORIZON, ended ? DISTRICT_REFORM : TWO_TIER_REFORM));
  }

  const provinceEdges = [longAn, oldTayNinh].map((from) => edge(from, tayNinh, TWO_TIER_REFORM, 'WHOLE', 1, NQ_202));
  return {
    areas: [country, longAn, oldTayNinh, tayNinh, ...districts.values(), ...former.values(), ...current.values()],
    succession: [...provinceEdges, ...edgesOf2024(former), ...edgesOf2025(ours, former, current)],
  };
}

function edgesOf2024(former: ReadonlyMap<string, Area>): Succession[] {
  return ENDED_IN_2024.flatMap((unit) =>
    unit.into.map((target) =>
      edge(
        required(former.get(`Tỉnh Long An|${unit.district}|${unit.name}`), unit.name),
        required(former.get(`Tỉnh Long An|${unit.district}|${target.name}`), target.name),
        DISTRICT_REFORM, target.extent, target.share, NQ_1244,
      ),
    ),
  );
}

function edgesOf2025(rows: readonly CommuneMapping[], former: ReadonlyMap<string, Area>, current: ReadonlyMap<string, Area>): Succession[] {
  const byName = new Map([...current.values()].map((commune) => [commune.name, commune]));
  const clauseOf = (name: string): string => {
    const clause = CLAUSES_OF_1682.indexOf(name) + 1;
    if (clause === 0) throw new Error(`Not among the communes of NQ 1682: ${name}`);
    return `${NQ_1682}, Điều 1 khoản ${clause}`;
  };
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const from = required(former.get(keyOf(row)), row.oldName);
    if (from.validTo !== TWO_TIER_REFORM || seen.has(from.id)) return [];
    seen.add(from.id);
    const named = required(current.get(row.newCode), row.newName);
    const split = SPLIT_BY_1682.find((unit) => unit.name === row.oldName && unit.district === row.oldDistrict);
    if (!split) return [edge(from, named, TWO_TIER_REFORM, 'WHOLE', 1, clauseOf(named.name))];
    if (!split.into.includes(named.name)) throw new Error(`Package and resolution disagree on ${from.name}: ${named.name}`);
    return split.into.map((name, index) =>
      edge(from, required(byName.get(name), name), TWO_TIER_REFORM, index === split.into.length - 1 ? 'REMAINDER' : 'PART', null, clauseOf(name)),
    );
  });
}

function edge(from: Area, to: Area, effectiveOn: string, extent: Succession['extent'], share: number | null, legalBasis: string): Succession {
  return { fromId: from.id, toId: to.id, effectiveOn, extent, share, legalBasis };
}

const keyOf = (row: CommuneMapping): string => `${row.oldProvince}|${row.oldDistrict}|${row.oldName}`;

function required<T>(value: T | null | undefined, what: string | null): T {
  if (value === null || value === undefined) throw new Error(`Missing in the source: ${what}`);
  return value;
}
