import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileId, OrganizationId } from '#kernel/ids/ids.ts';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { rooms } from '#platform/rooms.ts';
import { appointPerson, endAppointment } from '#modules/directory/contract.ts';
import {
  clearNamed,
  decideUnsafe,
  exportReport,
  getExport,
  getFileHead,
  getReport,
  listExports,
  listQueue,
  markUnsafe,
  submitReport,
} from '../contract.ts';

const test = useTestPlatform(rooms);
let office = '';
let recipient = '';
let fileId: FileId;
const officer = () => official(office as OrganizationId, ['INTAKE_OFFICER']);
const supervisor = () => official(office as OrganizationId, ['SUPERVISOR']);

beforeAll(async () => {
  await test.platform.call(publicActor, submitReport, {
    nonce: randomBytes(16).toString('base64url'),
    channel: 'WEB',
    report: { text: 'Có người lạ nhắn cho con tôi', informant: { kind: 'PARENT', phone: '0900 000 001' } },
  });
  [office = '', recipient = ''] = await test.database.run(systemActor('test'), async (tx) => {
    const row = await tx.selectFrom('reports.report').select('organization_id').executeTakeFirstOrThrow();
    const others = await tx
      .selectFrom('directory.v_organization_today')
      .select('id')
      .where('id', '<>', row.organization_id)
      .limit(1)
      .execute();
    return [row.organization_id, others[0]?.id ?? ''];
  });
  fileId = (await test.platform.call(officer(), listQueue, {})).items[0]?.fileId as FileId;
});

const order = (change: object = {}) => ({
  fileId,
  organizationId: recipient,
  purpose: 'COORDINATION',
  parts: ['TEXT', 'LINKS'],
  ...change,
});
const reasonOf = (call: Promise<unknown>) =>
  call.then(
    () => 'DONE',
    (error: { reason?: string }) => error.reason,
  );

describe('copies of a file', () => {
  it('leave as a PDF, are kept as they left, stand on the timeline and in the log', async () => {
    const { exportId } = await test.platform.call(officer(), exportReport, order());
    const copy = await test.platform.call(officer(), getExport, { fileId, exportId });
    expect(Buffer.from(copy.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    const again = await test.platform.call(officer(), getExport, { fileId, exportId });
    expect(Buffer.from(again.bytes).equals(Buffer.from(copy.bytes))).toBe(true);
    const { exports } = await test.platform.call(officer(), listExports, { fileId });
    expect(exports[0]).toMatchObject({ exportId, purpose: 'COORDINATION', parts: ['TEXT', 'LINKS'] });
    const { events } = await test.platform.call(officer(), getReport, { fileId });
    expect(events.at(-1)).toMatchObject({ kind: 'EXPORTED', facts: { exportId, withInformant: false } });
    const superuser = await test.client('superuser');
    const leaves = await superuser.query<{ body: Buffer }>('select body from audit.leaf order by id');
    const leaf = leaves.rows
      .map(({ body }) => body.toString('utf8'))
      .findLast((body) => body.includes('reports.export-report'));
    expect(leaf).toContain(exports[0]?.digest);
    expect(leaf).toContain(recipient);
    expect(leaf).not.toContain('0900');
  });

  it('have the informant only by a supervisor, with a reason', async () => {
    const parts = ['TEXT', 'INFORMANT'];
    expect(await reasonOf(test.platform.call(officer(), exportReport, order({ parts, reason: 'x' })))).toBe(
      'INFORMANT_BY_SUPERVISOR',
    );
    expect(await reasonOf(test.platform.call(supervisor(), exportReport, order({ parts })))).toBe(
      'INVALID_INPUT',
    );
    expect(
      await reasonOf(test.platform.call(supervisor(), exportReport, order({ parts, reason: 'toà án hỏi' }))),
    ).toBe('DONE');
  });

  it('need a part, a reason for another purpose, and an office of today', async () => {
    for (const change of [
      { parts: [] },
      { purpose: 'OTHER' },
      { organizationId: '01a20000-0000-7000-8000-00000000dead' },
    ])
      expect(await reasonOf(test.platform.call(officer(), exportReport, order(change)))).toBe(
        'INVALID_INPUT',
      );
  });

  it('never go to an office where somebody marked works today; after the last day of that post they may', async () => {
    const { personId, appointmentId } = await test.platform.call(
      official(recipient as OrganizationId, ['DIRECTORY_ADMIN']),
      appointPerson,
      {
        organizationId: recipient,
        unitId: null,
        title: 'Chuyên viên',
        fullName: 'Người Bị Nêu Thử',
        effectiveOn: '2026-01-01',
        validTo: null,
      },
    );
    const { unsafeId } = await test.platform.call(officer(), markUnsafe, {
      fileId,
      kind: 'PERSON',
      personId,
      words: 'cậu của người bị nêu tên',
    });
    expect(await reasonOf(test.platform.call(officer(), exportReport, order()))).toBe('EXPORT_UNSAFE');
    const elsewhere = order({ organizationId: office });
    expect(await reasonOf(test.platform.call(officer(), exportReport, elsewhere))).toBe('DONE');
    await test.platform.call(official(recipient as OrganizationId, ['DIRECTORY_ADMIN']), endAppointment, {
      appointmentId,
      endsOn: '2026-11-23',
    });
    test.clock.advance(24 * 3_600_000);
    expect(await reasonOf(test.platform.call(officer(), exportReport, order()))).toBe('DONE');
    await test.platform.call(supervisor(), decideUnsafe, {
      fileId,
      unsafeId,
      decision: 'CLEARED',
      reason: 'đã chuyển công tác',
    });
  });

  it('never go to an office that is marked as unsafe, and every page says that somebody must not know', async () => {
    expect((await test.platform.call(officer(), getFileHead, { fileId })).isRestricted).toBe(false);
    await test.platform.call(officer(), markUnsafe, {
      fileId,
      kind: 'OFFICE',
      organizationId: recipient,
      words: 'người bị nêu tên làm ở đó',
    });
    expect(await reasonOf(test.platform.call(supervisor(), exportReport, order()))).toBe('EXPORT_UNSAFE');
    expect((await test.platform.call(officer(), getFileHead, { fileId })).isRestricted).toBe(true);
    const { exports } = await test.platform.call(officer(), listExports, { fileId });
    expect(exports.length).toBe(4);
  });

  it('never go to an office whose people the text names, before a supervisor has cleared them by name', async () => {
    const school = await test.database.run(systemActor('test'), async (tx) => {
      const offices = await tx.selectFrom('directory.v_organization_today').select(['id', 'name']).execute();
      return offices.find((one) => one.id !== office && one.id !== recipient);
    });
    const organizationId = school?.id as OrganizationId;
    const { personId } = await test.platform.call(
      official(organizationId, ['DIRECTORY_ADMIN']),
      appointPerson,
      {
        organizationId,
        unitId: null,
        title: 'Chuyên viên',
        fullName: 'Quách Thị Bị Kể Thử',
        effectiveOn: '2026-01-01',
        validTo: null,
      },
    );
    await test.platform.call(publicActor, submitReport, {
      nonce: randomBytes(16).toString('base64url'),
      channel: 'WEB',
      report: { text: 'co quach thi bi ke thu hay nhan tin rieng cho ban em luc khuya' },
    });
    const named = (await test.platform.call(officer(), listQueue, { sort: 'NEWEST' })).items[0]?.fileId;
    const copy = (to: string) =>
      reasonOf(test.platform.call(supervisor(), exportReport, order({ fileId: named, organizationId: to })));
    expect(await copy(organizationId)).toBe('EXPORT_UNSAFE');
    expect(await copy(office)).toBe('DONE');
    await test.platform.call(supervisor(), clearNamed, {
      fileId: named,
      kind: 'PERSON',
      id: personId,
      reason: 'trùng tên (thử)',
    });
    expect(await copy(organizationId)).toBe('DONE');
  });
});
