import { beforeAll, describe, expect, it } from 'vitest';

import { publicActor } from '#kernel/permissions/actor.ts';
import {
  endAppointment,
  findOnDuty,
  listDutyGaps,
  recordAbsence,
  removeDutyShift,
  setDutyShift,
} from '../contract.ts';
import {
  BEN_LUC,
  benLucAdmin,
  benLucOfficer,
  DUC_HOA,
  ducHoaAdmin,
  useDirectory,
} from '../testing/directory-fixture.ts';

const test = useDirectory();
let an: Awaited<ReturnType<typeof test.appoint>>;
let binh: Awaited<ReturnType<typeof test.appoint>>;
let stranger: Awaited<ReturnType<typeof test.appoint>>;
beforeAll(async () => {
  an = await test.appoint('Đỗ Thử An');
  binh = await test.appoint('Ngô Thử Bình');
  stranger = await test.appoint('Hồ Thử Lạ', 'Công chức', DUC_HOA);
});
const shift = (startsAt: string, endsAt: string, input: Record<string, unknown> = {}, actor = benLucAdmin) =>
  test.platform.call(actor, setDutyShift, {
    organizationId: BEN_LUC,
    kind: 'EMERGENCY',
    personId: an.personId,
    backupId: null,
    startsAt,
    endsAt,
    ...input,
  });
const onDuty = async (at: string, actor: Parameters<typeof test.platform.call>[0] = benLucOfficer) =>
  test.platform.call(actor, findOnDuty, { organizationId: BEN_LUC, kind: 'EMERGENCY', at });
const gaps = (from: string, to: string) =>
  test.platform.call(benLucOfficer, listDutyGaps, { organizationId: BEN_LUC, kind: 'EMERGENCY', from, to });

describe('the duty roster', () => {
  it('says who answers now, the one on duty first, and until when', async () => {
    await shift('2026-11-24T17:00:00+07:00', '2026-11-25T07:00:00+07:00', { backupId: binh.personId });
    const night = await onDuty('2026-11-24T23:30:00+07:00');
    expect(night.onDuty.map((person) => person.name)).toEqual(['Đỗ Thử An', 'Ngô Thử Bình']);
    expect(night.until).toBe('2026-11-25T00:00:00.000Z');
    expect(await onDuty('2026-11-25T07:00:00+07:00')).toEqual({ onDuty: [], until: null });
  });

  it('tells the public page whether somebody is awake, without names', async () => {
    const seen = await onDuty('2026-11-24T23:30:00+07:00', publicActor);
    expect(seen.onDuty.map((person) => person.name)).toEqual([null, null]);
  });

  it('leaves out who is away that day, and lists the hours in which nobody would answer', async () => {
    await shift('2026-11-26T00:00:00+07:00', '2026-11-26T12:00:00+07:00');
    await test.platform.call(benLucAdmin, recordAbsence, {
      personId: an.personId,
      organizationId: BEN_LUC,
      firstDay: '2026-11-26',
      lastDay: '2026-11-26',
      substituteId: null,
    });
    expect((await onDuty('2026-11-26T05:00:00+07:00')).onDuty).toEqual([]);
    const answer = await gaps('2026-11-26T00:00:00+07:00', '2026-11-27T00:00:00+07:00');
    expect(answer.shifts).toHaveLength(1);
    expect(answer.gaps).toEqual([
      { startsAt: '2026-11-25T17:00:00.000Z', endsAt: '2026-11-26T05:00:00.000Z', why: 'EVERYBODY_AWAY' },
      { startsAt: '2026-11-26T05:00:00.000Z', endsAt: '2026-11-26T17:00:00.000Z', why: 'NO_SHIFT' },
    ]);
  });

  it('counts a shift as empty once its person has left the office', async () => {
    await shift('2026-12-20T08:00:00+07:00', '2026-12-20T20:00:00+07:00', { personId: binh.personId });
    expect((await gaps('2026-12-20T08:00:00+07:00', '2026-12-20T20:00:00+07:00')).gaps).toEqual([]);
    await test.platform.call(benLucAdmin, endAppointment, {
      appointmentId: binh.appointmentId,
      endsOn: '2026-12-20',
    });
    expect((await gaps('2026-12-20T08:00:00+07:00', '2026-12-20T20:00:00+07:00')).gaps).toMatchObject([
      { why: 'EVERYBODY_AWAY' },
    ]);
    expect((await onDuty('2026-12-20T09:00:00+07:00')).onDuty).toEqual([]);
  });

  it('refuses two shifts at once, shifts longer than a day, reversed hours, and people of another office', async () => {
    await expect(shift('2026-11-24T20:00:00+07:00', '2026-11-24T22:00:00+07:00')).rejects.toMatchObject({
      reason: 'SHIFT_TAKEN',
    });
    await expect(shift('2026-11-28T00:00:00+07:00', '2026-11-29T00:00:01+07:00')).rejects.toMatchObject({
      reason: 'SHIFT_TOO_LONG',
    });
    await expect(shift('2026-11-28T08:00:00+07:00', '2026-11-28T07:00:00+07:00')).rejects.toMatchObject({
      reason: 'DATES_REVERSED',
    });
    await expect(
      shift('2026-11-28T08:00:00+07:00', '2026-11-28T09:00:00+07:00', { personId: stranger.personId }),
    ).rejects.toMatchObject({ reason: 'NOT_IN_OFFICE' });
    await expect(
      shift('2026-11-28T08:00:00+07:00', '2026-11-28T09:00:00+07:00', {}, ducHoaAdmin),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(gaps('2026-01-01T00:00:00Z', '2026-12-01T00:00:00Z')).rejects.toMatchObject({
      reason: 'DATES_REVERSED',
    });
  });

  it('lets the administrator take a shift off, and nobody else', async () => {
    const { shiftId } = await shift('2099-11-30T08:00:00+07:00', '2099-11-30T09:00:00+07:00');
    await expect(test.platform.call(ducHoaAdmin, removeDutyShift, { shiftId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await test.platform.call(benLucAdmin, removeDutyShift, { shiftId });
    expect((await onDuty('2099-11-30T08:30:00+07:00')).onDuty).toEqual([]);
  });
});
