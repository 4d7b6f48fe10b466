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
});
