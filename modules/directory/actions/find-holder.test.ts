import { beforeAll, describe, expect, it } from 'vitest';

import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { findHolder, recordAbsence, setFocalPoint } from '../contract.ts';
import { areaId, BEN_LUC, benLucOfficer, keeper, useDirectory } from '../testing/directory-fixture.ts';

const test = useDirectory();
const benLuc = areaId('Xã Bến Lức');
const ask = (
  on?: string,
  actor: Parameters<typeof test.platform.call>[0] = benLucOfficer,
  roleCode = 'COMMUNE_CHILD_WORKER',
) =>
  test.platform.call(actor, findHolder, on ? { roleCode, areaId: benLuc, on } : { roleCode, areaId: benLuc });

describe('who holds role R for place P on date D', () => {
  it('names the office and its unit, and says when the office has named nobody', async () => {
    const answer = await ask(undefined, publicActor);
    expect(answer).toMatchObject({
      found: 'ONE',
      holders: [
        {
          lead: { name: 'Ủy ban nhân dân xã Bến Lức' },
          unit: { name: 'Phòng Văn hóa - Xã hội' },
          place: { name: 'Xã Bến Lức' },
          focalPoint: null,
        },
      ],
    });
  });

  it('answers for a day in 2021 with the offices of 2021', async () => {
    const town = areaId('Thị trấn Đức Hòa', '2021-09-10');
    const answer = await test.platform.call(systemActor('test'), findHolder, {
      roleCode: 'CHILD_AFFAIRS_AUTHORITY',
      areaId: town,
      on: '2021-09-10',
    });
    expect(answer.holders[0]?.lead.name).toBe('Phòng Lao động - Thương binh và Xã hội huyện Đức Hòa');
    const now = await test.platform.call(systemActor('test'), findHolder, {
      roleCode: 'CHILD_AFFAIRS_AUTHORITY',
      areaId: town,
    });
    expect(now.holders[0]?.lead.name).toBe('Sở Y tế tỉnh Tây Ninh');
  });

  it('lists the parts of a divided place', async () => {
    const divided = areaId('Xã Thái Bình Trung', '2021-09-10');
    const answer = await test.platform.call(publicActor, findHolder, {
      roleCode: 'LOCAL_PC',
      areaId: divided,
    });
    expect(answer.found).toBe('SEVERAL');
    expect(answer.holders.map((held) => held.place.name).toSorted()).toEqual([
      'Xã Khánh Hưng',
      'Xã Tuyên Bình',
      'Xã Vĩnh Hưng',
    ]);
  });

  it('finds nothing for a place that is not on the map', async () => {
    const answer = await test.platform.call(publicActor, findHolder, {
      roleCode: 'LOCAL_PC',
      areaId: '00000000-0000-4000-8000-000000000001',
    });
    expect(answer).toEqual({ found: 'NONE', reason: 'PLACE_UNKNOWN', holders: [] });
  });

  describe('with a focal point', () => {
    const people: Record<string, string> = {};
    beforeAll(async () => {
      for (const name of ['Nguyễn Thử Nhất', 'Trần Thử Hai', 'Lê Thử Ba'])
        people[name] = (await test.appoint(name)).personId;
      await test.platform.call(keeper, setFocalPoint, {
        organizationId: BEN_LUC,
        scope: 'ANY',
        personId: people['Nguyễn Thử Nhất'],
        deputyIds: [people['Trần Thử Hai']],
        effectiveOn: '2026-11-23',
      });
    });

    it('names the person to those inside, and only a number to the public', async () => {
      expect((await ask()).holders[0]?.focalPoint).toMatchObject({
        person: { name: 'Nguyễn Thử Nhất' },
        deputies: [{ name: 'Trần Thử Hai' }],
        acting: { name: 'Nguyễn Thử Nhất', as: 'FOCAL_POINT' },
      });
      const seen = (await ask(undefined, publicActor)).holders[0]?.focalPoint;
      expect(seen?.acting).toEqual({ personId: people['Nguyễn Thử Nhất'], name: null, as: 'FOCAL_POINT' });
    });

    it('passes to the substitute while the person is away, to the deputy when that one is away too, and to nobody at last', async () => {
      const away = (name: string, firstDay: string, lastDay: string, substituteId: string | null) =>
        test.platform.call(keeper, recordAbsence, {
          personId: people[name],
          organizationId: BEN_LUC,
          firstDay,
          lastDay,
          substituteId,
        });
      await away('Nguyễn Thử Nhất', '2026-12-01', '2026-12-05', people['Lê Thử Ba'] ?? null);
      await away('Lê Thử Ba', '2026-12-03', '2026-12-04', null);
      await away('Trần Thử Hai', '2026-12-04', '2026-12-04', null);
      const acting = async (on: string) => (await ask(on)).holders[0]?.focalPoint?.acting;
      expect(await acting('2026-11-30')).toMatchObject({ name: 'Nguyễn Thử Nhất' });
      expect(await acting('2026-12-01')).toMatchObject({ name: 'Lê Thử Ba', as: 'SUBSTITUTE' });
      expect(await acting('2026-12-03')).toMatchObject({ name: 'Trần Thử Hai', as: 'DEPUTY' });
      expect(await acting('2026-12-04')).toBeNull();
      expect(await acting('2026-12-06')).toMatchObject({ name: 'Nguyễn Thử Nhất', as: 'FOCAL_POINT' });
    });

    it('prefers the person named for this very role', async () => {
      await test.platform.call(keeper, setFocalPoint, {
        organizationId: BEN_LUC,
        scope: 'LOCAL_PC',
        personId: people['Lê Thử Ba'],
        deputyIds: [],
        effectiveOn: '2026-11-23',
      });
      expect((await ask(undefined, benLucOfficer, 'LOCAL_PC')).holders[0]?.focalPoint?.person.name).toBe(
        'Lê Thử Ba',
      );
      expect((await ask()).holders[0]?.focalPoint?.person.name).toBe('Nguyễn Thử Nhất');
    });
  });
});
