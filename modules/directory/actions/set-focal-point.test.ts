import { beforeAll, describe, expect, it } from 'vitest';

import { endAppointment, findHolder, getOrganization, setFocalPoint } from '../contract.ts';
import {
  areaId,
  BEN_LUC,
  benLucAdmin,
  benLucOfficer,
  DUC_HOA,
  ducHoaAdmin,
  useDirectory,
} from '../testing/directory-fixture.ts';

const test = useDirectory();
let first: Awaited<ReturnType<typeof test.appoint>>;
let second: Awaited<ReturnType<typeof test.appoint>>;
let stranger: Awaited<ReturnType<typeof test.appoint>>;
beforeAll(async () => {
  first = await test.appoint('Võ Thử Một');
  second = await test.appoint('Bùi Thử Hai');
  stranger = await test.appoint('Hồ Thử Lạ', 'Công chức', DUC_HOA);
});
const set = (input: Record<string, unknown>, actor = benLucAdmin) =>
  test.platform.call(actor, setFocalPoint, {
    organizationId: BEN_LUC,
    scope: 'ANY',
    personId: first.personId,
    deputyIds: [],
    effectiveOn: '2026-11-23',
    ...input,
  });
const focalOn = async (on: string) =>
  (
    await test.platform.call(benLucOfficer, findHolder, {
      roleCode: 'COMMUNE_CHILD_WORKER',
      areaId: areaId('Xã Bến Lức'),
      on,
    })
  ).holders[0]?.focalPoint;

describe('naming an office’s focal point', () => {
  it('takes over from a future day and keeps one focal point a day', async () => {
    await set({ deputyIds: [second.personId, second.personId, first.personId] });
    await set({ personId: second.personId, effectiveOn: '2099-01-01' });
    expect(await focalOn('2098-12-31')).toMatchObject({
      person: { name: 'Võ Thử Một' },
      deputies: [{ name: 'Bùi Thử Hai' }],
    });
    expect(await focalOn('2099-01-01')).toMatchObject({ person: { name: 'Bùi Thử Hai' }, deputies: [] });
    expect(await set({ effectiveOn: '2098-01-01' })).toMatchObject({ validTo: '2099-01-01' });
    const { focalPoints } = await test.platform.call(benLucOfficer, getOrganization, {
      organizationId: BEN_LUC,
    });
    expect(focalPoints.map((one) => [one.validFrom, one.validTo])).toEqual([
      ['2026-11-23', '2098-01-01'],
      ['2098-01-01', '2099-01-01'],
      ['2099-01-01', null],
    ]);
  });

  it('names only people who hold a post in the office on that day', async () => {
    await expect(set({ personId: stranger.personId })).rejects.toMatchObject({ reason: 'NOT_IN_OFFICE' });
    await expect(set({ deputyIds: [stranger.personId] })).rejects.toMatchObject({ reason: 'NOT_IN_OFFICE' });
    await expect(set({ personId: '00000000-0000-4000-8000-000000000009' })).rejects.toMatchObject({
      reason: 'NOT_IN_OFFICE',
    });
  });

  it('no longer acts once the post has ended, and the deputy does', async () => {
    await set({ deputyIds: [second.personId], effectiveOn: '2097-01-01' });
    await test.platform.call(benLucAdmin, endAppointment, {
      appointmentId: first.appointmentId,
      endsOn: '2097-06-01',
    });
    expect((await focalOn('2097-05-31'))?.acting).toMatchObject({ name: 'Võ Thử Một' });
    expect((await focalOn('2097-06-01'))?.acting).toMatchObject({ name: 'Bùi Thử Hai', as: 'DEPUTY' });
  });

  it('is for the office’s own administrator', async () => {
    await expect(set({}, ducHoaAdmin)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(set({}, benLucOfficer)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(set({ effectiveOn: '2026-11-22' })).rejects.toMatchObject({ reason: 'PAST_DATE' });
    await expect(set({ scope: 'MADE_UP' })).rejects.toMatchObject({ reason: 'UNKNOWN_ROLE' });
  });
});
