import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '#kernel/permissions/actor.ts';
import { official } from '#kernel/testing/platform.ts';
import { markUnsafe } from '#modules/reports/contract.ts';
import { answerAlarm, countAlarms, listAlarms, ring } from './contract.ts';
import { directoryRoom } from '#modules/directory/room.ts';
import { identityRoom } from '#modules/identity/room.ts';
import { reportsRoom } from '#modules/reports/room.ts';
import { hurry, useDutyOffice } from './testing/duty-office.ts';

const office = useDutyOffice([directoryRoom, identityRoom, reportsRoom]);
const { test, letters, rung, ports } = office;
const quiet = 'Có người lạ nhắn tin hỏi chuyện một bạn trong lớp.';

beforeEach(async () => {
  const superuser = await test.client('superuser');
  // What an earlier test left ringing is not this one's.
  await superuser.query("update duty.alarm set state = 'ENDED', next_at = null where state = 'RINGING'");
  letters.length = 0;
  rung.length = 0;
  Object.assign(ports, { mailIsDown: false, gatewayIsDown: false });
  // A new night: nobody was rung within the last minute, and the shifts of the test before are over.
  test.clock.advance(12 * 3_600_000);
});

const triesOf = async (fileId: Parameters<typeof office.alarmsOf>[0]) =>
  (await office.alarmsOf(fileId))[0]?.tries.map((one) => [
    one.rank,
    one.personName,
    one.channel,
    one.result,
  ]) ?? [];

describe('an alarm', () => {
  it('rings the person on duty by telephone, text message and mail at once, and says no word of the report', async () => {
    const an = await office.appoint('Phạm Thử An');
    await office.putOnDuty(an);
    const fileId = await office.report('Bé Lan ở Bến Lức bị dọa đăng ảnh, gọi 0901234567');
    const { alarmId } = await office.ring(fileId);
    await hurry(test);
    expect(await triesOf(fileId)).toEqual([
      ['ON_DUTY', 'Phạm Thử An', 'CALL', 'SENT'],
      ['ON_DUTY', 'Phạm Thử An', 'TEXT', 'SENT'],
      ['ON_DUTY', 'Phạm Thử An', 'MAIL', 'SENT'],
    ]);
    const [alarm] = await office.alarmsOf(fileId);
    expect(alarm).toMatchObject({ alarmId, state: 'RINGING', why: 'EMERGENCY', mayAnswer: true });
    expect(rung.map((one) => [one.kind, one.words])).toEqual([
      ['CALL', `Có việc khẩn số ${alarm?.reference}. Mở An Nhi.`],
      ['TEXT', `Có việc khẩn số ${alarm?.reference}. Mở An Nhi.`],
    ]);
    const said = JSON.stringify([
      rung.map((one) => one.words),
      letters.map(({ subject, text }) => [subject, text]),
    ]);
    for (const secret of ['Lan', 'Bến Lức', 'ảnh', '0901234567', fileId, alarmId])
      expect(said).not.toContain(secret);
    expect(said).toContain('http://an-nhi.test/console/truc');
  });

  it('at two in the morning: an emergency sent through the form rings by itself and is answered', async () => {
    const an = await office.appoint('Phạm Thử Đêm');
    await office.putOnDuty(an);
    const fileId = await office.report('Em đang đứng trên cầu, em muốn chết bây giờ.');
    await hurry(test);
    expect(rung.map((one) => one.kind)).toEqual(['CALL', 'TEXT']);
    expect(letters).toHaveLength(1);
    const { alarms } = await test.platform.call(an, listAlarms, {});
    const alarmId = alarms.find((one) => one.fileId === fileId)?.alarmId;
    await test.platform.call(an, answerAlarm, { alarmId });
    expect(await timeline(fileId)).toEqual(expect.arrayContaining(['RUNG', 'ALARM_ANSWERED']));
  });

  it('is one alarm however often it is rung, and again one when its emergency is told twice after the answer', async () => {
    const an = await office.appoint('Phạm Thử Anh');
    await office.putOnDuty(an);
    const fileId = await office.report(`${quiet} Lần một.`);
    const { alarmId } = await office.ring(fileId);
    expect(await office.ring(fileId)).toMatchObject({ alarmId });
    await test.platform.call(an, answerAlarm, { alarmId });
    expect(await office.ring(fileId)).toMatchObject({ alarmId });
    test.clock.advance(11 * 60_000);
    expect((await office.ring(fileId)).alarmId).not.toBe(alarmId);
  });

  it('climbs to the one behind, then to the head, then round again with the lead of the programme, until somebody answers', async () => {
    const [an, binh] = [await office.appoint('Phạm Thử Ba'), await office.appoint('Phạm Thử Bốn')];
    const head = await office.appoint('Phạm Thử Trưởng', { isHead: true });
    await office.putOnDuty(an, binh);
    const fileId = await office.report(`${quiet} Lần hai.`);
    const { alarmId } = await office.ring(fileId);
    await hurry(test);
    for (const minutes of [4, 1, 5, 5]) await office.minutesLater(minutes);
    const order = (await triesOf(fileId))
      .filter(([, , channel]) => channel === 'CALL')
      .map(([rank, name]) => [rank, name]);
    expect(order).toEqual([
      ['ON_DUTY', 'Phạm Thử Ba'],
      ['BACKUP', 'Phạm Thử Bốn'],
      ['HEAD', 'Phạm Thử Trưởng'],
      ['ON_DUTY', 'Phạm Thử Ba'],
      // The lead of the programme has no focal point yet: its head stands there.
      ['COORDINATOR', 'Phạm Thử Trưởng'],
    ]);
    const kinds = await timeline(fileId);
    expect(kinds.filter((kind) => kind === 'ALARM_UNANSWERED')).toHaveLength(1);
    const before = rung.length;
    expect(await test.platform.call(head, answerAlarm, { alarmId })).toMatchObject({
      isMine: true,
      answeredByName: 'Phạm Thử Trưởng',
      fileId,
    });
    for (let minutes = 0; minutes < 30; minutes += 5) await office.minutesLater(5);
    expect(rung).toHaveLength(before);
    expect(await timeline(fileId)).toContain('ALARM_ANSWERED');
  });

  it('goes straight on when nobody is on duty, and the list of tries says so', async () => {
    const fileId = await office.report(`${quiet} Lần ba.`);
    await office.ring(fileId);
    await hurry(test);
    const tries = await triesOf(fileId);
    expect(tries.slice(0, 2)).toEqual([
      ['ON_DUTY', null, 'NONE', 'NOBODY'],
      ['BACKUP', null, 'NONE', 'NOBODY'],
    ]);
    expect(tries[2]?.slice(0, 3)).toEqual(['HEAD', 'Phạm Thử Trưởng', 'CALL']);
    expect(rung.length).toBeGreaterThan(0);
  });

  it('a person without number or mailbox is a failed try on record, and the next is rung at once', async () => {
    const mute = await office.appoint('Phạm Thử Lặng', { phone: null, email: null });
    const backup = await office.appoint('Phạm Thử Năm');
    await office.putOnDuty(mute, backup);
    const fileId = await office.report(`${quiet} Lần bốn.`);
    await office.ring(fileId);
    await hurry(test);
    expect((await triesOf(fileId)).map(([rank, , channel, result]) => [rank, channel, result])).toEqual([
      ['ON_DUTY', 'CALL', 'NO_ADDRESS'],
      ['ON_DUTY', 'TEXT', 'NO_ADDRESS'],
      ['ON_DUTY', 'MAIL', 'NO_ADDRESS'],
      ['BACKUP', 'CALL', 'SENT'],
      ['BACKUP', 'TEXT', 'SENT'],
      ['BACKUP', 'MAIL', 'SENT'],
    ]);
  });
});

describe('answering', () => {
  it('is for a person of that office only: to another it is not there', async () => {
    const an = await office.appoint('Phạm Thử Sáu');
    await office.putOnDuty(an);
    const fileId = await office.report(`${quiet} Lần năm.`);
    const { alarmId } = await office.ring(fileId);
    const stranger = official('4c7854c9-dc4b-5d8c-af03-599a9734b6c9', ['SUPERVISOR', 'INTAKE_OFFICER']);
    await expect(test.platform.call(stranger, answerAlarm, { alarmId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await test.platform.call(stranger, listAlarms, {})).alarms).toEqual([]);
    expect(await test.platform.call(stranger, countAlarms, {})).toEqual({ ringing: 0 });
    expect((await office.alarmsOf(fileId))[0]?.state).toBe('RINGING');
  });

  it('two at once: one wins, both read who', async () => {
    const [an, binh] = [await office.appoint('Phạm Thử Bảy'), await office.appoint('Phạm Thử Tám')];
    await office.putOnDuty(an, binh);
    const fileId = await office.report(`${quiet} Lần sáu.`);
    const { alarmId } = await office.ring(fileId);
    const answers = await Promise.all(
      [an, binh].map((one) => test.platform.call(one, answerAlarm, { alarmId })),
    );
    expect(answers.filter((one) => one.isMine)).toHaveLength(1);
    expect(answers[0]?.answeredByName).toBe(answers[1]?.answeredByName);
    expect((await timeline(fileId)).filter((kind) => kind === 'ALARM_ANSWERED')).toHaveLength(1);
  });

  it('stops what has not left yet', async () => {
    ports.gatewayIsDown = true;
    const an = await office.appoint('Phạm Thử Chín');
    await office.putOnDuty(an);
    const fileId = await office.report(`${quiet} Lần bảy.`);
    const { alarmId } = await office.ring(fileId);
    await hurry(test);
    await test.platform.call(an, answerAlarm, { alarmId });
    ports.gatewayIsDown = false;
    await office.minutesLater(3);
    expect(rung).toEqual([]);
    expect((await triesOf(fileId)).map(([, , channel, result]) => [channel, result])).toEqual([
      ['CALL', 'STOPPED'],
      ['TEXT', 'STOPPED'],
      ['MAIL', 'SENT'],
    ]);
  });
});

describe('whom the report concerns', () => {
  it('is not rung though on duty, does not see the alarm and cannot answer it; the next is rung', async () => {
    const bad = await office.appoint('Phạm Thử Xấu');
    const good = await office.appoint('Phạm Thử Tốt');
    const offDuty = await office.appoint('Phạm Thử Ác');
    await office.putOnDuty(bad, good);
    const fileId = await office.report(
      'Chú PHAM THU XAU và chú Phạm Thử Ác ở sở nhắn tin gạ con, con sợ lắm',
    );
    const { alarmId } = await office.ring(fileId);
    await hurry(test);
    expect((await triesOf(fileId)).map(([, name, channel, result]) => [name, channel, result])).toEqual([
      ['Phạm Thử Xấu', 'NONE', 'UNSAFE'],
      ['Phạm Thử Tốt', 'CALL', 'SENT'],
      ['Phạm Thử Tốt', 'TEXT', 'SENT'],
      ['Phạm Thử Tốt', 'MAIL', 'SENT'],
    ]);
    for (const one of [bad, offDuty]) {
      const { alarms } = await test.platform.call(one, listAlarms, {});
      expect(alarms.filter((alarm) => alarm.alarmId === alarmId)).toEqual([]);
      const tried = test.platform.call(one, answerAlarm, { alarmId });
      await expect(tried).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await test.platform.call(good, answerAlarm, { alarmId })).isMine).toBe(true);
  });

  it('an office that is marked is never rung: another receiving office is', async () => {
    const intake = await office.intakeOffice();
    const fileId = await office.report(`${quiet} Lần tám.`);
    const supervisor = {
      ...official(intake, ['SUPERVISOR', 'INTAKE_OFFICER']),
      personId: (await office.appoint('Phạm Thử Ghi')).personId,
    };
    await test.platform.call(supervisor, markUnsafe, {
      fileId,
      kind: 'OFFICE',
      organizationId: intake,
      words: 'Người ở đây',
    });
    const rungOffice = await office.ring(fileId);
    expect(rungOffice.organizationId).not.toBe(intake);
    expect(
      (await test.platform.call(supervisor, listAlarms, {})).alarms.map((one) => one.alarmId),
    ).not.toContain(rungOffice.alarmId);
  });
});

describe('on a bad night', () => {
  it('the gateway is down: mail rings all the same, and the tries say what failed', async () => {
    ports.gatewayIsDown = true;
    const an = await office.appoint('Phạm Thử Mười');
    await office.putOnDuty(an);
    const fileId = await office.report(`${quiet} Lần chín.`);
    await office.ring(fileId);
    await hurry(test);
    expect(letters).toHaveLength(1);
    for (let round = 0; round < 4; round += 1) await office.minutesLater(0.9);
    const [alarm] = await office.alarmsOf(fileId);
    expect(alarm?.tries.map((one) => [one.channel, one.result, one.trouble])).toEqual([
      ['CALL', 'FAILED', 'GATEWAY_DOWN'],
      ['TEXT', 'FAILED', 'GATEWAY_DOWN'],
      ['MAIL', 'SENT', null],
    ]);
  });

  it('the mail server is down: the telephone rings all the same, and the try says why it waits', async () => {
    ports.mailIsDown = true;
    const an = await office.appoint('Phạm Thử Một');
    await office.putOnDuty(an);
    const fileId = await office.report(`${quiet} Lần mười.`);
    await office.ring(fileId);
    await hurry(test);
    expect(rung).toHaveLength(2);
    expect((await office.alarmsOf(fileId))[0]?.tries.at(-1)).toMatchObject({
      channel: 'MAIL',
      result: 'QUEUED',
      trouble: 'ECONNECTION',
    });
  });

  it('killed between two tries, or with its job lost: the next minute goes on where it stopped', async () => {
    const an = await office.appoint('Phạm Thử Hai');
    await office.putOnDuty(an);
    const fileId = await office.report(`${quiet} Lần mười một.`);
    await office.ring(fileId);
    const superuser = await test.client('superuser');
    await superuser.query("delete from pgboss.job where name = 'duty.climb-ladder'");
    expect(await triesOf(fileId)).toEqual([]);
    await office.minutesLater(1);
    expect(rung).toHaveLength(2);
  });

  it('a clock that jumps ahead skips nobody; one that comes back does not silence the alarm', async () => {
    const [an, binh] = [await office.appoint('Phạm Thử Giờ'), await office.appoint('Phạm Thử Khắc')];
    await office.putOnDuty(an, binh, 10);
    const fileId = await office.report(`${quiet} Lần mười hai.`);
    await office.ring(fileId);
    await hurry(test);
    await office.minutesLater(180);
    const called = async () =>
      (await triesOf(fileId)).filter(([, , channel]) => channel === 'CALL').map(([, name]) => name);
    expect(await called()).toEqual(['Phạm Thử Giờ', 'Phạm Thử Khắc']);
    await office.minutesLater(-170);
    expect((await called()).length).toBe(3);
  });

  it('forty at once to one person: four messages by each channel, and every one on record', async () => {
    const an = await office.appoint('Phạm Thử Bão');
    await office.putOnDuty(an);
    const fileIds: string[] = [];
    for (let number = 0; number < 40; number += 1) {
      const fileId = await office.report(`${quiet} Cơn bão ${number}.`);
      fileIds.push(fileId);
      await office.ring(fileId);
    }
    await hurry(test);
    expect(rung).toHaveLength(6);
    await office.minutesLater(1);
    expect(rung.map((one) => one.words).slice(6)).toEqual([
      'Có 37 việc khẩn. Mở An Nhi.',
      'Có 37 việc khẩn. Mở An Nhi.',
    ]);
    expect(letters).toHaveLength(4);
    const open = await test.database.run(systemActor('test'), async (tx) =>
      sql<{ result: string; count: number }>`
        select t.result, count(*)::int as count from duty.try t join duty.alarm a on a.id = t.alarm_id
        where a.file_id = any (${fileIds}::uuid[]) group by t.result`.execute(tx),
    );
    expect(open.rows).toEqual([{ result: 'SENT', count: 120 }]);
    expect((await test.platform.call(an, countAlarms, {})).ringing).toBeGreaterThanOrEqual(40);
  }, 120_000);
});

async function timeline(fileId: string): Promise<string[]> {
  return test.database.run(systemActor('test'), async (tx) =>
    (
      await sql<{
        kind: string;
      }>`select kind from reports.event where file_id = ${fileId}::uuid order by at`.execute(tx)
    ).rows.map((row) => row.kind),
  );
}

it('is rung by the platform alone', async () => {
  const fileId = await office.report(`${quiet} Lần cuối.`);
  const officer = official(await office.intakeOffice(), ['SUPERVISOR']);
  const input = { fileId, organizationId: await office.intakeOffice(), why: 'EMERGENCY' };
  await expect(test.platform.call(officer, ring, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
