import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';

import { systemActor } from '#kernel/permissions/actor.ts';
import { useTestDatabase } from '#kernel/testing/database.ts';
import { readSeedData } from './data/seed-data.ts';
import { seedDirectory } from './seed.ts';

const test = useTestDatabase();
const seeding = systemActor('seed');

async function counts(): Promise<Record<string, number>> {
  const tables = [
    'area',
    'area_succession',
    'functional_role',
    'organization',
    'organization_version',
    'organization_succession',
    'unit',
    'role_assignment',
  ];
  return test.database.run(seeding, async (tx) => {
    const result: Record<string, number> = {};
    for (const table of tables) {
      const { rows } = await sql<{
        n: number;
      }>`select count(*) as n from ${sql.table(`directory.${table}`)}`.execute(tx);
      result[table] = rows[0]?.n ?? 0;
    }
    return result;
  });
}

describe('the seed', () => {
  it('loads everything, and a second run changes nothing', async () => {
    await test.database.run(seeding, seedDirectory);
    const seed = readSeedData();
    const first = await counts();
    expect(first).toEqual({
      area: seed.areas.length,
      area_succession: seed.succession.length,
      functional_role: seed.functionalRoles.length,
      organization: seed.organizations.length,
      organization_version: seed.organizations.length,
      organization_succession: seed.organizationSuccession.length,
      unit: seed.units.length,
      role_assignment: seed.roleAssignments.length,
    });
    await test.database.run(seeding, seedDirectory);
    expect(await counts()).toEqual(first);
  });

  it('starts all the same where somebody has entered a place of the seed before, and leaves out what stood on it', async () => {
    const seed = readSeedData();
    const taken = seed.areas.find((area) => area.name === 'Xã Bến Lức');
    const client = await test.client('superuser');
    await client.query('truncate directory.area, directory.organization, directory.person cascade');
    const [country, province] = [seed.areas[0], seed.areas.find((area) => area.id === taken?.parentId)];
    for (const area of [
      country,
      province,
      { ...taken, id: '00000000-0000-4000-8000-00000000000a', name: 'Xã Bến Lức (đã nhập tay)' },
    ]) {
      await client.query(
        'insert into directory.area (id, code, name, bare_key, kind, tier, parent_id, valid) values ($1, $2, $3, $4, $5, $6, $7, daterange($8, $9))',
        [
          area?.id,
          area?.code,
          area?.name,
          'ben luc',
          area?.kind,
          area?.tier,
          area?.parentId,
          area?.validFrom,
          area?.validTo,
        ],
      );
    }
    await test.database.run(seeding, seedDirectory);
    const after = await counts();
    expect(after['area']).toBe(seed.areas.length);
    expect(after['organization']).toBe(seed.organizations.length - 2);
    expect(after['unit']).toBe(seed.units.length - 1);
  });
});
