import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { missingPrograms, convertWithLibreOffice, readText } from '#kernel/documents/page-reader.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import * as reports from '#modules/reports/contract.ts';
import { rooms } from '#platform/rooms.ts';
import * as intake from './contract.ts';
import { fieldsOf, formOn } from './rules/form-definition.ts';

const test = useTestPlatform(rooms);
const missing = missingPrograms(['soffice', 'pdftotext']);
const officer = async () => {
  const id = await test.database.run(systemActor('test'), async (tx) => {
    const found = await sql<{ id: string }>`select reports.single_intake(${test.clock.now()}) as id`.execute(
      tx,
    );
    return found.rows[0]?.id ?? '';
  });
  return official(id, ['INTAKE_OFFICER']);
};
async function fileOf(report: object, isAgreed = true) {
  const who = await officer();
  const made = await test.platform.call(who, intake.enterReport, {
    nonce: randomBytes(16).toString('base64url'),
    channel: 'WALK_IN',
    isAgreed,
    report: { text: 'Bé bị đánh ở nhà', place: 'Xã Bến Lức', childAge: 'khoảng 8', ...report },
  });
  return { who, fileId: made.fileId ?? '' };
}
const agreed = { informant: { kind: 'CITIZEN', name: 'Bác Thử', phone: '0530000005' } };

describe('Mẫu 01', () => {
  it('holds every heading of the decree’s form once, under a source', () => {
    const form = formOn('2026-11-23');
    expect(form.source).toContain('56/2017/NĐ-CP');
    expect(fieldsOf(form).map(({ key }) => key)).toEqual(
      expect.arrayContaining([
        'channel',
        'receivedAt',
        'childName',
        'childBirthDate',
        'childAge',
        'childSex',
        'place',
        'condition',
        'consequences',
        'fatherName',
        'motherName',
        'family',
        'carer',
        'actionsTaken',
        'reporterName',
        'reporterPhone',
        'reporterAddress',
      ]),
    );
    expect(() => formOn('2017-06-30')).toThrow(RangeError);
  });

  it('begins with what the report says and invents nothing', async () => {
    const { who, fileId } = await fileOf(agreed);
    const form = await test.platform.call(who, intake.getForm01, { fileId });
    expect(form.state).toBe('NONE');
    expect(form.values).toMatchObject({
      place: 'Xã Bến Lức',
      childAge: 'khoảng 8',
      reporterName: 'Bác Thử',
      reporterPhone: '0530000005',
    });
    expect(Object.keys(form.values).sort()).toEqual([...form.prefilled].sort());
    expect(form.values['condition']).toBeUndefined();
    expect(form.values['childName']).toBeUndefined();
  });

  it('is completed, issued with a number, replaced by a later one, and never changed after that', async () => {
    const { who, fileId } = await fileOf(agreed);
    const call = <T>(values: Record<string, string>) =>
      test.platform.call(who, intake.saveForm01, { fileId, values }) as Promise<T & { formId: string }>;
    const { formId } = await call({ subject: 'ABUSED', condition: 'Có vết bầm', childSex: 'Nam' });
    expect((await call({ subject: 'ABUSED', condition: 'Có vết bầm ở tay', childSex: 'Nam' })).formId).toBe(
      formId,
    );
    await call({ subject: '', condition: 'Có vết bầm' });
    await expect(test.platform.call(who, intake.issueForm01, { fileId, formId })).rejects.toMatchObject({
      fields: [{ path: 'subject' }],
    });
    await call({ subject: 'ABUSED', condition: 'Có vết bầm ở tay' });
    await expect(
      test.platform.call(who, intake.getForm01File, { fileId, formId, format: 'PDF' }),
    ).rejects.toMatchObject({ reason: 'NOT_ISSUED' });
    const { number } = await test.platform.call(who, intake.issueForm01, { fileId, formId });
    expect(number).toMatch(/^\d{2,}\/BC-/u);
    await expect(test.platform.call(who, intake.issueForm01, { fileId, formId })).rejects.toMatchObject({
      reason: 'FORM_MOVED',
    });
    const second = await call({ subject: 'ABUSED', condition: 'Có vết bầm ở hai tay' });
    expect(second.formId).not.toBe(formId);
    const again = await test.platform.call(who, intake.issueForm01, { fileId, formId: second.formId });
    expect(again.number).not.toBe(number);
    expect(await test.platform.call(who, intake.getForm01, { fileId })).toMatchObject({
      state: 'ISSUED',
      number: again.number,
    });
    const register = await test.database.run(who, async (tx) =>
      tx
        .selectFrom('documents.outgoing_document')
        .select(['state', 'subject'])
        .where('document_type', '=', 'ADMIN_REPORT')
        .orderBy('number')
        .execute(),
    );
    expect(register.map((row) => row.state)).toEqual(['REPLACED', 'ISSUED']);
    expect(JSON.stringify(register)).not.toMatch(/Thử|bầm/);
  });

  it('names nobody who did not agree, takes no field that the form has not, and no choice that it does not offer', async () => {
    const { who, fileId } = await fileOf({}, false);
    for (const [values, path] of [
      [{ reporterAddress: 'Nhà số 5' }, 'reporterAddress'],
      [{ wish: 'x' }, 'wish'],
      [{ childSex: 'x' }, 'childSex'],
      [{ subject: 'x' }, 'subject'],
      [{ childName: 'a'.repeat(501) }, 'childName'],
    ] as const)
      await expect(test.platform.call(who, intake.saveForm01, { fileId, values })).rejects.toMatchObject({
        fields: [{ path }],
      });
  });

  it.skipIf(missing.length > 0)(
    `reads in LibreOffice as it was filled in (needs soffice, pdftotext)`,
    async () => {
      const { who, fileId } = await fileOf(agreed);
      const { formId } = await test.platform.call(who, intake.saveForm01, {
        fileId,
        values: {
          subject: 'AT_RISK',
          channel: 'Trực tiếp',
          condition: '<b>hoảng</b> & sợ',
          reporterName: 'Bác Thử',
        },
      });
      await test.platform.call(who, intake.issueForm01, { fileId, formId });
      const { bytes } = await test.platform.call(who, intake.getForm01File, {
        fileId,
        formId,
        format: 'DOCX',
      });
      const { sheet } = convertWithLibreOffice({ sheet: bytes });
      const text = readText(sheet ?? new Uint8Array()).replaceAll(/\s+/g, ' ');
      for (const words of [
        'BÁO CÁO',
        'Mẫu số 01',
        'có nguy cơ bị bạo lực, bóc lột, bỏ rơi',
        '<b>hoảng</b> & sợ',
        'Bác Thử',
        'Mức độ bảo mật',
        'CÁN BỘ TIẾP NHẬN THÔNG TIN',
        'Người cung cấp thông tin',
      ])
        expect(text).toContain(words);
    },
    60_000,
  );
});

describe('a picture that arrived another way', () => {
  const kept = {
    arrivedAt: '2026-11-23T01:00:00Z',
    way: 'ZALO',
    device: 'Điện thoại trực ban',
    touchedBy: 'Chị Thử',
    sealedWhere: 'Phong bì số 3, két',
  };

  it('is held for as long as it is held, until the police have it with a receipt', async () => {
    const { who, fileId } = await fileOf({});
    const { custodyId, dueAt } = await test.platform.call(who, intake.recordCustody, { fileId, ...kept });
    expect(dueAt).toBe('2026-11-24T01:00:00.000Z');
    const list = () => test.platform.call(who, intake.listCustody, { fileId });
    const { pictures, police } = await list();
    expect(pictures).toMatchObject([{ device: 'Điện thoại trực ban', handedAt: null, dueAt }]);
    expect(police?.organizationName).toMatch(/Công an/);
    const release = (handedAt: string) =>
      test.platform.call(who, intake.releaseCustody, {
        fileId,
        custodyId,
        handedAt,
        handedTo: 'Đại uý Thử, PA05',
        receipt: 'BN-12',
      });
    await expect(release('2026-11-23T00:00:00Z')).rejects.toMatchObject({ fields: [{ path: 'handedAt' }] });
    test.clock.advance(30 * 60_000);
    expect(await release(test.clock.now().toISOString())).toEqual({ heldMinutes: 90 });
    expect((await list()).pictures).toMatchObject([{ receipt: 'BN-12', dueAt: null }]);
    await expect(release(test.clock.now().toISOString())).rejects.toMatchObject({ reason: 'CUSTODY_MOVED' });
    const { events } = await test.platform.call(who, reports.getReport, { fileId });
    expect(events.filter((event) => event.kind.includes('NOTE'))).toHaveLength(2);
  });
});
