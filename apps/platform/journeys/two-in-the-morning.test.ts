import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { asId, type FileId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import { type Actor, systemActor } from '#kernel/permissions/actor.ts';
import { official } from '#kernel/testing/platform.ts';
import { listStepsOf } from '#modules/coordination/contract.ts';
import { appointPerson, setDutyShift } from '#modules/directory/contract.ts';
import { answerAlarm, listAlarms, listAlarmsOf } from '#modules/duty/contract.ts';
import { hurry } from '#modules/duty/testing/duty-office.ts';
import {
  claimReport,
  closeReport,
  getReport,
  recordVoiceContact,
  triageReport,
} from '#modules/reports/contract.ts';
import { intakeOfficer, lastFile } from '../attacks/officers.ts';
import { hiddenField, post } from '../attacks/public-form.ts';
import { useStartedPlatform } from '../testing/started-platform.ts';

type Official = Extract<Actor, { kind: 'OFFICIAL' }>;

const test = useStartedPlatform();
const emergency = 'nó nói 3h sáng nay em không ra gặp là nó đăng hình em. em muốn chết quá';
const sentence = 'Giờ này chưa có người đọc ngay';
let office: OrganizationId;
let duty: Official;
let deputy: Official;
let supervisor: Official;

/** Two in the morning in Viet Nam, a Wednesday. */
beforeAll(async () => {
  test.clock.set('2026-12-01T19:00:00Z');
  const administrator = await intakeOfficer(test, ['DIRECTORY_ADMIN']);
  office = asId<OrganizationId>(administrator.grants[0]?.organizationId ?? '');
  supervisor = administrator;
  const { personId } = await appoint('Phạm Thử Ca Trưởng', '0530000800');
  supervisor = {
    ...official(office, ['SUPERVISOR', 'COORDINATOR', 'INTAKE_OFFICER', 'DIRECTORY_ADMIN']),
    personId,
  };
  duty = await appoint('Phạm Thử Trực', '0530000801');
  deputy = await appoint('Phạm Thử Phó', '0530000802');
});

async function appoint(fullName: string, phone: string): Promise<Official> {
  const { personId } = await test.platform.call(supervisor, appointPerson, {
    organizationId: office,
    unitId: null,
    title: `Chuyên viên ${phone}`,
    fullName,
    phone,
    email: `${phone}@vidu.example`,
    effectiveOn: '2026-01-01',
    validTo: null,
  });
  return { ...official(office, ['INTAKE_OFFICER']), personId: asId<PersonId>(personId) };
}

const firstScreen = async () => (await fetch(`${test.address}/em`)).text();

async function minutesLater(minutes: number): Promise<void> {
  test.clock.advance(minutes * 60_000);
  const sweep = test.platform.rooms.flatMap((room) => room.jobs).find((one) => one.name === 'duty.sweep');
  if (sweep) await test.platform.runJob(sweep, {});
  await hurry(test);
}

const numbersRung = () => test.rung.filter((one) => one.kind === 'CALL').map((one) => one.to);

describe('a child at two in the morning', () => {
  it('is told before the first question that nobody reads now, and whom to call', async () => {
    const screen = await firstScreen();
    expect(screen).toContain(sentence);
    expect(screen.indexOf(sentence)).toBeLessThan(screen.indexOf('<form'));
    expect(screen.replaceAll(/<[^>]*>/g, '')).toContain('Em gọi 111, có người nghe cả ngày đêm');
  });

  it('so are a mother and a teacher: on the first page and at each door, before anything is asked', async () => {
    for (const path of ['/', '/bao-tin', '/bao-tin/chuyen-mon']) {
      const html = await (await fetch(`${test.address}${path}`)).text();
      const asked = path === '/' ? html.indexOf('href="/em"') : html.indexOf('<form');
      expect(html.indexOf(sentence), path).toSatisfy((at: number) => at > 0 && at < asked);
      expect(html.replaceAll(/<[^>]*>/g, ''), path).toContain('bạn gọi 111, có người nghe cả ngày đêm');
    }
  });

  it('is not told so while somebody is on duty', async () => {
    const now = test.clock.now().getTime();
    await test.platform.call(supervisor, setDutyShift, {
      organizationId: office,
      kind: 'EMERGENCY',
      personId: duty.personId,
      backupId: deputy.personId,
      startsAt: new Date(now - 3_600_000).toISOString(),
      endsAt: new Date(now + 5 * 3_600_000).toISOString(),
    });
    test.clock.advance(60_000);
    expect(await firstScreen()).not.toContain(sentence);
  });

  it('sends a cry for help; the person on duty is rung, then the deputy, who answers, and nobody is rung any more', async () => {
    const nonce = hiddenField(await firstScreen(), 'nonce');
    const sent = await post(test.address, '/em', {
      screen: 'tell',
      go: 'send',
      nonce,
      tell: emergency,
      place: 'xã Bến Lức',
      age: '14',
    });
    expect(sent.status).toBe(200);
    await hurry(test);
    const fileId = await lastFile(test);
    expect((await test.platform.call(supervisor, getReport, { fileId })).priority).toBe('EMERGENCY');
    expect(numbersRung()).toContain('+84530000801');
    expect(numbersRung()).not.toContain('+84530000802');

    await minutesLater(5);
    expect(numbersRung()).toContain('+84530000802');
    const [alarm] = (await test.platform.call(deputy, listAlarms, {})).alarms.filter(
      (one) => one.fileId === fileId,
    );
    await test.platform.call(deputy, answerAlarm, { alarmId: alarm?.alarmId });
    const before = test.rung.length;
    await minutesLater(30);
    expect(test.rung.length).toBe(before);

    const [answered] = (await test.platform.call(supervisor, listAlarmsOf, { fileId })).alarms;
    expect(answered).toMatchObject({ state: 'ANSWERED', answeredByName: 'Phạm Thử Phó' });
    expect(answered?.tries.map((one) => [one.personName, one.channel])).toEqual(
      expect.arrayContaining([
        ['Phạm Thử Trực', 'CALL'],
        ['Phạm Thử Trực', 'TEXT'],
        ['Phạm Thử Trực', 'MAIL'],
        ['Phạm Thử Phó', 'CALL'],
      ]),
    );
    // Nothing that left says a word of what the child wrote.
    const said = JSON.stringify([
      test.rung,
      test.letters.map(({ subject, text }) => [subject, text]),
      test.log,
    ]);
    expect(said).not.toMatch(/3h sáng|đăng hình|muốn chết|Bến Lức/);
  });

  it('has police and commune told in parallel, each with a clock', async () => {
    const { steps } = await test.platform.call(supervisor, listStepsOf, { fileId: await lastFile(test) });
    expect(steps.map((step) => [step.roleCode, step.kind, step.purpose]).sort()).toEqual([
      [expect.stringMatching(/LOCAL_PC|COMMUNE/), 'PART', 'EMERGENCY'],
      ['POLICE', 'PART', 'EMERGENCY'],
    ]);
    for (const step of steps) expect(step.acceptance.dueAt ?? step.dueAt).not.toBeNull();
  });

  it('is not closed away by anybody who has not heard a voice', async () => {
    const fileId = await lastFile(test);
    await test.platform.call(deputy, claimReport, { fileId });
    await test.platform.call(deputy, triageReport, { fileId, category: 'SEXTORTION' });
    await endSteps(fileId);
    const close = () =>
      test.platform.call(deputy, closeReport, { fileId, reason: 'SUPPORTED', outcome: 'CHILD_SUPPORTED' });
    await expect(close()).rejects.toMatchObject({ reason: 'EMERGENCY_WITHOUT_VOICE' });
    await test.platform.call(deputy, recordVoiceContact, {
      fileId,
      reached: false,
      note: 'không ai nghe máy',
    });
    await expect(close()).rejects.toMatchObject({ reason: 'EMERGENCY_WITHOUT_VOICE' });
    await test.platform.call(deputy, recordVoiceContact, {
      fileId,
      reached: true,
      note: 'đã nói chuyện, em an toàn',
    });
    await expect(close()).resolves.toMatchObject({ state: 'CLOSED' });
  });
});

/** Open steps keep a file open; what they end in is another test's. */
async function endSteps(fileId: FileId): Promise<void> {
  await test.database.run(systemActor('test'), (tx) =>
    sql`update coordination.step set state = 'DONE', outcome = 'HELPED', ended_at = ${test.clock.now()} where file_id = ${fileId}`.execute(
      tx,
    ),
  );
}
