import { beforeAll, describe, expect, it } from 'vitest';
import type { FileId, OrganizationId } from '#kernel/ids/ids.ts';
import { official } from '#kernel/testing/platform.ts';
import { endAppointment } from '#modules/directory/contract.ts';
import { closeReport, getReport, listQueue, reopenReport } from '#modules/reports/contract.ts';
import { rooms } from '#platform/rooms.ts';
import * as steps from './contract.ts';
import { inBenLuc, names, type Official, officeOf, reasonOf, useOffices } from './testing/offices.ts';

const house = useOffices(rooms);
const { test } = house;
let intake: Official;
let commune: Official;
let health: Official;
let police: Official;

beforeAll(async () => {
  intake = await house.staffed('intake');
  commune = await house.staffed('commune');
  health = await house.staffed('health');
  police = await house.staffed('police');
});

async function file(): Promise<FileId> {
  const fileId = await house.report('Có clip đánh nhau', inBenLuc);
  await house.claim(fileId, intake);
  return fileId;
}
const send = (fileId: FileId, to: OrganizationId, more: object = {}, who = intake) =>
  house.send(who, fileId, to, more);
const stepsOf = (fileId: FileId, who = intake) => house.stepsOf(who, fileId);
const board = async (section: (typeof steps.boardSections)[number], who = intake) =>
  (await test.platform.call(who, steps.listBoard, {})).sections.find((one) => one.section === section)
    ?.steps ?? [];

describe('coming back', () => {
  it('a part that is returned is seen by its sender with the reason, and by its receiver no more; the board asks for another way', async () => {
    const fileId = await file();
    const { stepId } = await send(fileId, officeOf(commune));
    expect((await board('UNACCEPTED')).map((one) => one.stepId)).toContain(stepId);
    test.clock.advance(60_000);
    await test.platform.call(commune, steps.returnStep, { stepId, reason: 'Em ở xã khác' });
    expect(await stepsOf(fileId)).toMatchObject([{ state: 'RETURNED', reason: 'Em ở xã khác', dueAt: null }]);
    await expect(test.platform.call(commune, getReport, { fileId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const own = await test.platform.call(commune, steps.getStep, { stepId });
    expect(own).toMatchObject({ state: 'RETURNED', reason: 'Em ở xã khác', shown: [], actions: [] });
    expect((await board('RETURNED')).map((one) => one.stepId)).toContain(stepId);
    await send(fileId, officeOf(health));
    expect((await board('RETURNED')).map((one) => one.stepId)).not.toContain(stepId);
  });

  it('a file that had passed goes back to who sent it', async () => {
    const fileId = await file();
    const { stepId } = await send(fileId, officeOf(police), { kind: 'LEAD' });
    await test.platform.call(police, steps.acceptStep, { stepId });
    const queued = async (who: Official) =>
      (await test.platform.call(who, listQueue, {})).items.some((one) => one.fileId === fileId);
    expect([await queued(police), await queued(intake)]).toEqual([true, false]);
    test.clock.advance(60_000);
    await test.platform.call(police, steps.returnStep, { stepId, reason: 'Không có dấu hiệu tội phạm' });
    test.clock.advance(1);
    expect([await queued(police), await queued(intake)]).toEqual([false, true]);
    await expect(test.platform.call(police, getReport, { fileId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await test.platform.call(intake, getReport, { fileId })).isMine).toBe(true);
  });

  it('a file that passes on ends the step by which it was held; its sender sees how all went', async () => {
    const fileId = await file();
    const { stepId } = await send(fileId, officeOf(police), { kind: 'LEAD' });
    await test.platform.call(police, steps.acceptStep, { stepId });
    const on = await send(fileId, officeOf(health), { kind: 'LEAD' }, police);
    expect(await reasonOf(send(fileId, officeOf(commune), { kind: 'LEAD' }, police))).toMatch(
      /LEAD_OPEN_ALREADY/,
    );
    await test.platform.call(health, steps.acceptStep, { stepId: on.stepId });
    expect((await stepsOf(fileId, health)).map((one) => [one.state, one.outcome])).toEqual([
      ['DONE', 'PASSED_ON'],
      ['ACCEPTED', null],
    ]);
    expect((await stepsOf(fileId)).map((one) => one.stepId)).toEqual([stepId]);
    expect((await test.platform.call(health, getReport, { fileId })).organizationName).toBe(names.health);
  });

  it('a withdrawn step is over for its receiver, whatever it was doing', async () => {
    const fileId = await file();
    const { stepId } = await send(fileId, officeOf(commune));
    await test.platform.call(commune, steps.acceptStep, { stepId });
    test.clock.advance(60_000);
    await test.platform.call(intake, steps.withdrawStep, { stepId, reason: 'Gửi nhầm' });
    expect(
      await reasonOf(test.platform.call(commune, steps.finishStep, { stepId, outcome: 'DONE', note: 'x' })),
    ).toBe('STEP_MOVED');
    await expect(test.platform.call(commune, getReport, { fileId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('two at once, and wrong clocks', () => {
  it('two clicks on "send" send once', async () => {
    const fileId = await file();
    const both = await Promise.all([
      reasonOf(send(fileId, officeOf(commune))),
      reasonOf(send(fileId, officeOf(commune))),
    ]);
    expect(both.toSorted()).toEqual(['DONE', 'STEP_OPEN_ALREADY']);
    expect(await stepsOf(fileId)).toHaveLength(1);
  });

  it('two sends to two offices at once are two steps with their own numbers', async () => {
    const fileId = await file();
    await Promise.all([
      send(fileId, officeOf(commune)),
      send(fileId, officeOf(health)),
      send(fileId, officeOf(police)),
    ]);
    expect((await stepsOf(fileId)).map((one) => one.ordinal)).toEqual([1, 2, 3]);
  });

  it('two who accept: one does, the other reads that it moved on', async () => {
    const fileId = await file();
    const { stepId } = await send(fileId, officeOf(commune));
    const colleague = await house.appoint(officeOf(commune), 'Mai Thị Cùng Thử', {
      roles: ['CHILD_PROTECTION_WORKER'],
    });
    const both = await Promise.all(
      [commune, colleague].map((who) => reasonOf(test.platform.call(who, steps.acceptStep, { stepId }))),
    );
    expect(both.toSorted()).toEqual(['DONE', 'STEP_MOVED']);
    const [step] = await stepsOf(fileId);
    expect(['Lê Văn Xã Thử', 'Mai Thị Cùng Thử']).toContain(step?.to.personName);
  });

  it('accepting and withdrawing at once: one of them holds, whole', async () => {
    const fileId = await file();
    const { stepId } = await send(fileId, officeOf(commune));
    const both = await Promise.all([
      reasonOf(test.platform.call(commune, steps.acceptStep, { stepId })),
      reasonOf(test.platform.call(intake, steps.withdrawStep, { stepId, reason: 'x' })),
    ]);
    // A step that was accepted first may still be withdrawn a moment later; one that was withdrawn is accepted by nobody.
    const [step] = await stepsOf(fileId);
    expect([`DONE DONE WITHDRAWN`, `STEP_MOVED DONE WITHDRAWN`, `NOT_FOUND DONE WITHDRAWN`]).toContain(
      [...both, step?.state].join(' '),
    );
  });

  it('a clock that was set back moves nothing', async () => {
    const fileId = await file();
    const { stepId } = await send(fileId, officeOf(commune));
    const now = test.clock.now();
    test.clock.set(new Date(now.getTime() - 3_600_000));
    expect(await reasonOf(test.platform.call(commune, steps.acceptStep, { stepId }))).not.toBe('DONE');
    test.clock.set(now);
    expect((await stepsOf(fileId))[0]).toMatchObject({ state: 'SENT', acceptedAt: null });
    expect(await reasonOf(test.platform.call(commune, steps.acceptStep, { stepId }))).toBe('DONE');
  });
});

describe('questions', () => {
  it('go to the other side, are answered once, and stand open on the board until then; the clock goes on', async () => {
    const fileId = await file();
    const { stepId, dueAt } = await send(fileId, officeOf(commune));
    const { questionId } = await test.platform.call(commune, steps.askStep, {
      stepId,
      question: 'Em học trường nào?',
    });
    expect((await board('QUESTIONS')).map((one) => one.stepId)).toContain(stepId);
    expect((await test.platform.call(intake, steps.getStep, { stepId })).dueAt).toBe(dueAt);
    const answer = (words: string) =>
      test.platform.call(intake, steps.answerStep, { stepId, questionId, answer: words });
    const both = await Promise.all([reasonOf(answer('Chưa rõ')), reasonOf(answer('Chưa rõ'))]);
    expect(both.toSorted()).toEqual(['ANSWERED_ALREADY', 'DONE']);
    expect((await test.platform.call(commune, steps.getStep, { stepId })).questions).toMatchObject([
      {
        askedBy: 'RECEIVER',
        askedByName: 'Lê Văn Xã Thử',
        question: 'Em học trường nào?',
        answer: 'Chưa rõ',
        answeredByName: 'Trần Thị Điều Phối Thử',
      },
    ]);
    expect((await board('QUESTIONS')).map((one) => one.stepId)).not.toContain(stepId);
  });
});

describe('the end of a file', () => {
  it('waits for the steps of others, ends the holder’s own lead, and begins again clean', async () => {
    const fileId = await file();
    const { stepId } = await send(fileId, officeOf(police), { kind: 'LEAD' });
    await test.platform.call(police, steps.acceptStep, { stepId });
    const part = await send(fileId, officeOf(commune), {}, police);
    const close = () =>
      test.platform.call(police, closeReport, {
        fileId,
        reason: 'SUPPORTED',
        outcome: 'CHILD_SUPPORTED',
        note: 'xong',
      });
    expect(await reasonOf(close())).toBe('STEPS_OPEN');
    await test.platform.call(commune, steps.acceptStep, { stepId: part.stepId });
    await test.platform.call(commune, steps.finishStep, {
      stepId: part.stepId,
      outcome: 'CHILD_SAFE',
      note: 'Em an toàn',
    });
    expect(await reasonOf(close())).toBe('DONE');
    await test.runWaitingJobs();
    expect((await stepsOf(fileId, police)).map((one) => one.state)).toEqual(['DONE', 'DONE']);
    expect(await reasonOf(send(fileId, officeOf(commune), {}, police))).toBe('FILE_CLOSED');
    await test.platform.call(police, reopenReport, { fileId, note: 'Có tin mới' });
    expect(await reasonOf(send(fileId, officeOf(commune), {}, police))).toBe('DONE');
  });

  it('whoever leaves the office leaves its steps to the others there', async () => {
    const fileId = await file();
    const { stepId } = await send(fileId, officeOf(commune));
    const colleague = await house.appoint(officeOf(commune), 'Tạ Văn Ở Lại Thử', {
      roles: ['CHILD_PROTECTION_WORKER'],
    });
    const superuser = await test.client('superuser');
    const held = await superuser.query<{ id: string }>(
      'select id from directory.post_holder where person_id = $1',
      [commune.personId],
    );
    await test.platform.call(official(officeOf(commune), ['DIRECTORY_ADMIN']), endAppointment, {
      appointmentId: held.rows[0]?.id,
      endsOn: '2026-11-25',
    });
    test.clock.set('2026-11-25T03:00:00Z');
    await test.platform.call(colleague, steps.acceptStep, { stepId });
    expect((await stepsOf(fileId))[0]).toMatchObject({
      state: 'ACCEPTED',
      to: { personName: 'Tạ Văn Ở Lại Thử' },
      acceptedLate: true,
    });
  });
});
