import { describe, expect, it } from 'vitest';

import { asId, type OrganizationId } from '#kernel/ids/ids.ts';
import { findHolder, getOrganization, planSuccession, setFocalPoint } from '../contract.ts';
import {
  areaId,
  BEN_LUC,
  benLucAdmin,
  keeper,
  organizationId,
  useDirectory,
} from '../testing/directory-fixture.ts';

const test = useDirectory();
const province = areaId('Tỉnh Tây Ninh');
const health = organizationId('Sở Y tế tỉnh Tây Ninh');
const culture = organizationId('Sở Văn hóa, Thể thao và Du lịch tỉnh Tây Ninh');
const finance = organizationId('Sở Tài chính tỉnh Tây Ninh');
const home = organizationId('Sở Nội vụ tỉnh Tây Ninh');
const committee = organizationId('Ủy ban nhân dân tỉnh Tây Ninh');
const into = (...keys: string[]) =>
  keys.map((successor, index) => ({
    successor,
    extent: keys.length === 1 ? 'WHOLE' : index === keys.length - 1 ? 'REMAINDER' : 'PART',
    share: null,
  }));
const fresh = (key: string, name: string) => ({
  key,
  name,
  symbol: 'SM',
  kind: 'DEPARTMENT',
  areaId: province,
  parentId: committee,
});
const plan = (input: Record<string, unknown>, actor = keeper) =>
  test.platform.call(actor, planSuccession, {
    effectiveOn: '2099-01-01',
    legalBasis: '99/2098/NQ-HĐND',
    roles: [],
    ...input,
  });
const leadOn = async (roleCode: string, on: string) =>
  (await test.platform.call(benLucAdmin, findHolder, { roleCode, areaId: areaId('Xã Bến Lức'), on }))
    .holders[0]?.lead.name;
const look = (id: string, on: string) =>
  test.platform.call(benLucAdmin, getOrganization, { organizationId: asId<OrganizationId>(id), on });

describe('merging and dividing organisations', () => {
  it('merges two into a new one: roles, kin and history follow, and the day before is as it was', async () => {
    const done = await plan({
      predecessors: [
        { organizationId: finance, ends: true, into: into('new') },
        { organizationId: home, ends: true, into: into('new') },
      ],
      successors: [fresh('new', 'Sở Tài chính và Nội vụ tỉnh Tây Ninh')],
    });
    const created = done.successors[0]!.organizationId;
    expect(await leadOn('FINANCE_AUTHORITY', '2098-12-31')).toBe('Sở Tài chính tỉnh Tây Ninh');
    for (const role of ['FINANCE_AUTHORITY', 'PLANNING_AUTHORITY', 'LABOUR_AUTHORITY']) {
      expect(await leadOn(role, '2099-01-01')).toBe('Sở Tài chính và Nội vụ tỉnh Tây Ninh');
    }
    const before = await look(finance, '2099-01-01');
    expect(before).toMatchObject({
      asOf: null,
      validTo: '2099-01-01',
      successors: [{ organizationId: created, extent: 'WHOLE', legalBasis: '99/2098/NQ-HĐND' }],
    });
    expect((await look(created, '2099-01-01')).predecessors.map((kin) => kin.name).toSorted()).toEqual([
      'Sở Nội vụ tỉnh Tây Ninh',
      'Sở Tài chính tỉnh Tây Ninh',
    ]);
  });

  it('refuses to leave a role without a holder, says which, and changes nothing', async () => {
    const divided = {
      predecessors: [{ organizationId: culture, ends: true, into: into('a', 'b') }],
      successors: [fresh('a', 'Sở Văn hóa tỉnh Tây Ninh'), fresh('b', 'Sở Thông tin tỉnh Tây Ninh')],
    };
    await expect(plan(divided)).rejects.toMatchObject({
      reason: 'ROLES_LEFT_BEHIND',
      sentence: { vi: expect.stringContaining('Cơ quan quản lý báo chí') },
    });
    expect((await look(culture, '2099-01-01')).asOf?.name).toBe(
      'Sở Văn hóa, Thể thao và Du lịch tỉnh Tây Ninh',
    );
    await plan({ ...divided, roles: [{ roleCode: 'PRESS_AUTHORITY', areaId: province, successor: 'b' }] });
    expect(await leadOn('PRESS_AUTHORITY', '2099-01-01')).toBe('Sở Thông tin tỉnh Tây Ninh');
    expect(await leadOn('PRESS_AUTHORITY', '2098-12-31')).toBe(
      'Sở Văn hóa, Thể thao và Du lịch tỉnh Tây Ninh',
    );
  });

  it('lets an office that lives on hand over one role', async () => {
    await plan({
      predecessors: [{ organizationId: health, ends: false, into: into('edu') }],
      successors: [{ key: 'edu', organizationId: organizationId('Sở Giáo dục và Đào tạo tỉnh Tây Ninh') }],
      roles: [{ roleCode: 'CHILD_AFFAIRS_AUTHORITY', areaId: province, successor: 'edu' }],
    });
    expect(await leadOn('CHILD_AFFAIRS_AUTHORITY', '2099-01-01')).toBe(
      'Sở Giáo dục và Đào tạo tỉnh Tây Ninh',
    );
    expect(await leadOn('HEALTH_AUTHORITY', '2099-01-01')).toBe('Sở Y tế tỉnh Tây Ninh');
  });

  it('ends posts and focal points with the office, that day', async () => {
    const justice = organizationId('Sở Tư pháp tỉnh Tây Ninh');
    const { personId } = await test.appoint('Phạm Thử Chín', 'Chuyên viên', justice);
    await test.platform.call(keeper, setFocalPoint, {
      organizationId: justice,
      scope: 'ANY',
      personId,
      deputyIds: [],
      effectiveOn: '2026-11-23',
    });
    await plan({
      predecessors: [{ organizationId: justice, ends: true, into: into('new') }],
      successors: [fresh('new', 'Sở Pháp chế tỉnh Tây Ninh')],
    });
    const last = await look(justice, '2098-12-31');
    expect(last.posts[0]?.holder).toMatchObject({ person: { name: 'Phạm Thử Chín' }, validTo: '2099-01-01' });
    expect(last.focalPoints[0]?.validTo).toBe('2099-01-01');
    expect((await look(justice, '2099-01-01')).posts).toEqual([]);
  });

  it('moves the offices below to the only heir', async () => {
    const inspectorate = organizationId('Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Tây Ninh');
    const youth = organizationId('Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Tây Ninh');
    await plan({
      predecessors: [{ organizationId: inspectorate, ends: true, into: into('new') }],
      successors: [{ ...fresh('new', 'Mặt trận tỉnh Tây Ninh'), kind: 'FATHERLAND_FRONT' }],
    });
    expect((await look(youth, '2099-01-01')).asOf?.parent?.name).toBe('Mặt trận tỉnh Tây Ninh');
    expect((await look(youth, '2098-12-31')).asOf?.parent?.organizationId).toBe(inspectorate);
  });

  it('refuses what is already planned to end, heirs that nobody declared, the past, and everybody but the keeper', async () => {
    const again = {
      predecessors: [{ organizationId: finance, ends: true, into: into('x') }],
      successors: [fresh('x', 'Sở Khác tỉnh Tây Ninh')],
    };
    await expect(plan({ ...again, effectiveOn: '2098-06-01' })).rejects.toMatchObject({
      reason: 'ALREADY_PLANNED',
    });
    await expect(
      plan({ ...again, predecessors: [{ organizationId: health, ends: true, into: into('nobody') }] }),
    ).rejects.toMatchObject({ reason: 'UNKNOWN_SUCCESSOR' });
    await expect(
      plan({ ...again, predecessors: [{ organizationId: health, ends: true, into: [] }] }),
    ).rejects.toMatchObject({ reason: 'NO_SUCCESSOR' });
    await expect(plan({ ...again, effectiveOn: '2026-01-01' })).rejects.toMatchObject({
      reason: 'PAST_DATE',
    });
    await expect(
      plan(
        {
          predecessors: [{ organizationId: BEN_LUC, ends: true, into: into('x') }],
          successors: again.successors,
        },
        benLucAdmin,
      ),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
