import { describe, expect, it } from 'vitest';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { official } from '#kernel/testing/platform.ts';
import {
  claimReport,
  closeReport,
  findStatus,
  getReport,
  listQueue,
  recordVoiceContact,
  reopenReport,
  triageReport,
} from '../contract.ts';
import { useReports } from '../testing/reports-fixture.ts';
import { forgetWordsJob } from './forget-words.ts';
import { job } from '#kernel/actions/room.ts';

const { test, send, sendRead, call, intake, office } = useReports();
const nuisance = { reason: 'NUISANCE', outcome: 'NOT_ENOUGH_TO_ACT' };

async function claimed(report: object) {
  const { fileId, trackingCode } = await sendRead(report);
  const officer = await intake();
  await call(officer, claimReport, { fileId });
  return { fileId, trackingCode, officer };
}

describe('closing', () => {
  it('an emergency waits for a voice that was reached; a try that reached nobody is not enough', async () => {
    const { fileId, officer } = await claimed({ text: 'em đang cầm dao rạch tay, em không muốn sống nữa' });
    const close = { fileId, reason: 'SUPPORTED', outcome: 'CHILD_SUPPORTED' };
    await expect(call(officer, closeReport, close)).rejects.toMatchObject({
      reason: 'EMERGENCY_WITHOUT_VOICE',
    });
    await call(officer, recordVoiceContact, { fileId, reached: false, note: 'không nghe máy' });
    await expect(call(officer, closeReport, close)).rejects.toMatchObject({
      reason: 'EMERGENCY_WITHOUT_VOICE',
    });
    expect((await call(officer, getReport, { fileId })).state).not.toBe('CLOSED');
    await call(officer, recordVoiceContact, {
      fileId,
      reached: true,
      note: 'đã nói chuyện với em và cô ruột',
    });
    expect((await call(officer, closeReport, close)).state).toBe('CLOSED');
  });

  it('for want of grounds says what was checked and what is missing', async () => {
    const { fileId, officer } = await claimed({ text: 'thấy lạ lạ' });
    const close = { fileId, reason: 'INSUFFICIENT_GROUNDS', outcome: 'NOT_ENOUGH_TO_ACT' };
    for (const note of [undefined, '  ', '\u200b'])
      await expect(call(officer, closeReport, { ...close, note })).rejects.toMatchObject({
        reason: 'GROUNDS_NOT_WRITTEN',
      });
    await call(officer, closeReport, { ...close, note: 'link không mở được, chưa rõ trẻ nào' });
  });

  it('what is outside our competence is routed on, never just closed', async () => {
    const { fileId, officer } = await claimed({ text: 'vỉa hè trước nhà tôi bị lấn chiếm' });
    const close = { fileId, reason: 'OUT_OF_COMPETENCE', outcome: 'WITH_RESPONSIBLE_BODY' };
    await expect(call(officer, closeReport, close)).rejects.toMatchObject({ reason: 'NOT_ROUTED_ON' });
    const crime = await claimed({
      text: 'tôi 35 tuổi bị lừa chuyển 50 triệu cho một trang bán hàng giả, mất hết tiền',
    });
    expect((await call(crime.officer, getReport, { fileId: crime.fileId })).proposal).toMatchObject({
      role: 'POLICE',
    });
    await call(crime.officer, triageReport, { fileId: crime.fileId, category: 'NOT_ABOUT_A_CHILD' });
    await expect(
      call(crime.officer, closeReport, {
        fileId: crime.fileId,
        reason: 'FORWARDED',
        outcome: 'WITH_RESPONSIBLE_BODY',
      }),
    ).rejects.toMatchObject({ reason: 'NOT_ROUTED_ON' });
  });

  it('thanks a child for a test call kindly, and a second person may look at it again', async () => {
    const { fileId, trackingCode, officer } = await claimed({ text: 'alo alo thử xem có ai không hihi' });
    await call(officer, closeReport, { fileId, reason: 'NUISANCE', outcome: 'TRIED_OUT' });
    const { status } = await test.platform.call(publicActor, findStatus, { trackingCode });
    expect(status?.outcome).toBe('TRIED_OUT');
    const second = await intake('SUPERVISOR');
    await call(second, reopenReport, { fileId, note: 'xem lại: em này gọi hai lần' });
    const { events, state } = await call(second, getReport, { fileId });
    expect([state, events.at(-1)?.kind]).toEqual(['COLLECTING', 'REOPENED']);
    await expect(
      call(official(await office('DEPARTMENT'), ['SUPERVISOR']), reopenReport, { fileId, note: 'x' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the outcome', () => {
  const readableFor = async () => {
    const { fileId, trackingCode, officer } = await claimed({ text: 'có nick lạ nhắn tin cho con tôi' });
    await call(officer, closeReport, { fileId, reason: 'SUPPORTED', outcome: 'CHILD_SUPPORTED' });
    const closed = test.clock.now();
    const isReadable = async () =>
      (await test.platform.call(publicActor, findStatus, { trackingCode })).status?.outcome ===
      'CHILD_SUPPORTED';
    let months = 0;
    while ((await isReadable()) && months < 24) {
      months += 1;
      test.clock.set(new Date(Date.UTC(closed.getUTCFullYear(), closed.getUTCMonth() + months, 28)));
    }
    test.clock.set(closed);
    return months - 1;
  };
  const setting = async (change: string) => {
    const superuser = await test.client('superuser');
    const { rowCount } = await superuser.query(
      `update deadlines.time_limit set ${change} where key = 'outcomeReadable'`,
    );
    expect(rowCount).toBe(1);
  };

  it('answers to the code for as long as the table of the province says: twelve months, unless it says otherwise', async () => {
    test.clock.set('2026-12-20T03:00:00Z');
    expect(await readableFor()).toBe(11);
    await setting(`rule = jsonb_set(rule, '{amount}', '3')`);
    expect(await readableFor()).toBe(2);
    // With no row there is no end: nothing is lost by an oversight.
    await setting(`valid_to = '2022-01-01'`);
    expect(await readableFor()).toBe(23);
    await setting(`valid_to = null, rule = jsonb_set(rule, '{amount}', '12')`);
  });
});

describe('a file whose content was destroyed', () => {
  it('says so kindly to whoever would open it again, and keeps nothing of it in clear', async () => {
    const { fileId, officer } = await claimed({
      text: 'alo',
      links: ['https://www.tiktok.com/@vidu/video/888'],
    });
    await call(officer, closeReport, { fileId, ...nuisance });
    const superuser = await test.client('superuser');
    await superuser.query("set session_replication_role = 'replica'");
    await superuser.query('update files.file set destroyed_at = now() where id = $1', [fileId]);
    await expect(call(officer, reopenReport, { fileId, note: 'x' })).rejects.toMatchObject({
      reason: 'FILE_DESTROYED',
    });
    await expect(call(officer, getReport, { fileId })).rejects.toMatchObject({
      reason: 'FILE_DESTROYED',
    });
    // One that was destroyed does not take the list of closed ones with it.
    const closed = await call(officer, listQueue, { closed: true });
    expect(closed.items.find((one) => one.fileId === fileId)?.excerpt).toBe('');
    await test.platform.runJob(job('reports.forget-words', {}, forgetWordsJob), { fileId });
    const left = await test.database.run(systemActor('test'), async (tx) => [
      await tx
        .selectFrom('reports.link')
        .select(['canonical', 'reason'])
        .where('file_id', '=', fileId)
        .execute(),
      await tx
        .selectFrom('reports.proposal')
        .select(['category', 'role_code', 'words_sealed'])
        .where('file_id', '=', fileId)
        .execute(),
    ]);
    expect(left).toEqual([
      [{ canonical: null, reason: null }],
      [{ category: null, role_code: null, words_sealed: null }],
    ]);
  });

  it('an unread one closes like any other', async () => {
    const { fileId } = await send({ text: 'chưa đọc' });
    const officer = await intake();
    await call(officer, claimReport, { fileId });
    await call(officer, closeReport, { fileId, ...nuisance });
  });
});
