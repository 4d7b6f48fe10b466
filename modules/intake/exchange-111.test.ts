import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import * as reports from '#modules/reports/contract.ts';
import { rooms } from '#platform/rooms.ts';
import { httpHotline } from '#standards/hotline-111/adapter.ts';
import type { HotlineCase } from '#standards/hotline-111/contract.ts';
import { startHotline } from '#standards/hotline-111/testing/hotline-server.ts';
import * as intake from './contract.ts';
import { hotlineRoom } from './hotline-room.ts';

const secret = 'bi-mat-de-thu-khong-dung-that';
let hotline: Awaited<ReturnType<typeof startHotline>>;
beforeAll(async () => {
  hotline = await startHotline(secret);
});
afterAll(() => hotline.stop());

const line = hotlineRoom({
  sendCase: (one) => httpHotline(hotline.address, secret, 400).sendCase(one),
  tellStatus: (status) => httpHotline(hotline.address, secret, 400).tellStatus(status),
});
const test = useTestPlatform([...rooms, line]);
const everyMinute = () => {
  const [job] = line.jobs;
  if (!job) throw new Error('no job');
  return test.platform.runJob(job, {});
};
const officer = async () => {
  const id = await test.database.run(systemActor('test'), async (tx) => {
    const found = await sql<{ id: string }>`select reports.single_intake(${test.clock.now()}) as id`.execute(
      tx,
    );
    return found.rows[0]?.id ?? '';
  });
  return official(id, ['INTAKE_OFFICER', 'SUPERVISOR']);
};
const nonce = () => randomBytes(16).toString('base64url');
async function fileOf(more: object = {}) {
  const who = await officer();
  const made = await test.platform.call(who, intake.enterReport, {
    nonce: nonce(),
    channel: 'PHONE',
    isAgreed: true,
    report: {
      text: 'Em cần người nói chuyện',
      place: 'Bến Lức',
      childAge: '13',
      informant: { kind: 'CHILD', name: 'Em Thử', phone: '0530000004' },
      ...more,
    },
  });
  return { who, fileId: made.fileId ?? '' };
}
const overTheNetwork = (parts: string[]) => ({
  purpose: 'COUNSELLING',
  parts,
  via: 'NETWORK',
  note: 'Gọi sau 17 giờ',
});
const only = async (fileId: string) =>
  (await test.platform.call(await officer(), intake.listHandovers, { fileId })).handovers[0];
const overdue = async (who: ReturnType<typeof official>) =>
  (await test.platform.call(who, intake.listOverdueHandovers, {})).handovers.map((one) => one.fileId);
/** Sends what waits for the line, without the rooms whose jobs need people of the directory. */
const send = () => everyMinute();

describe('a case handed over to 111', () => {
  it('leaves with the parts that were named and nothing else, and 111’s number ends the clock', async () => {
    const { who, fileId } = await fileOf();
    await test.platform.call(who, intake.handOverTo111, { fileId, ...overTheNetwork(['TEXT', 'CHILD']) });
    expect(await only(fileId)).toMatchObject({ receiptedAt: null, isUndelivered: false, theirNumber: null });
    await send();
    const sent = hotline.received.at(-1)?.body as HotlineCase;
    expect(sent).toMatchObject({
      text: 'Em cần người nói chuyện',
      childAge: '13',
      place: null,
      links: null,
      informant: null,
      note: 'Gọi sau 17 giờ',
    });
    expect(JSON.stringify(sent)).not.toMatch(/Em Thử|0530000004|Bến Lức/);
    const receipted = await only(fileId);
    expect(receipted).toMatchObject({ dueAt: null, isUndelivered: false });
    expect(receipted?.theirNumber).toMatch(/^111-2026-/);
    const before = hotline.received.length;
    await send();
    expect(hotline.received).toHaveLength(before);
    const { events } = await test.platform.call(who, reports.getReport, { fileId });
    expect(events.map((event) => event.kind)).toEqual(expect.arrayContaining(['STEP_SENT', 'STEP_ACCEPTED']));
  });

  it('ages as undelivered while 111 does not answer, is tried again later, and arrives once', async () => {
    const { who, fileId } = await fileOf();
    await test.platform.call(who, intake.handOverTo111, { fileId, ...overTheNetwork(['TEXT', 'INFORMANT']) });
    hotline.behaveOnce((request) => request.socket.destroy());
    await send();
    expect(await only(fileId)).toMatchObject({ attempts: 1, lastTrouble: 'NO_LINE', receiptedAt: null });
    await send();
    expect((await only(fileId))?.attempts, 'not before its minute').toBe(1);
    expect(await overdue(who)).not.toContain(fileId);
    test.clock.advance(61 * 60_000);
    expect(await only(fileId)).toMatchObject({ isUndelivered: true });
    // On the list of what must be acted on: for its own office, and for nobody of another or of none of the roles.
    expect(await overdue(who)).toContain(fileId);
    expect(await overdue(official(randomUUID(), ['COORDINATOR', 'SUPERVISOR']))).toEqual([]);
    const elsewhere = official(randomUUID(), ['COORDINATOR']);
    const onlyAdmin = who.grants.map((grant) => ({ ...grant, role: 'DIRECTORY_ADMIN' as const }));
    expect(await overdue({ ...elsewhere, grants: [...elsewhere.grants, ...onlyAdmin] })).toEqual([]);
    await send();
    expect((await only(fileId))?.theirNumber).toMatch(/^111-2026-/);
    expect(await overdue(who)).not.toContain(fileId);
    expect(hotline.received.at(-1)?.body).toMatchObject({
      informant: { name: 'Em Thử', phone: '0530000004' },
    });
  });

  it('that 111 refuses waits for a person, who may telephone and write the number down', async () => {
    const { who, fileId } = await fileOf();
    const { handoverId } = await test.platform.call(who, intake.handOverTo111, {
      fileId,
      ...overTheNetwork(['TEXT']),
    });
    hotline.behaveOnce((_, response) => response.writeHead(422).end('{}'));
    await send();
    test.clock.advance(24 * 3_600_000);
    const before = hotline.received.length;
    await send();
    expect(hotline.received).toHaveLength(before);
    await test.platform.call(who, intake.recordReceipt111, { fileId, handoverId, theirNumber: '111-tel-7' });
    expect(await only(fileId)).toMatchObject({ theirNumber: '111-tel-7', isUndelivered: false });
    await expect(
      test.platform.call(who, intake.recordReceipt111, { fileId, handoverId, theirNumber: 'other' }),
    ).rejects.toMatchObject({ reason: 'HANDOVER_MOVED' });
  });

  it('by telephone has the same clock; withdrawn it is not undelivered', async () => {
    const { who, fileId } = await fileOf();
    const { handoverId } = await test.platform.call(who, intake.handOverTo111, {
      fileId,
      purpose: 'INFORM',
      parts: ['TEXT'],
      via: 'PHONE',
      note: 'Chị Trực nghe máy',
    });
    test.clock.advance(2 * 3_600_000);
    expect(await only(fileId)).toMatchObject({ isUndelivered: true, note: 'Chị Trực nghe máy' });
    await test.platform.call(who, intake.withdrawHandover, { fileId, handoverId, reason: 'Ghi nhầm tin' });
    expect(await only(fileId)).toMatchObject({ isUndelivered: false });
  });

  it('never takes a name that nobody left, and never goes where the report says it must not', async () => {
    const { who, fileId } = await fileOf({ informant: {} });
    await expect(
      test.platform.call(who, intake.handOverTo111, { fileId, ...overTheNetwork(['INFORMANT']) }),
    ).rejects.toMatchObject({ fields: [{ path: 'parts' }] });
    await test.platform.call(who, reports.markUnsafe, {
      fileId,
      kind: 'WORDS',
      words: 'Đừng nói với tổng đài 111',
    });
    await expect(
      test.platform.call(who, intake.handOverTo111, { fileId, ...overTheNetwork(['TEXT']) }),
    ).rejects.toMatchObject({ reason: 'HOTLINE_UNSAFE' });
  });
});

describe('a case that 111 hands to us', () => {
  const hotlineActor = systemActor('hotline-111');
  const incoming = (more: object = {}) => ({
    key: randomUUID(),
    caseNumber: `BN-${randomBytes(4).toString('hex')}`,
    receivedAt: test.clock.now().toISOString(),
    purpose: 'HANDLE',
    isEmergency: false,
    report: { text: 'Mẹ gọi 111: con bị doạ', informant: { kind: 'PARENT' } },
    ...more,
  });

  it('is a report once, whoever repeats it, and our receipt names it', async () => {
    const one = incoming();
    const answers = await Promise.all(
      [1, 2, 3].map(() => test.platform.call(hotlineActor, intake.receiveFrom111, one)),
    );
    expect(new Set(answers.map((answer) => answer.receipt)).size).toBe(1);
    expect(answers.filter((answer) => answer.isNew)).toHaveLength(1);
    expect(answers[0]?.receipt).toMatch(/^AN-\d+$/);
    const { items } = await test.platform.call(await officer(), reports.listQueue, {
      channel: ['HOTLINE_111'],
    });
    expect(items.filter((item) => `AN-${item.reference}` === answers[0]?.receipt)).toHaveLength(1);
    await expect(
      test.platform.call(hotlineActor, intake.receiveFrom111, { ...one, report: { text: 'khác' } }),
    ).rejects.toMatchObject({ reason: 'KEY_TAKEN' });
    await expect(
      test.platform.call(hotlineActor, intake.receiveFrom111, { ...one, key: randomUUID() }),
    ).rejects.toMatchObject({ reason: 'CASE_TAKEN' });
  });

  it('tells 111 when a person has it and when it is closed, each once', async () => {
    const one = incoming();
    const { receipt } = await test.platform.call(hotlineActor, intake.receiveFrom111, one);
    const who = await officer();
    const { items } = await test.platform.call(who, reports.listQueue, {});
    const fileId = items.find((item) => `AN-${item.reference}` === receipt)?.fileId ?? '';
    await everyMinute();
    const told = () =>
      hotline.received
        .filter(
          ({ path, body }) =>
            path === '/statuses' && (body as { caseNumber: string }).caseNumber === one.caseNumber,
        )
        .map(({ body }) => (body as { status: string }).status);
    expect(told()).toEqual([]);
    await test.platform.call(who, reports.claimReport, { fileId });
    hotline.behaveOnce((_, response) => response.writeHead(503).end());
    await everyMinute();
    expect(told()).toEqual([]);
    await everyMinute();
    await everyMinute();
    expect(told()).toEqual(['ACCEPTED']);
    await test.platform.call(who, reports.closeReport, {
      fileId,
      reason: 'SUPPORTED',
      outcome: 'CHILD_SUPPORTED',
    });
    await everyMinute();
    await everyMinute();
    expect(told()).toEqual(['ACCEPTED', 'CLOSED']);
  });

  it('in an emergency rings the office at once', async () => {
    const { receipt } = await test.platform.call(
      hotlineActor,
      intake.receiveFrom111,
      incoming({ isEmergency: true }),
    );
    const rung = await test.database.run(systemActor('test'), async (tx) =>
      sql<{
        n: number;
      }>`select count(*) as n from duty.alarm a join reports.report r on r.file_id = a.file_id where 'AN-' || r.reference = ${receipt}`.execute(
        tx,
      ),
    );
    expect(rung.rows[0]?.n).toBe(1);
  });
});
