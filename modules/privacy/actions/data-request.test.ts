import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { retentionRoom } from '#kernel/retention/retention.ts';
import { holdFile, releaseHold } from '#kernel/retention/contract.ts';
import { type FileId } from '#kernel/ids/ids.ts';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { coordinationRoom } from '#modules/coordination/room.ts';
import { directoryRoom } from '#modules/directory/room.ts';
import { removalsRoom } from '#modules/removals/room.ts';
import { claimReport, closeReport, getReport, submitReport } from '#modules/reports/contract.ts';
import { reportsRoom } from '#modules/reports/room.ts';
import * as privacy from '../contract.ts';
import { privacyRoom } from '../room.ts';

const test = useTestPlatform(
  [reportsRoom, removalsRoom, directoryRoom, coordinationRoom, retentionRoom, privacyRoom],
  '2026-12-01T02:00:00Z',
);
let office = '';
let code = '';
let reportId: FileId;
const keeper = () => official(office, ['DATA_PROTECTION_OFFICER', 'LEGAL_OFFICER']);
const signer = { name: 'Phạm Văn Ký Thử', position: 'Phó Giám đốc' };
const reason = { reason: 'Đúng người, đúng quyền', legalBasis: 'khoản 3 Điều 36 Nghị định số 56/2017/NĐ-CP' };

beforeAll(async () => {
  office = await test.database.run(systemActor('test'), async (tx) => {
    const found = await tx
      .selectFrom('directory.v_role_assignment as r')
      .innerJoin('directory.v_area as a', 'a.id', 'r.area_id')
      .select('r.organization_id')
      .where('r.role_code', '=', 'ICT_AUTHORITY')
      .where('a.tier', '=', 'PROVINCE')
      .where('r.valid_to', 'is', null)
      .executeTakeFirstOrThrow();
    return found.organization_id ?? '';
  });
});

beforeEach(async () => {
  const sent = await test.platform.call(publicActor, submitReport, {
    nonce: randomBytes(16).toString('base64url'),
    channel: 'WEB',
    report: { text: 'Tin của mẹ, xin xoá sau' },
  });
  code = sent.trackingCode;
  const superuser = await test.client('superuser');
  const row = await superuser.query<{ file_id: FileId }>(
    'select file_id from reports.report order by reference desc limit 1',
  );
  reportId = row.rows[0]?.file_id as FileId;
});

const ask = (change: object = {}) =>
  test.platform.call(keeper(), privacy.recordDataRequest, {
    kind: 'ERASURE',
    relation: 'PARENT',
    name: 'Trần Thị Mẹ Thử',
    contact: 'gặp tại cơ quan',
    words: 'Xin xoá tin tôi đã gửi',
    trackingCode: code,
    ...change,
  });
const read = (fileId: FileId) => test.platform.call(keeper(), privacy.getDataRequest, { fileId });

async function finishReport(): Promise<void> {
  const officer = official(office, ['INTAKE_OFFICER']);
  await test.platform.call(officer, claimReport, { fileId: reportId });
  await test.platform.call(officer, closeReport, {
    fileId: reportId,
    reason: 'INSUFFICIENT_GROUNDS',
    outcome: 'NOT_ENOUGH_TO_ACT',
    note: 'không đủ căn cứ',
  });
}

describe('a mother who wants her report erased', () => {
  it('is answered in two steps of the law, and takes a certificate home', async () => {
    await finishReport();
    const { fileId, isCodeKnown } = await ask();
    expect(isCodeKnown).toBe(true);
    expect(await read(fileId)).toMatchObject({
      state: 'RECEIVED',
      name: 'Trần Thị Mẹ Thử',
      report: 'FOUND',
      actions: ['ACKNOWLEDGE', 'CHECK_IDENTITY'],
      // Tuesday; two working days after it are over on Thursday, fifteen days on the 16th.
      acknowledge: { dueAt: '2026-12-03T16:59:59.999Z', isOverdue: false },
      act: { dueAt: '2026-12-16T16:59:59.999Z' },
    });
    await test.platform.call(keeper(), privacy.acknowledgeDataRequest, { fileId });
    await test.platform.call(keeper(), privacy.recordIdentityCheck, {
      fileId,
      how: 'Đã xem căn cước tại quầy',
    });
    await test.platform.call(keeper(), privacy.decideDataRequest, { fileId, decision: 'GRANTED', ...reason });
    const { reference } = await read(fileId);
    const done = await test.platform.call(keeper(), privacy.carryOutErasure, {
      fileId,
      confirm: String(reference),
      signer,
    });
    expect(done.number).toMatch(/^\d+\/TB-/);
    // Thirty-five days: as long as a copy of the key store may live.
    expect(done.completeAt).toBe('2027-01-05T02:00:00.000Z');
    await expect(
      test.platform.call(official(office, ['INTAKE_OFFICER']), getReport, { fileId: reportId }),
    ).rejects.toMatchObject({ reason: 'FILE_DESTROYED' });
    const paper = await test.platform.call(keeper(), privacy.getErasureCertificate, {
      fileId,
      format: 'PDF',
    });
    expect(Buffer.from(paper.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    await test.platform.call(keeper(), privacy.finishDataRequest, { fileId });
    expect(await read(fileId)).toMatchObject({ state: 'DONE', actions: [], act: { isOverdue: false } });
  });

  it('is not believed before somebody has checked who she is', async () => {
    await finishReport();
    const { fileId } = await ask();
    await test.platform.call(keeper(), privacy.acknowledgeDataRequest, { fileId });
    const decide = (decision: 'GRANTED' | 'REFUSED') =>
      test.platform.call(keeper(), privacy.decideDataRequest, { fileId, decision, ...reason });
    await expect(decide('GRANTED')).rejects.toMatchObject({ reason: 'IDENTITY_FIRST' });
    await expect(decide('REFUSED')).resolves.toMatchObject({ state: 'DECIDED' });
  });

  it('waits while the report is open, unread or held, and nothing is destroyed meanwhile', async () => {
    const { fileId } = await ask();
    await test.platform.call(keeper(), privacy.acknowledgeDataRequest, { fileId });
    await test.platform.call(keeper(), privacy.recordIdentityCheck, { fileId, how: 'gọi lại số đã biết' });
    await test.platform.call(keeper(), privacy.decideDataRequest, { fileId, decision: 'GRANTED', ...reason });
    const { reference } = await read(fileId);
    const erase = (confirm = String(reference)) =>
      test.platform.call(keeper(), privacy.carryOutErasure, { fileId, confirm, signer });
    await expect(erase()).rejects.toMatchObject({ reason: 'FILE_NOT_DESTRUCTIBLE' });
    await finishReport();
    await test.platform.call(keeper(), holdFile, { fileId: reportId, reason: 'COURT' });
    await expect(erase()).rejects.toMatchObject({ reason: 'FILE_NOT_DESTRUCTIBLE' });
    await test.platform.call(keeper(), releaseHold, { fileId: reportId });
    await expect(erase('khác')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect((await read(fileId)).erasedAt).toBeNull();
    const both = await Promise.allSettled([erase(), erase()]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await read(fileId)).toMatchObject({
      erasedAt: expect.any(String),
      certificateNumber: expect.any(String),
    });
  });
});

describe('somebody who guesses', () => {
  it('with a code that is nobody’s gets no file erased', async () => {
    const { fileId, isCodeKnown } = await ask({ trackingCode: '0000 0000 0000 0000' });
    expect(isCodeKnown).toBe(false);
    await test.platform.call(keeper(), privacy.acknowledgeDataRequest, { fileId });
    await test.platform.call(keeper(), privacy.recordIdentityCheck, { fileId, how: 'căn cước' });
    await expect(
      test.platform.call(keeper(), privacy.decideDataRequest, { fileId, decision: 'GRANTED', ...reason }),
    ).rejects.toMatchObject({ reason: 'NO_REPORT' });
  });

  it('in another office finds no request, lists none, and cannot act on one', async () => {
    const { fileId } = await ask();
    const stranger = official(randomUUID(), ['DATA_PROTECTION_OFFICER', 'LEGAL_OFFICER', 'SUPERVISOR']);
    expect((await test.platform.call(stranger, privacy.listDataRequests, {})).requests).toEqual([]);
    for (const handle of [privacy.getDataRequest, privacy.acknowledgeDataRequest, privacy.findRetention])
      await expect(
        test.platform.call(stranger, handle as typeof privacy.getDataRequest, { fileId }),
      ).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
  });

  it('in the database reads neither name nor words', async () => {
    const { fileId } = await ask();
    const superuser = await test.client('superuser');
    const row = await superuser.query('select * from privacy.request where file_id = $1', [fileId]);
    const leaves = await superuser.query("select convert_from(body, 'UTF8') as body from audit.leaf");
    expect(JSON.stringify([row.rows, leaves.rows])).not.toMatch(/Mẹ Thử|Xin xoá/);
  });
});

describe('the keeper of the clocks', () => {
  it('sees a request that was not acknowledged in two working days as overdue, for ever', async () => {
    const { fileId } = await ask({ kind: 'ACCESS' });
    test.clock.advance(4 * 86_400_000);
    expect((await read(fileId)).acknowledge.isOverdue).toBe(true);
    await test.platform.call(keeper(), privacy.acknowledgeDataRequest, { fileId });
    expect((await read(fileId)).acknowledge).toMatchObject({
      isOverdue: true,
      stoppedAt: expect.any(String),
    });
    expect((await test.platform.call(keeper(), privacy.listDataRequests, {})).requests).toContainEqual(
      expect.objectContaining({ fileId, acknowledge: expect.objectContaining({ isOverdue: true }) }),
    );
  });

  it('reads how long a file is kept and which hold stands', async () => {
    await finishReport();
    await test.platform.call(keeper(), holdFile, { fileId: reportId, reason: 'INVESTIGATION' });
    const kept = await test.platform.call(keeper(), privacy.findRetention, { fileId: reportId });
    expect(kept).toMatchObject({
      months: 60,
      destroyedAt: null,
      holds: [{ reason: 'INVESTIGATION', releasedAt: null }],
    });
    expect(kept.destroyableAt?.slice(0, 7)).toBe('2031-12');
  });
});
