import { describe, expect, it } from 'vitest';

import { publicActor } from '#kernel/permissions/actor.ts';
import { getOrganization } from '../contract.ts';
import { benLucOfficer, organizationId, useDirectory } from '../testing/directory-fixture.ts';

const test = useDirectory();
const look = (id: string, on?: string) =>
  test.platform.call(
    benLucOfficer,
    getOrganization,
    on ? { organizationId: id, on } : { organizationId: id },
  );

describe('one organisation as it was and as it is', () => {
  it('shows what became of an office of 2021 and on which legal basis', async () => {
    const ended = await look(organizationId('Sở Thông tin và Truyền thông tỉnh Long An', '2021-09-10'));
    expect(ended).toMatchObject({ asOf: null, validTo: '2025-03-01', area: { name: 'Tỉnh Long An' } });
    expect(ended.successors.map((kin) => kin.name).toSorted()).toEqual([
      'Công an tỉnh Long An',
      'Sở Khoa học và Công nghệ tỉnh Long An',
      'Sở Văn hóa, Thể thao và Du lịch tỉnh Long An',
    ]);
    expect(ended.successors.every((kin) => kin.extent === 'PART' && kin.legalBasis !== '')).toBe(true);
  });

  it('shows the roles of the day asked about', async () => {
    const office = organizationId('Sở Thông tin và Truyền thông tỉnh Long An', '2021-09-10');
    const then = await look(office, '2021-09-10');
    expect(then.asOf).toMatchObject({ symbol: 'STTTT', parent: { name: 'Ủy ban nhân dân tỉnh Long An' } });
    expect(then.roles.map((role) => role.roleCode).toSorted()).toEqual([
      'CYBER_SECURITY_AUTHORITY',
      'DIRECTORY_KEEPER',
      'ICT_AUTHORITY',
      'PRESS_AUTHORITY',
    ]);
    expect((await look(office)).roles).toEqual([]);
  });

  it('shows the predecessors of a commune that was made of several', async () => {
    const commune = await look(organizationId('Ủy ban nhân dân xã Tuyên Bình'));
    expect(commune.predecessors.map((kin) => kin.name)).toEqual(
      expect.arrayContaining([
        'Ủy ban nhân dân xã Tuyên Bình Tây',
        'Ủy ban nhân dân xã Thái Bình Trung',
        'Ủy ban nhân dân huyện Vĩnh Hưng',
      ]),
    );
    expect(commune.predecessors.find((kin) => kin.name === 'Ủy ban nhân dân xã Vĩnh Bình')).toMatchObject({
      extent: 'PART',
      legalBasis: '1682/NQ-UBTVQH15, Điều 1 khoản 5',
    });
  });

  it('is not found when it does not exist, nor by the public', async () => {
    await expect(look('00000000-0000-4000-8000-000000000001')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      test.platform.call(publicActor, getOrganization, {
        organizationId: organizationId('Sở Y tế tỉnh Tây Ninh'),
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
