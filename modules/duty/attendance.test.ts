import { describe, expect, it } from 'vitest';
import { publicActor } from '#kernel/permissions/actor.ts';
import { setDutyShift } from '#modules/directory/contract.ts';
import { official } from '#kernel/testing/platform.ts';
import { attendanceOf, findAttendance, getMyDuty } from './contract.ts';
import { directoryRoom } from '#modules/directory/room.ts';
import { identityRoom } from '#modules/identity/room.ts';
import { reportsRoom } from '#modules/reports/room.ts';
import { receivingRoles } from './store/offices.ts';
import { hurry, useDutyOffice } from './testing/duty-office.ts';

const office = useDutyOffice([directoryRoom, identityRoom, reportsRoom]);
const { test, letters } = office;
const said = () => test.platform.call(publicActor, findAttendance, {});

async function tellGaps(): Promise<void> {
  const findGaps = test.platform.rooms
    .flatMap((room) => room.jobs)
    .find((one) => one.name === 'duty.find-gaps');
  if (!findGaps) throw new Error('no job');
  await test.platform.runJob(findGaps, {});
  await hurry(test);
}

/** 02:00 on 24 November in Viet Nam. */
const shift = async (
  kind: 'INTAKE' | 'EMERGENCY',
  personId: string,
  startsAt: string,
  endsAt: string,
  organizationId?: string,
) => {
  const at = organizationId ?? (await office.intakeOffice());
  return test.platform.call(official(at, ['DIRECTORY_ADMIN']), setDutyShift, {
    organizationId: at,
    kind,
    personId,
    backupId: null,
    startsAt,
    endsAt,
  });
};

describe('whether somebody reads now', () => {
  it('nobody, until the roster says when; a week ahead when it says nothing', async () => {
    expect(await said()).toEqual({ unattendedUntil: '2026-11-30T19:00:00.000Z' });
    const an = await office.appoint('Phạm Thử An');
    await shift('INTAKE', an.personId, '2026-11-24T07:00:00+07:00', '2026-11-24T12:00:00+07:00');
    await shift('EMERGENCY', an.personId, '2026-11-24T06:00:00+07:00', '2026-11-24T12:00:00+07:00');
    expect(await said()).toEqual({ unattendedUntil: '2026-11-23T23:00:00.000Z' });
    test.clock.set('2026-11-24T06:30:00+07:00');
    expect(await said()).toEqual({ unattendedUntil: null });
    test.clock.set('2026-11-24T12:00:00+07:00');
    expect((await said()).unattendedUntil).not.toBeNull();
  });

  it('is remembered for some seconds, shared by all who ask, and never claims anybody when it cannot be said', async () => {
    test.clock.set('2026-11-24T11:00:00+07:00');
    const first = attendanceOf(test.platform);
    expect(attendanceOf(test.platform)).toBe(first);
    expect(await first).toEqual({ unattendedUntil: null });
    test.clock.advance(15_000);
    expect(attendanceOf(test.platform)).not.toBe(first);
    const broken = { ...test.platform, call: () => Promise.reject(new Error('the database is away')) };
    expect((await attendanceOf(broken)).unattendedUntil).not.toBeNull();
  });
});

describe('hours that nobody fills', () => {
  it('are told of a day ahead to head and directory, once, and again only when another opens', async () => {
    test.clock.set('2026-11-24T08:00:00+07:00');
    const head = await office.appoint('Phạm Thử Trưởng', { isHead: true });
    letters.length = 0;
    await tellGaps();
    const mine = () =>
      letters.filter((one) => one.to === letters.find((letter) => letter.to.endsWith('@vidu.example'))?.to);
    const before = letters.length;
    expect(before).toBeGreaterThan(0);
    expect(mine().map((one) => one.subject)).toContain('Ngày 25/11/2026 có giờ chưa có người trực khẩn cấp');
    expect(mine().find((one) => one.subject.includes('25/11'))?.text).toContain(
      '00:00 25/11/2026 – 00:00 26/11/2026',
    );
    // The hour passes, the gap of today grows shorter: nothing new.
    test.clock.advance(3_600_000);
    await tellGaps();
    expect(letters).toHaveLength(before);
    const seen = (await test.platform.call(head, getMyDuty, {})).gaps;
    expect(seen[0]).toMatchObject({ startsAt: '2026-11-24T05:00:00.000Z' });
    // The next day comes into sight: told of once.
    test.clock.set('2026-11-25T08:00:00+07:00');
    await tellGaps();
    const next = letters.slice(before).map((one) => one.subject);
    expect(next.filter((subject) => subject.includes('26/11'))).not.toEqual([]);
    expect(next.filter((subject) => subject.includes('25/11'))).toEqual([]);
    for (const letter of letters) expect(letter.text).not.toMatch(/Phạm|[0-9a-f]{8}-[0-9a-f]{4}/u);
  });

  it('are looked for in every office that receives, not in ours alone', async () => {
    const superuser = await test.client('superuser');
    const told = await superuser.query<{ roles: string[] }>(
      `select array_agg(distinct r.role_code order by r.role_code) as roles
       from duty.gap_told g join directory.v_role_assignment r on r.organization_id = g.organization_id
       join directory.v_area a on a.id = r.area_id
       where a.tier = 'PROVINCE' and r.part = 'LEAD' and r.role_code = any ($1) and r.valid_to is null`,
      [[...receivingRoles]],
    );
    const held = await superuser.query<{ roles: string[] }>(
      `select array_agg(distinct role_code order by role_code) as roles from directory.v_role_assignment r
       join directory.v_area a on a.id = r.area_id
       where a.tier = 'PROVINCE' and part = 'LEAD' and role_code = any ($1) and r.valid_to is null`,
      [[...receivingRoles]],
    );
    expect(held.rows[0]?.roles.length).toBeGreaterThanOrEqual(3);
    expect(told.rows).toEqual(held.rows);
  });

  it('that are filled are not told of', async () => {
    test.clock.set('2026-11-26T08:00:00+07:00');
    const binh = await office.appoint('Phạm Thử Bình');
    await shift('EMERGENCY', binh.personId, '2026-11-27T00:00:00+07:00', '2026-11-28T00:00:00+07:00');
    letters.length = 0;
    await tellGaps();
    const { shifts } = await test.platform.call(binh, getMyDuty, {});
    expect(shifts).toMatchObject([
      { kind: 'EMERGENCY', startsAt: '2026-11-26T17:00:00.000Z', isBackup: false },
    ]);
    const intake = await office.intakeOffice();
    const superuser = await test.client('superuser');
    const days = await superuser.query(
      'select day::text from duty.gap_told where organization_id = $1 order by day',
      [intake],
    );
    expect(days.rows.map((row) => row.day)).not.toContain('2026-11-27');
  });
});
