import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { claimReport, findStatus, getReport, submitReport } from '#modules/reports/contract.ts';
import { rooms } from '#platform/rooms.ts';
import * as steps from './contract.ts';
import { type Official, type OfficeKey, reasonOf, useOffices } from './testing/offices.ts';

const house = useOffices(rooms);
const { test } = house;
let intake: Official;
let police: Official;

/** The commune's police and the education department have a focal point and no account; the provincial police have one. */
beforeAll(async () => {
  intake = await house.staffed('intake');
  police = await house.staffed('police');
  for (const key of ['communePolice', 'education'] as const) {
    const office = await house.officeOf(key);
    await house.nameFocalPoint(office, await house.appoint(office, `Người Nhận Thử ${key}`));
  }
});

const policeWord = {
  name: 'Đại uý Bùi Văn Thử',
  title: 'Phó Trưởng Công an xã',
  on: '2026-11-23',
  number: '15/CV-CAX',
};
const danger = 'Em sắp nhảy cầu đây, em uống thuốc ngủ rồi, tạm biệt mọi người';
async function file(
  text = 'Có người doạ tung ảnh của em',
): Promise<{ fileId: FileId; statusOf: () => Promise<string[] | undefined> }> {
  const { trackingCode } = await test.platform.call(publicActor, submitReport, {
    nonce: randomBytes(16).toString('base64url'),
    channel: 'WEB',
    report: { text, place: 'xã Bến Lức, tỉnh Tây Ninh' },
  });
  const superuser = await test.client('superuser');
  const found = await superuser.query<{ file_id: FileId }>(
    'select file_id from reports.report order by reference desc limit 1',
  );
  const fileId = asId<FileId>(found.rows[0]?.file_id ?? '');
  await test.platform.call(intake, claimReport, { fileId });
  return {
    fileId,
    statusOf: async () =>
      (await test.platform.call(publicActor, findStatus, { trackingCode })).status?.reached.map(
        (one) => one.step,
      ),
  };
}

async function send(fileId: FileId, key: OfficeKey, more: object = {}): Promise<string> {
  const { stepId } = await test.platform.call(intake, steps.sendStep, {
    fileId,
    kind: 'PART',
    to: { organizationId: await house.officeOf(key) },
    purpose: 'HANDLE',
    parts: ['TEXT'],
    ...more,
  });
  return stepId;
}

const receipt = (stepId: string, more: object = {}) =>
  test.platform.call(intake, steps.recordReceipt, { stepId, signedBy: 'Văn thư Thử', number: '7', ...more });
const finish = (stepId: string, more: object = {}) =>
  test.platform.call(intake, steps.finishStep, { stepId, outcome: 'DONE', note: 'Đã xem xét', ...more });
const record = (stepId: string, word: object = policeWord, who = intake) =>
  test.platform.call(who, steps.recordPoliceWord, { stepId, policeWord: word });
const stepOf = async (fileId: FileId, stepId: string) =>
  (await test.platform.call(intake, steps.listStepsOf, { fileId })).steps.find(
    (one) => one.stepId === stepId,
  );

const held = ['RECEIVED', 'READ', 'PASSED_ON', 'WITH_RESPONSIBLE_BODY'];
const free = ['RECEIVED', 'READ', 'PASSED_ON'];

describe('police who took part by letter', () => {
  it('hold the status from their receipt; their letter, typed with the answer, lets the informant read on, and the timeline says whose word', async () => {
    const { fileId, statusOf } = await file();
    const stepId = await send(fileId, 'communePolice');
    expect(await stepOf(fileId, stepId)).toMatchObject({ via: 'LETTER', toPolice: true });
    await receipt(stepId);
    expect(await statusOf()).toEqual(held);
    expect((await stepOf(fileId, stepId))?.actions).toContain('RECORD_POLICE_WORD');
    await finish(stepId, { policeWord });
    expect(await statusOf()).toEqual(free);
    const { events } = await test.platform.call(intake, getReport, { fileId });
    const released = events.find((event) => event.kind === 'PUBLIC_STATUS_RELEASED');
    expect(released).toMatchObject({ facts: { by: 'LETTER', stepId, typedBy: intake.personId } });
    for (const said of [policeWord.name, policeWord.title, policeWord.number, '23/11/2026', 'Điều Phối Thử'])
      expect(released?.note).toContain(said);
    expect((await stepOf(fileId, stepId))?.actions).not.toContain('RECORD_POLICE_WORD');
    expect(await reasonOf(record(stepId))).toBe('NOTHING_HELD');
  });

  it('may say so with the receipt already, or in a letter that comes long after the step has ended', async () => {
    const atOnce = await file();
    await receipt(await send(atOnce.fileId, 'communePolice'), { policeWord });
    expect(await atOnce.statusOf()).toEqual(free);

    const later = await file();
    const stepId = await send(later.fileId, 'communePolice');
    await receipt(stepId);
    await finish(stepId);
    expect(await later.statusOf()).toEqual(held);
    expect(await record(stepId)).toEqual({ state: 'DONE' });
    expect(await later.statusOf()).toEqual(free);
  });

  it('hold it anew when they take another step, and a new letter is needed', async () => {
    const { fileId, statusOf } = await file();
    const first = await send(fileId, 'communePolice');
    await receipt(first, { policeWord });
    await finish(first);
    expect(await statusOf()).toEqual(free);
    await receipt(await send(fileId, 'communePolice'));
    expect(await statusOf()).toEqual(held);
  });

  it('hold and let go in an emergency too, where the platform opened the step and nobody there has an account', async () => {
    const { fileId, statusOf } = await file(danger);
    await house.settle();
    const opened = (await test.platform.call(intake, steps.listStepsOf, { fileId })).steps.find(
      (one) => one.toPolice,
    );
    expect(opened).toMatchObject({ via: 'LETTER', state: 'SENT', isUndelivered: true });
    const stepId = opened?.stepId ?? '';
    // Nobody has taken it: it holds nothing, and no letter speaks for it.
    expect(await reasonOf(record(stepId))).toBe('STEP_MOVED');
    await test.platform.call(intake, steps.issueSlip, { stepId });
    await receipt(stepId);
    expect(await statusOf()).toEqual(held);
    await finish(stepId, { policeWord });
    expect(await statusOf()).toEqual(free);
  });
});

describe('a letter cannot speak for the police', () => {
  it('when it answers a step to another office, even one that was sent in the role of the police: nothing of the receipt is kept', async () => {
    const { fileId, statusOf } = await file();
    await receipt(await send(fileId, 'communePolice'));
    const school = await send(fileId, 'education', {
      to: { organizationId: await house.officeOf('education'), roleCode: 'POLICE' },
    });
    expect(await reasonOf(receipt(school, { policeWord }))).toBe('NOT_POLICE');
    expect((await stepOf(fileId, school))?.state).toBe('SENT');
    await receipt(school);
    expect(await reasonOf(finish(school, { policeWord }))).toBe('NOT_POLICE');
    expect(await reasonOf(record(school))).toBe('NOT_POLICE');
    expect(await stepOf(fileId, school)).toMatchObject({ state: 'ACCEPTED', toPolice: false });
    expect(await statusOf()).toEqual(held);
  });

  it('while police with an account are at work on the file; once they have ended their step it can, for they see nothing any more', async () => {
    const { fileId, statusOf } = await file();
    const byLetter = await send(fileId, 'communePolice');
    await receipt(byLetter);
    const byAccount = await send(fileId, 'police');
    await test.platform.call(police, steps.acceptStep, { stepId: byAccount });
    expect(await reasonOf(record(byLetter))).toBe('POLICE_DECIDE');
    expect(await reasonOf(record(byAccount))).toBe('POLICE_DECIDE');
    expect(await reasonOf(finish(byLetter, { policeWord }))).toBe('POLICE_DECIDE');
    expect((await stepOf(fileId, byLetter))?.state).toBe('ACCEPTED');
    await test.platform.call(police, steps.finishStep, { stepId: byAccount, outcome: 'DONE', note: 'xong' });
    expect(await statusOf()).toEqual(held);
    expect((await stepOf(fileId, byAccount))?.actions).toEqual(['RECORD_POLICE_WORD']);
    expect(await reasonOf(record(byAccount))).toBe('DONE');
    expect(await statusOf()).toEqual(free);
  });

  it('with a day before the step or after today, without name, post or number, or typed by somebody of another office', async () => {
    const { fileId, statusOf } = await file();
    const stepId = await send(fileId, 'communePolice');
    await receipt(stepId);
    for (const change of [
      { on: '2026-11-22' },
      { on: '2026-12-31' },
      { name: ' ' },
      { title: '' },
      { number: '' },
    ])
      expect(await reasonOf(record(stepId, { ...policeWord, ...change }))).toBe('INVALID_INPUT');
    expect(await reasonOf(record(stepId, policeWord, police))).toBe('NOT_FOUND');
    expect(await statusOf()).toEqual(held);
  });

  it('before anybody there has taken the step', async () => {
    const { fileId } = await file();
    const stepId = await send(fileId, 'communePolice');
    expect(await reasonOf(record(stepId))).toBe('STEP_MOVED');
    await test.platform.call(intake, steps.returnStep, { stepId, reason: 'Không có người nhận' });
    expect(await reasonOf(record(stepId))).toBe('NOT_TAKEN');
  });
});
