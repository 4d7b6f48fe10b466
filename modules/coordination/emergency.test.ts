import { beforeAll, describe, expect, it } from 'vitest';
import type { FileId } from '#kernel/ids/ids.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { official } from '#kernel/testing/platform.ts';
import { setDutyShift } from '#modules/directory/contract.ts';
import { listAlarmsOf } from '#modules/duty/contract.ts';
import { decideUnsafe, getReport, markUnsafe } from '#modules/reports/contract.ts';
import { rooms } from '#platform/rooms.ts';
import { openEmergencySteps } from './actions/open-emergency-steps.ts';
import * as steps from './contract.ts';
import { inBenLuc, names, type Official, useOffices } from './testing/offices.ts';

const house = useOffices(rooms);
const { test } = house;
const danger = 'Em sắp nhảy cầu đây, em uống thuốc ngủ rồi, tạm biệt mọi người';
let intake: Official;
let commune: Official;

beforeAll(async () => {
  intake = await house.staffed('intake');
  commune = await house.staffed('commune');
  await house.staffed('communePolice');
  await house.staffed('police');
  await house.staffed('health');
});

async function opened(fileId: FileId) {
  const { steps: all } = await test.platform.call(intake, steps.listStepsOf, { fileId });
  return all.map((one) => ({
    purpose: one.purpose,
    to: one.to.name,
    kind: one.kind,
    parts: one.parts.join(' '),
    isUndelivered: one.isUndelivered,
  }));
}
async function tell(text: string, more: Record<string, unknown> = inBenLuc): Promise<FileId> {
  const fileId = await house.report(text, more);
  await house.settle();
  return fileId;
}
const rungAt = async (fileId: FileId) =>
  (await test.platform.call(intake, listAlarmsOf, { fileId })).alarms
    .map((one) => one.organizationName)
    .sort();

describe('an emergency', () => {
  it('goes to the police and to the commune at once and in parallel, each with its clock, and rings them', async () => {
    const fileId = await tell(danger);
    expect(await opened(fileId)).toEqual([
      {
        purpose: 'EMERGENCY',
        to: names.communePolice,
        kind: 'PART',
        parts: 'TEXT LINKS PLACE CHILD',
        isUndelivered: false,
      },
      {
        purpose: 'EMERGENCY',
        to: names.commune,
        kind: 'PART',
        parts: 'TEXT LINKS PLACE CHILD',
        isUndelivered: false,
      },
    ]);
    const { steps: all } = await test.platform.call(intake, steps.listStepsOf, { fileId });
    for (const one of all) {
      expect(one.acceptance).toMatchObject({ timeLimitKey: 'stepAcceptanceEmergency', isSetting: true });
      expect(one.work).toMatchObject({ timeLimitKey: 'caseEmergencyIntervention', startsAt: 'SENT' });
      expect(Date.parse(one.work?.dueAt ?? '') - Date.parse(one.sentAt)).toBe(12 * 3_600_000);
    }
    expect(await rungAt(fileId)).toEqual([names.communePolice, names.intake, names.commune].sort());
    const report = await test.platform.call(intake, getReport, { fileId });
    expect(report.state).toBe('COORDINATING');
  });

  it('is held by whoever is on emergency duty with the police at that hour; by their focal point when nobody is', async () => {
    const organizationId = await house.officeOf('communePolice');
    const awake = await house.appoint(organizationId, 'Đỗ Thị Đêm Thử', { roles: ['POLICE_CONTACT'] });
    const now = test.clock.now().getTime();
    await test.platform.call(official(organizationId, ['DIRECTORY_ADMIN']), setDutyShift, {
      organizationId,
      kind: 'EMERGENCY',
      personId: awake.personId,
      backupId: null,
      startsAt: new Date(now - 60_000).toISOString(),
      endsAt: new Date(now + 60_000).toISOString(),
    });
    const holders = async () => {
      const { steps: all } = await test.platform.call(intake, steps.listStepsOf, {
        fileId: await tell(danger),
      });
      return all.map((one) => [one.to.name, one.to.personName]);
    };
    expect(await holders()).toEqual([
      [names.communePolice, 'Đỗ Thị Đêm Thử'],
      [names.commune, 'Lê Văn Xã Thử'],
    ]);
    test.clock.advance(120_000);
    expect((await holders())[0]).toEqual([names.communePolice, 'Bùi Văn Trực Thử']);
  });

  it('is answered by whoever takes its step: that office is rung no further, the others are', async () => {
    const fileId = await tell(danger);
    const { steps: all } = await test.platform.call(intake, steps.listStepsOf, { fileId });
    const own = all.find((one) => one.to.name === names.commune);
    await test.platform.call(commune, steps.acceptStep, { stepId: own?.stepId ?? '' });
    await house.settle();
    const { alarms } = await test.platform.call(intake, listAlarmsOf, { fileId });
    const stateOf = (name: string) => alarms.find((one) => one.organizationName === name);
    expect(stateOf(names.commune)).toMatchObject({
      state: 'ANSWERED',
      answeredBy: commune.personId,
      nextAt: null,
    });
    expect(stateOf(names.communePolice)?.state).toBe('RINGING');
  });

  it('told twice (or begun again by a killed process) is opened once', async () => {
    const fileId = await tell(danger);
    const before = await opened(fileId);
    const again = test.platform.rooms
      .flatMap((room) => room.subscribers)
      .find((one) => one.name === 'coordination.open-emergency-steps');
    if (!again) throw new Error('nobody listens');
    await test.platform.runJob(again, { fileId });
    await test.platform.runJob(again, { fileId });
    expect(await opened(fileId)).toEqual(before);
  });

  it('whose opening is killed half-way leaves nothing half, and is whole the next time', async () => {
    const fileId = await house.report(danger, inBenLuc);
    const killed = {
      name: 'coordination.open-emergency-steps',
      event: 'reports.emergency',
      options: {},
      handler: async (ctx: Parameters<typeof openEmergencySteps>[0]) => {
        await openEmergencySteps(ctx, fileId);
        throw new Error('killed');
      },
    };
    await expect(test.platform.runJob(killed, { fileId })).rejects.toThrow('killed');
    expect(await opened(fileId)).toEqual([]);
    await house.settle();
    expect((await opened(fileId)).map((one) => one.to)).toEqual([names.communePolice, names.commune]);
  });

  it('whose place nobody knows goes to the province', async () => {
    const fileId = await tell(danger, { place: '' });
    expect((await opened(fileId)).map((one) => one.to)).toEqual([names.police, names.health]);
  });

  it('that names the commune police goes to the police above them, and the commune still hears of it', async () => {
    const fileId = await tell(`${danger}. Anh Bùi Văn Trực Thử ép em gửi hình`);
    expect((await opened(fileId)).map((one) => one.to)).toEqual([names.police, names.commune]);
    expect(await rungAt(fileId)).not.toContain(names.communePolice);
  });

  it('that names the commune never reaches it', async () => {
    const fileId = await tell(`${danger}. Cán bộ xã Bến Lức bắt em im lặng`);
    const to = (await opened(fileId)).map((one) => one.to);
    expect(to[0]).toBe(names.communePolice);
    expect(to).not.toContain(names.commune);
    expect(await rungAt(fileId)).not.toContain(names.commune);
  });

  it('is not held up by words that only may mean them', async () => {
    const fileId = await tell(danger, { ...inBenLuc, mustNotKnow: { people: ['OFFICIALS'], words: '' } });
    expect((await opened(fileId)).map((one) => one.to)).toEqual([names.communePolice, names.commune]);
  });

  it('with nobody safe left stands on the board as undelivered and rings the office that holds it', async () => {
    const fileId = await tell(
      `${danger}. Công an xã Bến Lức, công an tỉnh, sở y tế, cán bộ xã Bến Lức và UBND tỉnh đều biết, Bộ Công an cũng biết`,
    );
    const all = await opened(fileId);
    expect(all.every((one) => one.isUndelivered)).toBe(true);
    expect(all.map((one) => one.to)).not.toContain(names.police);
    expect(await rungAt(fileId)).toEqual([names.intake]);
    const board = await test.platform.call(intake, steps.listBoard, {});
    const section = board.sections.find((one) => one.section === 'UNDELIVERED');
    expect(section?.steps.filter((one) => one.fileId === fileId)).toHaveLength(2);
    const { events } = await test.platform.call(intake, getReport, { fileId });
    const sent = (await test.platform.call(intake, steps.listStepsOf, { fileId })).steps;
    const undelivered = events.filter(({ kind }) => kind === 'STEP_UNDELIVERED');
    // Each points at its step, by which the timeline names the office that was not reached.
    expect(undelivered.map(({ facts }) => facts['stepId']).sort()).toEqual(
      sent.map((one) => one.stepId).sort(),
    );
  });
});

describe('an emergency where the office has no accounts', () => {
  it('waits as undelivered for its slip, which a person writes; then it is on its way, and late for all to see', async () => {
    const fileId = await tell(danger, { place: 'xã Đức Hòa, tỉnh Tây Ninh' });
    const all = (await test.platform.call(intake, steps.listStepsOf, { fileId })).steps;
    const waiting = all.filter((one) => one.via === 'LETTER');
    expect(waiting.map((one) => one.to.name)).toContain(names.otherCommune);
    expect(waiting.every((one) => one.isUndelivered && one.actions.includes('ISSUE_SLIP'))).toBe(true);
    expect(await rungAt(fileId)).toContain(names.intake);
    // The commune's police have nobody to ring either; those above them do, and hold the step.
    const police = all.find((one) => one.to.name === names.police);
    expect(police).toMatchObject({ via: 'ACCOUNT', isUndelivered: false });
    expect(await rungAt(fileId)).toContain(names.police);
    const stepId = waiting[0]?.stepId ?? '';
    const signer = { name: 'Trần Thị Điều Phối Thử', position: 'Trưởng phòng' };
    const { number } = await test.platform.call(intake, steps.issueSlip, { stepId, signer });
    expect(number).toMatch(/^\d+\/PC-/);
    await expect(test.platform.call(intake, steps.issueSlip, { stepId, signer })).rejects.toMatchObject({
      reason: 'SLIP_ISSUED',
    });
    await house.later(2);
    const after = (await test.platform.call(intake, steps.listStepsOf, { fileId })).steps.find(
      (one) => one.stepId === stepId,
    );
    expect(after).toMatchObject({
      isUndelivered: false,
      isOverdue: true,
      acceptedLate: true,
      slip: { number },
    });
    await test.platform.call(intake, steps.recordReceipt, { stepId, signedBy: 'Văn thư xã Thử' });
    const received = (await test.platform.call(intake, steps.listStepsOf, { fileId })).steps.find(
      (one) => one.stepId === stepId,
    );
    expect(received).toMatchObject({
      state: 'ACCEPTED',
      to: { personName: 'Văn thư xã Thử' },
      acceptedLate: true,
    });
  });
});

describe('a report with a named teacher as wrongdoer', () => {
  let school: Official;
  let fileId: FileId;
  const text = 'Thầy Nguyễn Văn Ví Dụ trường THCS Hòa Mẫu nhắn tin rủ rê, sờ mó nhiều bạn nữ';

  beforeAll(async () => {
    const superuser = await test.client('superuser');
    const commune = await house.officeOf('commune');
    const area = await superuser.query<{ area_id: string }>(
      'select area_id from directory.organization where id = $1',
      [commune],
    );
    const make = async (name: string, parent: string | null) => {
      const made = await superuser.query<{ id: string }>(
        `with o as (insert into directory.organization (id, kind, area_id, certainty, valid) values (gen_random_uuid(), 'OTHER', $1, 'VERIFIED', daterange('2026-01-01', null)) returning id)
         select id from o`,
        [area.rows[0]?.area_id],
      );
      await superuser.query(
        `insert into directory.organization_version (organization_id, name, name_key, symbol, symbol_key, parent_id, valid)
         values ($1, $2, lower($2), 'THCS', 'thcs', $3, daterange('2026-01-01', null))`,
        [made.rows[0]?.id, name, parent],
      );
      return made.rows[0]?.id ?? '';
    };
    const schoolId = await make('Trường Trung học cơ sở Hòa Mẫu', null);
    const bodyId = await make('Công đoàn cơ sở', schoolId);
    school = await house.appoint(schoolId as never, 'Hồ Thị Hiệu Trưởng Thử', {
      roles: ['COORDINATOR', 'CHILD_PROTECTION_WORKER'],
    });
    await house.nameFocalPoint(schoolId as never, school);
    await house.nameFocalPoint(
      bodyId as never,
      await house.appoint(bodyId as never, 'Đỗ Văn Đoàn Thử', { roles: ['CHILD_PROTECTION_WORKER'] }),
    );
    fileId = await tell(text);
    await house.claim(fileId, intake);
  });
  const schoolId = () => school.grants[0]?.organizationId ?? '';
  const send = (to: object, more: object = {}) =>
    test.platform.call(intake, steps.sendStep, {
      fileId,
      kind: 'PART',
      to,
      purpose: 'HANDLE',
      parts: ['TEXT'],
      ...more,
    });

  it.each(['PART', 'LEAD'] as const)(
    '%s: does not reach the school, and another way is offered in words',
    async (kind) => {
      await expect(send({ organizationId: schoolId() }, { kind })).rejects.toMatchObject({
        reason: 'OFFICE_NAMED',
        sentence: { vi: expect.stringContaining(names.police) },
      });
    },
  );

  it('nor by letter, nor as an emergency, nor a body at the school', async () => {
    await expect(send({ organizationId: schoolId() }, { byLetter: true })).rejects.toMatchObject({
      reason: 'OFFICE_NAMED',
    });
    await expect(send({ organizationId: schoolId() }, { purpose: 'EMERGENCY' })).rejects.toMatchObject({
      reason: 'OFFICE_NAMED',
    });
    const superuser = await test.client('superuser');
    const body = await superuser.query<{ id: string }>(
      "select id from directory.v_organization where name = 'Công đoàn cơ sở'",
    );
    await expect(send({ organizationId: body.rows[0]?.id })).rejects.toMatchObject({
      reason: 'OFFICE_NAMED',
    });
  });

  it('nor by the way round: no alternate of any preview is the school or a body of it', async () => {
    const superuser = await test.client('superuser');
    const all = await superuser.query<{ id: string; name: string }>(
      "select id, name from directory.v_organization_today where name ~ 'Hòa Mẫu|Công đoàn cơ sở|Bến Lức|tỉnh Tây Ninh'",
    );
    const bad = new Set(
      all.rows.filter((row) => /Hòa Mẫu|Công đoàn cơ sở/.test(row.name)).map((row) => row.id),
    );
    for (const { id } of all.rows) {
      const plan = await test.platform.call(intake, steps.previewStep, {
        fileId,
        kind: 'PART',
        to: { organizationId: id },
        purpose: 'HANDLE',
        parts: ['PLACE'],
      });
      expect(plan.alternates.filter((one) => bad.has(one.organizationId))).toEqual([]);
      if (bad.has(id)) expect(plan.problems.map((one) => one.kind)).toContain('OFFICE_NAMED');
    }
  });

  it('the school sees nothing of it anywhere', async () => {
    expect((await test.platform.call(school, steps.listIncomingSteps, {})).steps).toEqual([]);
    await expect(test.platform.call(school, getReport, { fileId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const superuser = await test.client('superuser');
    const seen = await superuser.query(
      'select 1 from files.access where file_id = $1 and organization_id = $2',
      [fileId, schoolId()],
    );
    expect(seen.rows).toEqual([]);
  });

  it('a mark made after a step was sent stops its acceptance; a supervisor who clears it lets it go on', async () => {
    const police = await house.officeOf('police');
    const { stepId } = await send({ organizationId: police });
    const superuser = await test.client('superuser');
    const focal = await superuser.query<{ person: string; account: string }>(
      "select p.id as person, a.id as account from directory.person p join identity.account a on a.person_id = p.id where full_name = 'Phạm Văn An Thử'",
    );
    const officer: Official = {
      kind: 'OFFICIAL',
      accountId: focal.rows[0]?.account as never,
      personId: focal.rows[0]?.person as never,
      grants: [{ role: 'POLICE_CONTACT', organizationId: police }],
    };
    const { unsafeId } = await test.platform.call(intake, markUnsafe, {
      fileId,
      kind: 'OFFICE',
      organizationId: police,
      words: 'Có người quen ở đó',
    });
    await expect(test.platform.call(officer, steps.acceptStep, { stepId })).rejects.toMatchObject({
      reason: 'OFFICE_UNSAFE',
    });
    await test.platform.call(intake, decideUnsafe, {
      fileId,
      unsafeId,
      decision: 'CLEARED',
      reason: 'Đã kiểm tra',
    });
    expect((await test.platform.call(officer, steps.acceptStep, { stepId })).state).toBe('ACCEPTED');
  });

  it('only the platform opens and moves steps', async () => {
    const internal = await import('./internal.ts');
    await expect(
      test.platform.call(intake, internal.moveStep, { stepId: fileId, action: 'ACCEPT', personId: null }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(systemActor('x').kind).toBe('SYSTEM');
  });
});
