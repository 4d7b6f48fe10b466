import { beforeAll, describe, expect, it } from 'vitest';
import type { FileId } from '#kernel/ids/ids.ts';
import { getReport, listQueue } from '#modules/reports/contract.ts';
import { rooms } from '#platform/rooms.ts';
import * as steps from './contract.ts';
import { inBenLuc, names, type Official, useOffices } from './testing/offices.ts';

const house = useOffices(rooms);
const { test } = house;
const text = 'Có clip một bạn bị đánh, nhiều người đã xem và chia sẻ';
let intake: Official;
let commune: Official;
let police: Official;

beforeAll(async () => {
  intake = await house.staffed('intake');
  commune = await house.staffed('commune');
  police = await house.staffed('police');
  const education = await house.officeOf('education');
  await house.nameFocalPoint(education, await house.appoint(education, 'Võ Thị Sở Thử'));
});

const ok = (bytes: Uint8Array, head: string) =>
  Buffer.from(bytes.subarray(0, head.length)).toString('latin1') === head;

describe('one file through three offices, one of them without accounts', () => {
  let fileId: FileId;
  let policeStep: string;
  let letterStep: string;
  let communeStep: string;

  it('goes to the police whole: preview first, then sent to one named person with one due time', async () => {
    fileId = await house.report(text, {
      ...inBenLuc,
      links: ['https://www.tiktok.com/@vidu/video/8880000000000000222'],
    });
    await house.claim(fileId, intake);
    const wanted = {
      fileId,
      kind: 'LEAD',
      to: { organizationId: await house.officeOf('police') },
      purpose: 'HANDLE_CRIME',
      parts: ['TEXT', 'PLACE'],
    };
    const preview = await test.platform.call(intake, steps.previewStep, wanted);
    expect(preview.problems).toEqual([]);
    expect(preview).toMatchObject({
      via: 'ACCOUNT',
      office: { name: names.police },
      person: { name: 'Phạm Văn An Thử', as: 'FOCAL_POINT' },
      acceptance: { within: { vi: '4 giờ' }, dueAt: '2026-11-23T06:00:00.000Z' },
      work: { timeLimitKey: 'denunciationDecision', startsAt: 'ACCEPTED', dueAt: null },
      withheld: ['LINKS', 'CHILD', 'NOTES', 'INFORMANT'],
    });
    expect(preview.acceptance.legalBasis).toBe('Nghị định 56/2017/NĐ-CP, Điều 26 khoản 1 (“chuyển ngay”)');
    expect(preview.shown.map((one) => one.part)).toEqual(['TEXT', 'PLACE']);
    const sent = await test.platform.call(intake, steps.sendStep, {
      ...wanted,
      words: 'Đề nghị xem xét',
      expects: { organizationId: preview.office?.organizationId, personId: preview.person?.personId },
    });
    policeStep = sent.stepId;
    expect(sent).toMatchObject({
      ordinal: 1,
      via: 'ACCOUNT',
      slipNumber: null,
      dueAt: '2026-11-23T06:00:00.000Z',
    });
    const seen = await test.platform.call(police, steps.getStep, { stepId: policeStep });
    expect(seen).toMatchObject({
      side: 'RECEIVER',
      words: 'Đề nghị xem xét',
      actions: ['ACCEPT', 'RETURN', 'ASK'],
    });
    expect(seen.shown.map((one) => one.values.join())).toEqual([text, 'xã Bến Lức, tỉnh Tây Ninh']);
    const before = await test.platform.call(police, getReport, { fileId });
    expect(before).toMatchObject({ text, childAge: '', links: [], informant: null });
  });

  it('accepting passes the file; both sides see it, and its new clock', async () => {
    await house.later(1);
    const accepted = await test.platform.call(police, steps.acceptStep, { stepId: policeStep });
    expect(accepted.state).toBe('ACCEPTED');
    expect(accepted.dueAt).not.toBeNull();
    expect((await test.platform.call(police, listQueue, {})).items.map((one) => one.fileId)).toContain(
      fileId,
    );
    const whole = await test.platform.call(police, getReport, { fileId });
    expect(whole).toMatchObject({ childAge: '13 tuổi (ví dụ)', organizationName: names.police });
    const [seen] = (await test.platform.call(intake, steps.listStepsOf, { fileId })).steps;
    expect(seen).toMatchObject({
      state: 'ACCEPTED',
      acceptedLate: false,
      isOverdue: false,
      to: { personName: 'Phạm Văn An Thử' },
    });
    expect(seen?.dueAt).toBe(accepted.dueAt);
  });

  it('a part goes to the commune, the file stays', async () => {
    const police2: Official = {
      ...police,
      grants: [...police.grants, ...police.grants.map((one) => ({ ...one, role: 'COORDINATOR' as const }))],
    };
    const sent = await test.platform.call(police2, steps.sendStep, {
      fileId,
      kind: 'PART',
      to: { organizationId: await house.officeOf('commune') },
      purpose: 'FORWARD_TO_COMMUNE',
      parts: ['CHILD', 'PLACE'],
    });
    communeStep = sent.stepId;
    expect(sent.dueAt).toBe('2026-11-23T04:00:00.000Z');
    const part = await test.platform.call(commune, getReport, { fileId });
    expect(part).toMatchObject({ text: '', childAge: '13 tuổi (ví dụ)' });
    const step = await test.platform.call(commune, steps.getStep, { stepId: communeStep });
    expect(step.shown).toEqual([
      { part: 'CHILD', values: ['13 tuổi (ví dụ)'], isRestricted: true },
      { part: 'PLACE', values: ['xã Bến Lức, tỉnh Tây Ninh'], isRestricted: false },
    ]);
    const own = await test.platform.call(commune, steps.listStepsOf, { fileId });
    expect(own.steps.map((one) => one.stepId)).toEqual([communeStep]);
  });

  it('an office without accounts gets a numbered slip; its receipt and its answer are typed back', async () => {
    const coordinator: Official = {
      ...police,
      grants: [...police.grants, ...police.grants.map((one) => ({ ...one, role: 'COORDINATOR' as const }))],
    };
    const sent = await test.platform.call(coordinator, steps.sendStep, {
      fileId,
      kind: 'PART',
      to: { organizationId: await house.officeOf('education') },
      purpose: 'SUPPORT_CHILD',
      parts: ['TEXT'],
      signer: { name: 'Phạm Văn An Thử', position: 'Trưởng phòng' },
    });
    letterStep = sent.stepId;
    expect(sent).toMatchObject({ via: 'LETTER', slipNumber: '01/PC-CAT' });
    const slip = await test.platform.call(coordinator, steps.getSlip, { stepId: letterStep });
    expect(slip.name).toBe('phieu-chuyen-01-PC-CAT.docx');
    expect(ok(slip.bytes, 'PK')).toBe(true);
    await expect(
      test.platform.call(coordinator, steps.finishStep, { stepId: letterStep, outcome: 'DONE', note: 'x' }),
    ).rejects.toMatchObject({ reason: 'STEP_MOVED' });
    const scan = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(100)]);
    await house.later(2);
    const received = await test.platform.call(coordinator, steps.recordReceipt, {
      stepId: letterStep,
      signedBy: 'Văn thư Thử',
      number: '77',
      receivedAt: '2026-11-23T04:00:00Z',
      scan,
    });
    expect(received.state).toBe('ACCEPTED');
    expect(received.dueAt).toBe('2026-11-28T04:00:00.000Z');
    const kept = await test.platform.call(coordinator, steps.getReceiptScan, { stepId: letterStep });
    expect(Buffer.from(kept.bytes).equals(scan)).toBe(true);
    await test.platform.call(coordinator, steps.finishStep, {
      stepId: letterStep,
      outcome: 'MEASURES_TAKEN',
      note: 'Sở đã bố trí tư vấn',
    });
    const told = (await test.platform.call(coordinator, steps.listStepsOf, { fileId })).steps.find(
      (one) => one.stepId === letterStep,
    );
    expect(told).toMatchObject({
      state: 'DONE',
      outcome: 'MEASURES_TAKEN',
      note: 'Sở đã bố trí tư vấn',
      acceptedLate: false,
      receipt: { signedBy: 'Văn thư Thử', number: '77', hasScan: true },
    });
  });

  it('what the commune let pass is broken for all to see, and whoever stands above is told by mail', async () => {
    await house.later(1);
    const [late] = (await test.platform.call(commune, steps.listIncomingSteps, {})).steps;
    expect(late).toMatchObject({ stepId: communeStep, isOverdue: true, acceptedLate: true, isMine: true });
    expect(late?.escalatedTo).toBe('ORGANIZATION_HEAD');
    const reminders = house.letters.filter((letter) => letter.subject.startsWith('Hồ sơ số'));
    expect(reminders.length).toBeGreaterThan(0);
    for (const letter of reminders) {
      expect(letter.attachments).toEqual([]);
      expect(`${letter.subject} ${letter.text}`).not.toMatch(/clip|13 tuổi|Bến Lức|Người Báo Thử/);
      expect(letter.text).toContain(`/console/buoc/`);
    }
    await test.platform.call(commune, steps.acceptStep, { stepId: communeStep });
    await test.platform.call(commune, steps.finishStep, {
      stepId: communeStep,
      outcome: 'CHILD_SAFE',
      note: 'Em an toàn ở nhà dì',
    });
    const { events } = await test.platform.call(police, getReport, { fileId });
    const [sender, holder, worker] = ['Trần Thị Điều Phối Thử', 'Phạm Văn An Thử', 'Lê Văn Xã Thử'];
    // Each by whoever pressed; what nobody did, the platform did.
    expect(
      events.flatMap(({ kind, personName }) => (kind.startsWith('STEP_') ? [[kind, personName]] : [])),
    ).toEqual([
      ['STEP_SENT', sender],
      ['STEP_ACCEPTED', holder],
      ['STEP_SENT', holder],
      ['STEP_SENT', holder],
      ['STEP_OVERDUE', null],
      ['STEP_ACCEPTED', holder],
      ['STEP_DONE', holder],
      ['STEP_ACCEPTED', worker],
      ['STEP_DONE', worker],
    ]);
    const ended = (await test.platform.call(police, steps.listStepsOf, { fileId })).steps;
    expect(ended.map((one) => [one.state, one.acceptedLate])).toEqual([
      ['ACCEPTED', false],
      ['DONE', true],
      ['DONE', false],
    ]);
    await expect(test.platform.call(commune, getReport, { fileId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
