import { describe, expect, it } from 'vitest';
import { asId, type DocumentId, newId, type OrganizationId } from '#kernel/ids/ids.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import { useTestDatabase } from '#kernel/testing/database.ts';
import { fileDigest } from './digest.ts';
import {
  findEntry,
  issueDocument,
  replaceDocument,
  type Seal,
  saveDraft,
  withdrawDocument,
} from './document-register.ts';
import type { OfficialDocumentInput } from './model.ts';
import { draftMinutes, removalLetter } from './sample-documents.ts';

const test = useTestDatabase();
const now = new Date('2027-03-01T02:00:00Z');
/** Stands for the caller's sealing: turns every bit, so that clear text in a column would be seen. */
const seal: Seal = (_, plain) => plain.map((byte) => byte ^ 0xff);
const letter: OfficialDocumentInput = { ...removalLetter, number: null, issuedOn: null };

function clerkOf(organizationId: OrganizationId): Actor {
  return {
    kind: 'OFFICIAL',
    accountId: newId(),
    personId: newId(),
    grants: [{ role: 'RECORDS_CLERK', organizationId }],
  };
}

async function draft(clerk: Actor, organizationId: OrganizationId, content = letter): Promise<DocumentId> {
  const id = newId<'Document'>() as DocumentId;
  await test.database.run(clerk, (tx) => saveDraft(tx, { id, organizationId, content, now }, seal));
  return id;
}

function issue(clerk: Actor, id: DocumentId, issuedOn = '2027-03-01', content = letter) {
  return test.database.run(clerk, (tx) => issueDocument(tx, { id, content, issuedOn }, seal));
}

const office = () => asId<OrganizationId>(newId());
const reason = (name: string) => expect.objectContaining({ reason: name });

describe('the register of outgoing documents', () => {
  it('gives numbers 1, 2, 3 per office, type and year, and only at issue', async () => {
    const [mine, other] = [office(), office()];
    const [me, them] = [clerkOf(mine), clerkOf(other)];
    const first = await draft(me, mine);
    expect(await test.database.run(me, (tx) => findEntry(tx, first))).toMatchObject({
      state: 'DRAFT',
      number: null,
    });
    const numbers = [
      (await issue(me, first)).document.number,
      (await issue(me, await draft(me, mine))).document.number,
      (await issue(them, await draft(them, other))).document.number,
      (await issue(me, await draft(me, mine, draftMinutes), '2027-03-01', draftMinutes)).document.number,
      (await issue(me, await draft(me, mine), '2028-01-01')).document.number,
      (await issue(me, await draft(me, mine), '2028-01-01')).document.number,
    ];
    expect(numbers).toEqual([1, 2, 1, 1, 1, 2]);
    expect(await test.database.run(me, (tx) => findEntry(tx, first))).toMatchObject({
      state: 'ISSUED',
      number: 1,
      issuedOn: '2027-03-01',
      subject: letter.abstract,
    });
  });

  it('gives ten clerks who press at once ten different numbers without a gap', async () => {
    const mine = office();
    const me = clerkOf(mine);
    const ids = await Promise.all(Array.from({ length: 10 }, () => draft(me, mine)));
    const issued = await Promise.all(ids.map((id) => issue(me, id)));
    expect(issued.map((it) => it.document.number).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });

  it('takes the number back when issuing fails', async () => {
    const mine = office();
    const me = clerkOf(mine);
    const id = await draft(me, mine);
    const broken: Seal = () => {
      throw new Error('the key store is away');
    };
    await expect(
      test.database.run(me, (tx) =>
        issueDocument(tx, { id, content: letter, issuedOn: '2027-03-01' }, broken),
      ),
    ).rejects.toThrow('the key store is away');
    expect(await test.database.run(me, (tx) => findEntry(tx, id))).toMatchObject({
      state: 'DRAFT',
      number: null,
    });
    expect((await issue(me, id)).document.number).toBe(1);
  });

  it('issues only what was saved, once, never before a later one, and never a draft with a number', async () => {
    const mine = office();
    const me = clerkOf(mine);
    const id = await draft(me, mine);
    await expect(issue(me, id, '2027-03-01', { ...letter, abstract: 'việc khác' })).rejects.toThrow(
      reason('DOCUMENT_CHANGED'),
    );
    await issue(me, id);
    await expect(issue(me, id)).rejects.toThrow(reason('DOCUMENT_FIXED'));
    await expect(issue(me, await draft(me, mine), '2027-02-28')).rejects.toThrow(
      reason('DOCUMENT_DATE_BEFORE_LAST'),
    );
    await expect(draft(me, mine, removalLetter)).rejects.toThrow(reason('DOCUMENT_NUMBER_TOO_EARLY'));
    await expect(
      test.database.run(me, (tx) => saveDraft(tx, { id, organizationId: mine, content: letter, now }, seal)),
    ).rejects.toThrow(reason('DOCUMENT_FIXED'));
  });

  it('ends an issued document by replacement or withdrawal, once', async () => {
    const mine = office();
    const me = clerkOf(mine);
    const [old, next, unissued] = [await draft(me, mine), await draft(me, mine), await draft(me, mine)];
    await issue(me, old);
    await issue(me, next);
    const replace = (id: DocumentId, replacedBy: DocumentId) =>
      test.database.run(me, (tx) => replaceDocument(tx, { id, replacedBy, reason: 'Sai nội dung' }));
    await expect(replace(old, unissued)).rejects.toThrow(reason('DOCUMENT_FIXED'));
    await replace(old, next);
    expect(await test.database.run(me, (tx) => findEntry(tx, old))).toMatchObject({
      state: 'REPLACED',
      replacedBy: next,
    });
    const withdraw = () =>
      test.database.run(me, (tx) => withdrawDocument(tx, { id: next, reason: 'Ban hành nhầm' }));
    await withdraw();
    await expect(withdraw()).rejects.toThrow(reason('DOCUMENT_FIXED'));
  });

  it('keeps the very bytes that were sent, sealed', async () => {
    const mine = office();
    const me = clerkOf(mine);
    const id = await draft(me, mine);
    const issued = await issue(me, id);
    const intruder = await test.client('superuser');
    const stored = await intruder.query<{ format: string; sealed_bytes: Buffer; digest: Buffer }>(
      'select format, sealed_bytes, digest from documents.issued_file where document_id = $1 order by format',
      [id],
    );
    expect(stored.rows.map((row) => row.format)).toEqual(['DOCX', 'PDF']);
    for (const [index, bytes] of [issued.docx, issued.pdf].entries()) {
      expect(stored.rows[index]?.digest.equals(fileDigest(bytes))).toBe(true);
      expect(
        new Uint8Array(Buffer.from(stored.rows[index]?.sealed_bytes ?? []).map((byte) => byte ^ 0xff)),
      ).toEqual(bytes);
    }
    const row = await intruder.query(
      'select sealed_content::text as sealed from documents.outgoing_document where id = $1',
      [id],
    );
    expect(Buffer.from(String(row.rows[0]?.sealed).slice(2), 'hex').toString('utf8')).not.toContain(
      'mang-xa-hoi',
    );
  });
});

describe('somebody with the login of the platform cannot', () => {
  async function appOf(organizationId: OrganizationId) {
    const client = await test.client('app');
    return async (text: string, values: unknown[] = []) => {
      await client.query('begin');
      try {
        await client.query(`select kernel.enter('official:test', null, $1::uuid[])`, [[organizationId]]);
        const result = await client.query(text, values);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    };
  }
  const state = (code: string) => expect.objectContaining({ code });

  it('see or touch the documents of another office', async () => {
    const [mine, other] = [office(), office()];
    const id = await draft(clerkOf(mine), mine);
    await expect(issue(clerkOf(other), id)).rejects.toThrow(reason('NOT_FOUND'));
    await expect(draft(clerkOf(other), mine)).rejects.toThrow(/row-level security/);
    const asOther = await appOf(other);
    expect((await asOther('select * from documents.outgoing_document where id = $1', [id])).rowCount).toBe(0);
    expect((await asOther('delete from documents.outgoing_document where id = $1', [id])).rowCount).toBe(0);
    expect(
      (await asOther('select * from documents.number_series where organization_id = $1', [mine])).rowCount,
    ).toBe(0);
    await expect(asOther(`select documents.draw_number($1, 'NOTICE', '2027-03-01')`, [mine])).rejects.toThrow(
      /row-level security/,
    );
  });

  it('write a number by hand, waste one, or turn the counter', async () => {
    const mine = office();
    const me = clerkOf(mine);
    const id = await draft(me, mine);
    const app = await appOf(mine);
    const byHand = (number: number) =>
      app(
        `update documents.outgoing_document set state = 'ISSUED', number = $2, issued_on = '2027-03-01' where id = $1`,
        [id, number],
      );
    await expect(byHand(1)).rejects.toThrow(state('DC004'));
    await expect(
      app(`update documents.outgoing_document set number = 1, issued_on = '2027-03-01' where id = $1`, [id]),
    ).rejects.toThrow(/number_only_when_issued/);
    await expect(
      app(`select documents.draw_number($1, 'OFFICIAL_LETTER', '2027-03-01')`, [mine]),
    ).rejects.toThrow(state('DC003'));
    await issue(me, id);
    for (const change of [
      'last_number = 7',
      'last_number = 0',
      `last_number = 2, last_issued_on = '2027-01-01'`,
    ]) {
      await expect(
        app(`update documents.number_series set ${change} where organization_id = $1`, [mine]),
        change,
      ).rejects.toThrow(state('DC002'));
    }
    await expect(
      app('delete from documents.number_series where organization_id = $1', [mine]),
    ).rejects.toThrow(/permission denied/);
  });

  it('read anything as the owner of the tables', async () => {
    const mine = office();
    const me = clerkOf(mine);
    await issue(me, await draft(me, mine));
    const owner = await test.client('owner');
    for (const table of ['outgoing_document', 'issued_file', 'number_series']) {
      await owner.query(`select set_config('annhi.offices', $1, false)`, [`{${mine}}`]);
      expect((await owner.query(`select * from documents.${table}`)).rowCount, table).toBe(0);
    }
  });

  it('change or delete what was issued, not even as superuser', async () => {
    const mine = office();
    const me = clerkOf(mine);
    const id = await draft(me, mine);
    await issue(me, id);
    const app = await appOf(mine);
    const superuser = await test.client('superuser');
    const changes = [
      `update documents.outgoing_document set subject = 'khác' where id = $1`,
      `update documents.outgoing_document set number = 2 where id = $1`,
      `update documents.outgoing_document set state = 'DRAFT', number = null, issued_on = null where id = $1`,
      `update documents.outgoing_document set state = 'WITHDRAWN', closing_reason = 'x', subject = 'khác' where id = $1`,
      `update documents.outgoing_document set state = 'REPLACED', closing_reason = 'x', replaced_by = gen_random_uuid() where id = $1`,
      'delete from documents.outgoing_document where id = $1',
    ];
    for (const change of changes) {
      await expect(app(change, [id]), change).rejects.toThrow(state('DC005'));
      await expect(superuser.query(change, [id]), change).rejects.toThrow(state('DC005'));
    }
    await expect(
      superuser.query('delete from documents.issued_file where document_id = $1', [id]),
    ).rejects.toThrow(state('DC005'));
    await expect(
      app(`insert into documents.issued_file values ($1, $2, 'PDF', '\\x00', sha256('\\x00'))`, [id, mine]),
    ).rejects.toThrow(/duplicate key/);
  });

  it('begin a document as issued', async () => {
    const mine = office();
    const app = await appOf(mine);
    await expect(
      app(
        `insert into documents.outgoing_document (id, organization_id, document_type, symbol, number, issued_on, state, subject,
           signer_name, sealed_content, content_digest, created_at)
         values ($1, $2, 'NOTICE', 'TB-X', 1, '2027-03-01', 'ISSUED', 'x', 'x', '\\x00', sha256('\\x00'), now())`,
        [newId(), mine],
      ),
    ).rejects.toThrow(state('DC004'));
  });

  it('but an office that began on paper this year goes on from its last number', async () => {
    const mine = office();
    const me = clerkOf(mine);
    const app = await appOf(mine);
    await app(
      `insert into documents.number_series (organization_id, document_type, year, opened_after, last_number)
       values ($1, 'OFFICIAL_LETTER', 2027, 350, 350)`,
      [mine],
    );
    expect((await issue(me, await draft(me, mine))).document.number).toBe(351);
  });
});
