import { beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '#kernel/clock/clock.ts';
import type { FileId, OrganizationId } from '#kernel/ids/ids.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { official } from '#kernel/testing/platform.ts';
import {
  changeOrganization,
  planSuccession,
  recordAbsence,
  setFocalPoint,
} from '#modules/directory/contract.ts';
import { getReport } from '#modules/reports/contract.ts';
import { rooms } from '#platform/rooms.ts';
import * as steps from './contract.ts';
import { inBenLuc, names, type Official, officeOf, reasonOf, useOffices } from './testing/offices.ts';

const house = useOffices(rooms);
const { test } = house;
let intake: Official;
let commune: Official;
let health: Official;

beforeAll(async () => {
  intake = await house.staffed('intake');
  commune = await house.staffed('commune');
  health = await house.staffed('health');
  await house.staffed('police');
});

async function file(): Promise<FileId> {
  const fileId = await house.report('Có clip đánh nhau', inBenLuc);
  await house.claim(fileId, intake);
  return fileId;
}
const send = (fileId: FileId, to: OrganizationId, more: object = {}, who = intake) =>
  house.send(who, fileId, to, more);
const stepsOf = (fileId: FileId, who = intake) => house.stepsOf(who, fileId);

describe('who receives', () => {
  it('an office that has named nobody fails loudly, by name, and says where else', async () => {
    const fileId = await file();
    const preview = await test.platform.call(intake, steps.previewStep, {
      fileId,
      kind: 'PART',
      to: { organizationId: await house.officeOf('otherCommune') },
      purpose: 'HANDLE',
      parts: ['TEXT'],
    });
    expect(preview.problems.map((one) => one.kind)).toEqual(['NO_FOCAL_POINT']);
    expect(preview.alternates.map((one) => one.name)).toEqual(
      expect.arrayContaining([names.police, names.health]),
    );
    expect(await reasonOf(send(fileId, await house.officeOf('otherCommune')))).toBe('NO_FOCAL_POINT');
    expect(await stepsOf(fileId)).toEqual([]);
  });

  it('an absent focal point is stood in for; with everybody away it fails; a changed person is told before anything is sent', async () => {
    const office = await house.officeOf('communePolice');
    const first = await house.appoint(office, 'Bùi Văn Nhất Thử', { roles: ['POLICE_CONTACT'] });
    const deputy = await house.appoint(office, 'Cao Thị Nhì Thử', { roles: ['POLICE_CONTACT'] });
    await house.nameFocalPoint(office, first, [deputy]);
    const fileId = await file();
    const preview = () =>
      test.platform.call(intake, steps.previewStep, {
        fileId,
        kind: 'PART',
        to: { organizationId: office },
        purpose: 'HANDLE',
        parts: ['TEXT'],
      });
    const expects = { organizationId: office, personId: first.personId };
    expect((await preview()).person).toMatchObject({ name: 'Bùi Văn Nhất Thử', as: 'FOCAL_POINT' });
    const away = (who: Official) =>
      test.platform.call(who, recordAbsence, {
        personId: who.personId,
        organizationId: office,
        firstDay: '2026-11-23',
        lastDay: '2026-11-30',
        substituteId: null,
      });
    await away(first);
    expect((await preview()).person).toMatchObject({ name: 'Cao Thị Nhì Thử', as: 'DEPUTY' });
    expect(await reasonOf(send(fileId, office, { expects }))).toBe('ROUTE_CHANGED');
    expect(
      await reasonOf(send(fileId, office, { to: { organizationId: office, personId: first.personId } })),
    ).toBe('PERSON_NOT_FOCAL_POINT');
    await away(deputy);
    expect((await preview()).problems.map((one) => one.kind)).toEqual(['EVERYBODY_AWAY']);
    expect(await stepsOf(fileId)).toEqual([]);
  });

  it('a person who is no focal point there is refused; the own office is no receiver', async () => {
    const fileId = await file();
    expect(
      await reasonOf(
        send(fileId, officeOf(commune), {
          to: { organizationId: officeOf(commune), personId: intake.personId },
        }),
      ),
    ).toBe('PERSON_NOT_FOCAL_POINT');
    expect(await reasonOf(send(fileId, officeOf(intake)))).toBe('OWN_OFFICE');
    expect(await reasonOf(send(fileId, intake.personId as never))).toBe('NO_SUCH_OFFICE');
  });

  it('a role finds the office of the place by itself', async () => {
    const fileId = await file();
    await house.settle();
    const preview = await test.platform.call(intake, steps.previewStep, {
      fileId,
      kind: 'PART',
      to: { roleCode: 'LOCAL_PC' },
      purpose: 'FORWARD_TO_COMMUNE',
      parts: ['TEXT'],
    });
    expect(preview.office?.name).toBe(names.commune);
    expect(preview.acceptance).toMatchObject({
      timeLimitKey: 'caseForwardToCommune',
      within: { vi: '1 giờ' },
    });
  });

  it('an office that is dissolved on the way is followed by its successor, with the same due time, for all to see', async () => {
    const fileId = await file();
    const { stepId, dueAt } = await send(fileId, officeOf(health));
    const keeper = official(await house.officeOf('intake'), ['DIRECTORY_ADMIN']);
    const superuser = await test.client('superuser');
    const province = await superuser.query<{ area_id: string; parent_id: string }>(
      'select o.area_id, v.parent_id from directory.organization o join directory.organization_version v on v.organization_id = o.id where o.id = $1',
      [officeOf(health)],
    );
    const roles = await superuser.query<{ role_code: string; area_id: string }>(
      "select role_code, area_id from directory.role_assignment where organization_id = $1 and part = 'LEAD' and valid @> '2026-11-24'::date",
      [officeOf(health)],
    );
    const { successors } = await test.platform.call(keeper, planSuccession, {
      effectiveOn: '2026-11-24',
      legalBasis: '99/2026/NQ-HĐND',
      predecessors: [
        {
          organizationId: officeOf(health),
          ends: true,
          into: [{ successor: 'new', extent: 'WHOLE', share: null }],
        },
      ],
      successors: [
        {
          key: 'new',
          name: 'Sở Y tế và Trẻ em tỉnh Tây Ninh',
          symbol: 'SYTTE',
          kind: 'DEPARTMENT',
          areaId: province.rows[0]?.area_id,
          parentId: province.rows[0]?.parent_id,
        },
      ],
      roles: roles.rows.map((row) => ({ roleCode: row.role_code, areaId: row.area_id, successor: 'new' })),
    });
    const created = successors[0]?.organizationId as OrganizationId;
    test.clock.set('2026-11-23T17:30:00Z');
    const taker = await house.appoint(created, 'Vũ Thị Kế Thử', {
      roles: ['COORDINATOR'],
      from: '2026-11-24',
    });
    await test.platform.call(official(created, ['DIRECTORY_ADMIN']), setFocalPoint, {
      organizationId: created,
      scope: 'ANY',
      personId: taker.personId,
      deputyIds: [],
      effectiveOn: '2026-11-24',
    });
    const follow = test.platform.rooms
      .flatMap((room) => room.jobs)
      .find((one) => one.name === 'coordination.follow-reform');
    if (!follow) throw new Error('nobody follows');
    await test.platform.runJob(follow, {});
    await test.platform.runJob(follow, {});
    const [step] = await stepsOf(fileId);
    expect(step).toMatchObject({
      stepId,
      state: 'SENT',
      to: { name: 'Sở Y tế và Trẻ em tỉnh Tây Ninh', personName: 'Vũ Thị Kế Thử' },
      dueAt,
      isOverdue: true,
    });
    const kinds = (await test.platform.call(intake, getReport, { fileId })).events.map((event) => event.kind);
    expect(kinds.filter((kind) => kind === 'STEP_SENT')).toHaveLength(2);
    expect((await test.platform.call(taker, steps.acceptStep, { stepId })).state).toBe('ACCEPTED');
    await expect(test.platform.call(health, getReport, { fileId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('parents who are named', () => {
  it('are no office that a step could reach; everybody who receives one is told not to tell them', async () => {
    const fileId = await house.report('Ba dượng em chụp hình em tắm, mẹ em biết mà không nói', inBenLuc);
    const { stepId } = await send(fileId, officeOf(commune));
    const step = await test.platform.call(commune, steps.getStep, { stepId });
    expect(step.cautions).toEqual(['DO_NOT_CONTACT_SUSPECT', 'DO_NOT_QUESTION_CHILD', 'DO_NOT_TELL_PARENTS']);
  });

  it('who work in an office are not reached there either', async () => {
    await house.appoint(officeOf(commune), 'Nguyễn Văn Cha Thử');
    const fileId = await house.report('Ba em là Nguyen Van Cha Thu đánh em hằng ngày', inBenLuc);
    expect(await reasonOf(send(fileId, officeOf(commune)))).toBe('PERSON_NAMED');
    expect(await reasonOf(send(fileId, officeOf(commune), { byLetter: true }))).toBe('PERSON_NAMED');
  });
});

describe('letters', () => {
  it('outside the province: a transfer by letter is delivered when its receipt is typed, and only then may the file be closed as routed on', async () => {
    const fileId = await file();
    const superuser = await test.client('superuser');
    const outside = await superuser.query<{ id: OrganizationId }>(
      "select id from directory.v_organization_today where name = 'Bộ Y tế'",
    );
    const to = { organizationId: outside.rows[0]?.id, personName: 'Trần Thị Bộ Thử' };
    const { stepId, via, slipNumber } = await send(fileId, outside.rows[0]?.id as OrganizationId, {
      to,
      purpose: 'TRANSFER',
    });
    expect([via, slipNumber]).toEqual(['LETTER', '01/PC-SKHCN']);
    const count = () => test.platform.call(systemActor('test'), steps.countSteps, { fileId });
    expect(await count()).toEqual({ open: 1, delivered: 0 });
    expect(
      await reasonOf(
        test.platform.call(intake, steps.sendStep, {
          fileId,
          kind: 'LEAD',
          to,
          purpose: 'TRANSFER',
          parts: ['TEXT'],
        }),
      ),
    ).toBe('LEAD_NEEDS_ACCOUNT');
    const receipt = (more: object) =>
      test.platform.call(intake, steps.recordReceipt, {
        stepId,
        signedBy: 'Văn thư Bộ Thử',
        number: '9',
        ...more,
      });
    const before = new Date(test.clock.now().getTime() - 86_400_000).toISOString();
    const after = new Date(test.clock.now().getTime() + 60_000).toISOString();
    expect(await reasonOf(receipt({ receivedAt: before }))).toBe('INVALID_INPUT');
    expect(await reasonOf(receipt({ receivedAt: after }))).toBe('INVALID_INPUT');
    expect(await reasonOf(receipt({ scan: Buffer.from('<script>') }))).toBe('INVALID_INPUT');
    expect(
      await reasonOf(
        receipt({ scan: Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(steps.largestScan)]) }),
      ),
    ).toBe('SCAN_TOO_LARGE');
    const both = await Promise.all([reasonOf(receipt({})), reasonOf(receipt({}))]);
    expect(both.toSorted()).toEqual(['DONE', 'STEP_MOVED']);
    expect(await count()).toEqual({ open: 0, delivered: 1 });
    expect(await stepsOf(fileId)).toMatchObject([
      { state: 'DONE', outcome: 'DONE', receipt: { signedBy: 'Văn thư Bộ Thử', hasScan: false } },
    ]);
  });

  it('are mailed only sealed, and to nobody without a key', async () => {
    const office = await house.officeOf('education');
    await house.nameFocalPoint(office, await house.appoint(office, 'Võ Thị Sở Thử'));
    house.letters.length = 0;
    const first = await file();
    await send(first, office);
    await house.settle();
    expect(house.letters.filter((one) => one.attachments.length > 0)).toEqual([]);
    expect((await stepsOf(first))[0]?.slip).toMatchObject({ travels: 'PAPER' });
    await test.platform.call(
      official(await house.officeOf('intake'), ['DIRECTORY_ADMIN']),
      changeOrganization,
      {
        organizationId: office,
        effectiveOn: civilDate(test.clock.now()),
        officeEmail: 'vanthu@so.example',
      },
    );
    await test.platform.call(intake, steps.setOfficeKey, {
      organizationId: office,
      recipient: 'age1xd5s6x3jpmyr03c3sux2jvee8z4350nv83uy60e047594kv7dsmshjkvn5',
    });
    const second = await file();
    await send(second, office);
    await test.runWaitingJobs();
    const [letter] = house.letters.filter((one) => one.attachments.length > 0);
    expect(letter).toMatchObject({ to: 'vanthu@so.example' });
    expect(
      Buffer.from(letter?.attachments[0]?.bytes ?? [])
        .subarray(0, 21)
        .toString(),
    ).toBe('age-encryption.org/v1');
    expect(`${letter?.subject}${letter?.text}${letter?.attachments[0]?.name}`).not.toMatch(/clip|Bến Lức/);
  });
});
