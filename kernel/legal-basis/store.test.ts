import { beforeAll, describe, expect, it } from 'vitest';
import { asCivilDate } from '#kernel/clock/clock.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { useTestDatabase } from '#kernel/testing/database.ts';
import { findPower } from './powers.ts';
import { assertInForce, shippedPowers, shippedRegistry } from './registry.ts';
import { seedLegalBases } from './seed.ts';
import { loadPowers, loadRegistry } from './store.ts';

const test = useTestDatabase();
const today = asCivilDate('2026-11-21');
const read = <T>(load: (tx: Parameters<typeof loadRegistry>[0]) => Promise<T>) =>
  test.database.run(systemActor('test'), load);

beforeAll(async () => {
  const owner = await test.client('owner');
  await owner.query('delete from legal_basis.power');
  await seedLegalBases(owner, { demo: false });
});

describe('the registry in the database', () => {
  it('says what the shipped table says', async () => {
    const stored = await read(loadRegistry);
    const facts = (r: typeof stored) =>
      [...r.values()].map(({ note: _note, ...rest }) => rest).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const sorted = (r: typeof stored) =>
      facts(r).map((b) => ({ ...b, successorIds: b.successorIds.toSorted() }));
    expect(sorted(stored)).toEqual(sorted(shippedRegistry()));
  });

  it('keeps what the legal officer corrected when a new release seeds again', async () => {
    const owner = await test.client('owner');
    await owner.query(
      "update legal_basis.instrument set valid_from = '2026-09-01', origin = 'EDITED' where id = 'TCVN_14423_2026'",
    );
    await seedLegalBases(owner, { demo: false });
    expect(assertInForce(await read(loadRegistry), 'TCVN_14423_2026', today).validFrom).toBe('2026-09-01');
  });

  it('ships no powers; a demonstration gets its own, once', async () => {
    expect(await read(loadPowers)).toEqual([]);
    const owner = await test.client('owner');
    await seedLegalBases(owner, { demo: true });
    await seedLegalBases(owner, { demo: true });
    const powers = await read(loadPowers);
    expect(powers).toEqual(shippedPowers({ demo: true }).toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    const question = {
      organizationId: 'x',
      functionalRoles: ['CYBER_SECURITY_AUTHORITY'],
      power: 'REQUEST_REMOVAL',
      date: today,
    };
    expect(findPower(await read(loadRegistry), powers, question)?.isDemo).toBe(true);
  });

  it('refuses a demonstration power in a real installation', async () => {
    const owner = await test.client('owner');
    await owner.query('delete from legal_basis.power');
    await owner.query("update kernel.installation set mode = 'real'");
    await expect(seedLegalBases(owner, { demo: true })).rejects.toThrow(/real installation/);
    expect(await read(loadPowers)).toEqual([]);
  });

  it('the application cannot give itself a power or bend a date', async () => {
    const app = await test.client('app');
    for (const attack of [
      "insert into legal_basis.power values ('x', null, 'ANYBODY', 'REQUEST_REMOVAL', 'ND_147_2024', 'a', '2026-01-01', null, 'me', false)",
      "update legal_basis.instrument set valid_to = null where id = 'LUAT_ANM_2018'",
      'delete from legal_basis.succession',
    ]) {
      await expect(app.query(attack)).rejects.toThrow(/permission denied/);
    }
  });
});
