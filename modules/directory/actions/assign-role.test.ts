import { describe, expect, it } from 'vitest';

import { assignRole, findHolder } from '../contract.ts';
import {
  areaId,
  BEN_LUC,
  benLucAdmin,
  DUC_HOA,
  keeper,
  organizationId,
  useDirectory,
} from '../testing/directory-fixture.ts';

const test = useDirectory();
const province = areaId('Tỉnh Tây Ninh');
const commune = areaId('Xã Bến Lức');
const culture = organizationId('Sở Văn hóa, Thể thao và Du lịch tỉnh Tây Ninh');
const police = organizationId('Công an tỉnh Tây Ninh');
const assign = (input: Record<string, unknown>, actor = keeper) =>
  test.platform.call(actor, assignRole, {
    roleCode: 'ICT_AUTHORITY',
    areaId: province,
    organizationId: culture,
    unitId: null,
    part: 'LEAD',
    effectiveOn: '2099-01-01',
    ...input,
  });
const leadOn = async (on: string, roleCode = 'ICT_AUTHORITY') =>
  (await test.platform.call(benLucAdmin, findHolder, { roleCode, areaId: province, on })).holders[0]?.lead
    .name;

describe('giving a role to an organisation from a day on', () => {
  it('follows the lead before without a gap and without two leads', async () => {
    const done = await assign({});
    expect(done.replaced?.name).toBe('Sở Khoa học và Công nghệ tỉnh Tây Ninh');
    expect(await leadOn('2098-12-31')).toBe('Sở Khoa học và Công nghệ tỉnh Tây Ninh');
    expect(await leadOn('2099-01-01')).toBe('Sở Văn hóa, Thể thao và Du lịch tỉnh Tây Ninh');
  });

  it('ends where the next planned lead begins, and replaces a plan for the same day', async () => {
    expect((await assign({ organizationId: police, effectiveOn: '2098-06-01' })).validTo).toBe('2099-01-01');
    expect(await leadOn('2098-06-01')).toBe('Công an tỉnh Tây Ninh');
    await assign({ organizationId: police, effectiveOn: '2099-01-01' });
    expect(await leadOn('2099-02-01')).toBe('Công an tỉnh Tây Ninh');
  });

  it('adds helpers beside the lead, and turns a helper into the lead', async () => {
    await assign({ roleCode: 'HEALTH_AUTHORITY', part: 'COORDINATING', effectiveOn: '2099-01-01' });
    const answer = await test.platform.call(benLucAdmin, findHolder, {
      roleCode: 'HEALTH_AUTHORITY',
      areaId: province,
      on: '2099-01-01',
    });
    expect(answer.holders[0]).toMatchObject({
      lead: { name: 'Sở Y tế tỉnh Tây Ninh' },
      coordinating: [{ organizationId: culture }],
    });
    await assign({ roleCode: 'HEALTH_AUTHORITY', effectiveOn: '2099-01-01' });
    const after = await test.platform.call(benLucAdmin, findHolder, {
      roleCode: 'HEALTH_AUTHORITY',
      areaId: province,
      on: '2099-01-01',
    });
    expect(after.holders[0]).toMatchObject({ lead: { organizationId: culture }, coordinating: [] });
  });

  it('refuses the past, unknown roles, foreign units and ended offices', async () => {
    await expect(assign({ effectiveOn: '2026-11-22' })).rejects.toMatchObject({ reason: 'PAST_DATE' });
    await expect(assign({ roleCode: 'MADE_UP_ROLE' })).rejects.toMatchObject({ reason: 'UNKNOWN_ROLE' });
    await expect(assign({ unitId: '00000000-0000-4000-8000-000000000001' })).rejects.toMatchObject({
      reason: 'UNIT_NOT_IN_ORGANIZATION',
    });
    await expect(
      assign({ organizationId: organizationId('Công an tỉnh Long An', '2021-09-10') }),
    ).rejects.toMatchObject({ reason: 'ORGANIZATION_NOT_VALID' });
  });

  it('gives a role to one of two who ask at once', async () => {
    const both = await Promise.all(
      [culture, police].map((id) => assign({ roleCode: 'JUSTICE_AUTHORITY', organizationId: id })),
    );
    expect(both).toHaveLength(2);
    expect(['Sở Văn hóa, Thể thao và Du lịch tỉnh Tây Ninh', 'Công an tỉnh Tây Ninh']).toContain(
      await leadOn('2099-01-01', 'JUSTICE_AUTHORITY'),
    );
    expect(await leadOn('2098-12-31', 'JUSTICE_AUTHORITY')).toBe('Sở Tư pháp tỉnh Tây Ninh');
  });

  it('does not let an office take a role away from another', async () => {
    await expect(assign({ organizationId: BEN_LUC }, benLucAdmin)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      assign({ roleCode: 'LOCAL_PC', areaId: commune, organizationId: DUC_HOA }, benLucAdmin),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await leadOn('2098-05-31')).toBe('Sở Khoa học và Công nghệ tỉnh Tây Ninh');
  });

  it('lets an office move its own role between its units', async () => {
    const done = await assign(
      {
        roleCode: 'COMMUNE_CHILD_WORKER',
        areaId: commune,
        organizationId: BEN_LUC,
        effectiveOn: '2099-01-01',
      },
      benLucAdmin,
    );
    expect(done.replaced).toBeNull();
  });
});
