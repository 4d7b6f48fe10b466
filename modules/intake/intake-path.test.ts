import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import * as reports from '#modules/reports/contract.ts';
import { rooms } from '#platform/rooms.ts';
import * as intake from './contract.ts';

const test = useTestPlatform(rooms);
const nonce = () => randomBytes(16).toString('base64url');
const later = (hours: number) => new Date(test.clock.now().getTime() + hours * 3_600_000).toISOString();

async function officeOfIntake(): Promise<string> {
  return test.database.run(systemActor('test'), async (tx) => {
    const found = await sql<{ id: string }>`select reports.single_intake(${test.clock.now()}) as id`.execute(
      tx,
    );
    return found.rows[0]?.id ?? '';
  });
}
const operator = async () => official(await officeOfIntake(), ['INTAKE_OFFICER', 'SUPERVISOR']);
const entry = (text: string, more: object = {}) => ({
  nonce: nonce(),
  channel: 'PHONE',
  report: { text },
  ...more,
});

describe('somebody telephones', () => {
  it('and what was said is a report under its true channel, with a code that finds it', async () => {
    const officer = await operator();
    const made = await test.platform.call(
      officer,
      intake.enterReport,
      entry('Có bạn bị nhóm lớp chửi', { receivedAt: later(-2) }),
    );
    expect(made).toMatchObject({ isNew: true, isTaken: false, isRinging: false, receivedAt: later(-2) });
    const { fileId } = await test.platform.call(systemActor('test'), reports.findFileByCode, {
      trackingCode: made.trackingCode,
    });
    expect(fileId).toBe(made.fileId);
    const file = await test.platform.call(officer, reports.getReport, { fileId: fileId ?? '' });
    expect(file).toMatchObject({ channel: 'PHONE', state: 'RECEIVED', text: 'Có bạn bị nhóm lớp chửi' });
    expect(
      (await test.platform.call(publicActor, reports.findStatus, { trackingCode: made.trackingCode })).status,
    ).not.toBeNull();
  });

  it('pressing twice makes one report and one promise; other words under the same key are another report', async () => {
    const officer = await operator();
    const call = { by: later(3), wish: 'Gọi sau 5 giờ chiều, xưng là bạn học' };
    const said = entry('Bấm hai lần', {
      isAgreed: true,
      report: { text: 'Bấm hai lần', informant: { kind: 'CHILD', name: 'Em Thử', phone: '0530000001' } },
      callBack: call,
    });
    const both = await Promise.all([1, 2].map(() => test.platform.call(officer, intake.enterReport, said)));
    expect(new Set(both.map((one) => one.trackingCode)).size).toBe(1);
    expect(both.map((one) => one.isNew).sort()).toEqual([false, true]);
    const { calls } = await test.platform.call(officer, intake.listPromisedCalls, {});
    expect(calls.filter((one) => one.fileId === both[0]?.fileId)).toHaveLength(1);
    const other = await test.platform.call(officer, intake.enterReport, {
      ...said,
      report: { ...said.report, text: 'Bấm hai lần, thêm lời' },
    });
    expect(other.trackingCode).not.toBe(both[0]?.trackingCode);
  });

  it('danger heard on the telephone makes it an emergency in the same transaction, and the listener has it', async () => {
    const officer = await operator();
    const made = await test.platform.call(
      officer,
      intake.enterReport,
      entry('Em nói đang đứng trên cầu', { isEmergency: true }),
    );
    expect(made).toMatchObject({ isRinging: true, isTaken: true });
    const file = await test.platform.call(officer, reports.getReport, { fileId: made.fileId ?? '' });
    expect(file).toMatchObject({ priority: 'EMERGENCY', isMine: true, state: 'COLLECTING' });
  });

  it('a listener of another office hears danger: the office that holds it is rung, and the listener sees nothing of the file', async () => {
    const elsewhere = await test.database.run(systemActor('test'), async (tx) => {
      const found = await sql<{
        id: string;
      }>`select id from directory.v_organization_today where id <> reports.single_intake(${test.clock.now()}) order by name limit 1`.execute(
        tx,
      );
      return found.rows[0]?.id ?? '';
    });
    const worker = official(elsewhere, ['CHILD_PROTECTION_WORKER']);
    const made = await test.platform.call(
      worker,
      intake.enterReport,
      entry('Bé đang bị đánh', { isEmergency: true, channel: 'WALK_IN' }),
    );
    expect(made).toMatchObject({ fileId: null, reference: null, isRinging: true, isTaken: false });
    const { fileId } = await test.platform.call(
      systemActor('test'),
      reports.findFileByCode,
      made && { trackingCode: made.trackingCode },
    );
    const file = await test.platform.call(await operator(), reports.getReport, { fileId: fileId ?? '' });
    expect(file.events.map((event) => event.kind)).toContain('RUNG');
    await expect(
      test.platform.call(worker, reports.getReport, { fileId: fileId ?? '' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('name and number are kept only when the informant agreed', async () => {
    const officer = await operator();
    const report = { text: 'x', informant: { name: 'Người Thử', phone: '0530000002' } };
    await expect(
      test.platform.call(officer, intake.enterReport, entry('x', { report })),
    ).rejects.toMatchObject({
      fields: [{ path: 'isAgreed' }],
    });
  });

  it.each([
    ['a time to come', { receivedAt: '2030-01-01T00:00:00Z' }, 'receivedAt'],
    ['a time long ago', { receivedAt: '2020-01-01T00:00:00Z' }, 'receivedAt'],
    ['a call in the past', { callBack: { by: '2026-11-22T00:00:00Z', wish: 'x' } }, 'callBack.by'],
    ['a call that nobody could make', { callBack: { by: '2026-11-24T00:00:00Z', wish: '' } }, 'wish'],
  ])('is asked again about %s, and nothing was made', async (_, more, path) => {
    await expect(
      test.platform.call(await operator(), intake.enterReport, entry('Câu hỏi lại', more)),
    ).rejects.toMatchObject({ fields: [{ path }] });
  });

  it('who wants no calls is promised none', async () => {
    const report = { text: 'x', informant: { safeToCall: 'NO_CALLS' } };
    await expect(
      test.platform.call(
        await operator(),
        intake.enterReport,
        entry('x', { report, callBack: { by: later(1), wish: 'x' } }),
      ),
    ).rejects.toMatchObject({ reason: 'NO_CALLS_WANTED' });
  });
});

describe('a call that was promised', () => {
  const promised = async () => {
    const officer = await operator();
    const made = await test.platform.call(officer, intake.enterReport, {
      nonce: nonce(),
      channel: 'PHONE',
      isAgreed: true,
      report: {
        text: 'Nhờ gọi lại',
        mustNotKnow: { people: ['FATHER'], words: '' },
        informant: {
          kind: 'CHILD',
          name: 'Em Thử',
          phone: '0530000003',
          safeToCall: 'CERTAIN_HOURS',
          callWhen: 'sau 17 giờ',
        },
      },
      callBack: { by: later(2), wish: 'Xưng là cô giáo' },
    });
    const { calls } = await test.platform.call(officer, intake.listPromisedCalls, {});
    const call = calls.find((one) => one.fileId === made.fileId);
    return { officer, fileId: made.fileId ?? '', call, promiseId: call?.promiseId ?? '' };
  };

  it('is listed with what to heed and no number; the number is opened on its own, on record', async () => {
    const { officer, fileId, call, promiseId } = await promised();
    expect(call).toMatchObject({
      safeToCall: 'CERTAIN_HOURS',
      callWhen: 'sau 17 giờ',
      wish: 'Xưng là cô giáo',
      mustNotKnow: { people: ['FATHER'] },
      isOverdue: false,
    });
    expect(JSON.stringify(call)).not.toContain('0530000003');
    const opened = await test.platform.call(officer, intake.getPromisedCall, { fileId, promiseId });
    expect(opened).toMatchObject({ name: 'Em Thử', phone: '0530000003', outcome: null });
    test.clock.advance(3 * 3_600_000);
    const { calls } = await test.platform.call(officer, intake.listPromisedCalls, {});
    expect(calls.find((one) => one.promiseId === promiseId)?.isOverdue).toBe(true);
  });

  it('ends with what came of it; only the informant’s own voice is a contact', async () => {
    const { officer, fileId, promiseId } = await promised();
    const keep = (more: object) =>
      test.platform.call(officer, intake.keepCall, { fileId, promiseId, ...more });
    await expect(keep({ outcome: 'WRONG_PERSON' })).rejects.toMatchObject({ fields: [{ path: 'again' }] });
    const { nextPromiseId } = await keep({
      outcome: 'WRONG_PERSON',
      again: later(4),
      note: 'Ba em nghe máy, không nói gì',
    });
    const before = await test.platform.call(officer, reports.getReport, { fileId });
    expect(before.voiceContactAt).toBeNull();
    await expect(keep({ outcome: 'REACHED' })).rejects.toMatchObject({ reason: 'CALL_KEPT' });
    await test.platform.call(officer, intake.keepCall, {
      fileId,
      promiseId: nextPromiseId ?? '',
      outcome: 'REACHED',
      note: 'Em đã yên tâm',
    });
    const after = await test.platform.call(officer, reports.getReport, { fileId });
    expect(after.voiceContactAt).not.toBeNull();
    expect(after.events.map((event) => event.kind)).toEqual(
      expect.arrayContaining(['CALL_PROMISED', 'CALLED']),
    );
    const { calls } = await test.platform.call(officer, intake.listPromisedCalls, {});
    expect(calls.some((one) => one.fileId === fileId)).toBe(false);
  });
});
