import { sql } from 'kysely';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { declaredHandles, type Handle } from '#kernel/actions/handle.ts';
import { type FileId, newId } from '#kernel/ids/ids.ts';
import { type Actor, publicActor } from '#kernel/permissions/actor.ts';
import { allowPublic } from '#kernel/permissions/allow.ts';
import { roleNames } from '#kernel/permissions/roles.ts';
import { official } from '#kernel/testing/platform.ts';
import * as intake from '#modules/intake/contract.ts';
import * as coordination from '#modules/coordination/contract.ts';
import * as removals from '#modules/removals/contract.ts';
import * as reports from '#modules/reports/contract.ts';
import { useStartedPlatform } from '../testing/started-platform.ts';
import { intakeOfficer, lastFile, strangeOfficer } from './officers.ts';
import { report } from './public-form.ts';

const test = useStartedPlatform();
const link = 'https://www.tiktok.com/@vidu/video/8880000000000000101';
let officer: Extract<Actor, { kind: 'OFFICIAL' }>;
let stranger: Extract<Actor, { kind: 'OFFICIAL' }>;
let fileId: FileId;
let requestId: string;
let exportId: string;
let providerId: string;
let promiseId: string;
let formId: string;
let handoverId: string;
let custodyId: string;
let incidentId: string;

let superuserClient: Promise<pg.Client> | null = null;
const superuserOf = () => (superuserClient ??= test.client('superuser'));

/** A file on which everything has happened that can: claimed, with notes, a removal request, a letter, a mail, a running clock. */
beforeAll(async () => {
  officer = await intakeOfficer(test);
  stranger = await strangeOfficer(test);
  await report(test.address, { what: 'Có clip đánh bạn', links: link, name: 'Người Thử' });
  fileId = await lastFile(test);
  const call = <Input, Output>(handle: Handle<Input, Output>, input: unknown) =>
    test.platform.call(officer, handle, input);
  await call(reports.claimReport, { fileId });
  await call(reports.triageReport, { fileId, category: 'VIOLENCE', note: 'gấp' });
  await call(reports.verifyReport, { fileId, finding: 'CONFIRMED' });
  ({ providerId } = await call(removals.addProvider, {
    name: 'Nền tảng Ví Dụ',
    email: 'goi@vidu.example',
    hosts: ['tiktok.com'],
    isCrossBorder: true,
  }));
  const [canonical] = (await call(reports.getReport, { fileId })).links.map((one) => one.canonical ?? '');
  ({ requestId } = await call(removals.requestRemoval, { fileId, providerId, links: [canonical] }));
  await call(removals.issueRemoval, {
    fileId,
    requestId,
    signer: { name: 'Nguyễn Thị Thử', position: 'Phó Giám đốc' },
  });
  ({ exportId } = await call(reports.exportReport, {
    fileId,
    organizationId: officer.grants[0]?.organizationId,
    purpose: 'INSPECTION',
    parts: ['TEXT', 'LINKS'],
  }));
  ({ promiseId } = await call(intake.promiseCall, { fileId, by: later(2), wish: 'Gọi sau giờ học' }));
  ({ formId } = await call(intake.saveForm01, { fileId, values: { condition: 'Chưa rõ' } }));
  ({ handoverId } = await call(intake.handOverTo111, {
    fileId,
    purpose: 'COUNSELLING',
    parts: ['TEXT'],
    via: 'PHONE',
  }));
  ({ incidentId } = await call(reports.openIncident, { fileIds: [fileId], title: 'Một nick, nhiều bé' }));
  ({ custodyId } = await call(intake.recordCustody, { ...custody, fileId }));
  await call(coordination.sendStep, {
    ...stepTo(fileId),
    signer: { name: 'Nguyễn Thị Thử', position: 'Phó Giám đốc' },
  });
  await test.runWaitingJobs();
});

const later = (hours: number) => new Date(test.clock.now().getTime() + hours * 3_600_000).toISOString();
const custody = {
  arrivedAt: '2026-11-23T01:00:00Z',
  way: 'ZALO',
  device: 'Điện thoại của phòng',
  touchedBy: 'Trực ban',
  sealedWhere: 'Két',
};

/** A step by letter, to the one office of its role. */
const stepTo = (file: string) => ({
  fileId: file,
  kind: 'PART',
  to: { roleCode: 'EDUCATION_AUTHORITY', personName: 'Lê Thị Nhận Thử' },
  purpose: 'SUPPORT_CHILD',
  parts: ['TEXT'],
});

/** A valid input for every handle that concerns one file. A new handle that is missing here turns the first test red. */
const inputs: Readonly<Record<string, (file: string) => object>> = {
  'reports.get-report': (file) => ({ fileId: file, withInformant: true }),
  'reports.get-file-head': (file) => ({ fileId: file }),
  'reports.export-report': (file) => ({
    fileId: file,
    organizationId: stranger.grants[0]?.organizationId,
    purpose: 'COORDINATION',
    parts: ['TEXT'],
  }),
  'reports.list-exports': (file) => ({ fileId: file }),
  'reports.get-export': (file) => ({ fileId: file, exportId }),
  'reports.claim-report': (file) => ({ fileId: file }),
  'reports.release-report': (file) => ({ fileId: file, note: 'x' }),
  'reports.triage-report': (file) => ({ fileId: file, priority: 'LOW' }),
  'reports.verify-report': (file) => ({ fileId: file, finding: 'UNCLEAR' }),
  'reports.add-note': (file) => ({ fileId: file, note: 'x' }),
  'reports.close-report': (file) => ({ fileId: file, reason: 'NUISANCE', outcome: 'NOT_ENOUGH_TO_ACT' }),
  'reports.reopen-report': (file) => ({ fileId: file, note: 'x' }),
  'reports.list-related': (file) => ({ fileId: file }),
  'reports.merge-reports': (file) => ({ fileId: file, intoFileId: newId(), reason: 'x' }),
  'reports.unmerge-report': (file) => ({ fileId: file, reason: 'x' }),
  'reports.dismiss-duplicate': (file) => ({ fileId: file, otherFileId: newId(), reason: 'x' }),
  'reports.close-merged': (file) => ({ fileId: file, reason: 'NUISANCE', outcome: 'NOT_ENOUGH_TO_ACT' }),
  'reports.add-to-incident': (file) => ({ fileId: file, incidentId }),
  'reports.leave-incident': (file) => ({ fileId: file, incidentId, reason: 'x' }),
  'reports.take-over-report': (file) => ({ fileId: file, reason: 'x' }),
  'reports.release-public-status': (file) => ({ fileId: file, reason: 'x' }),
  'reports.confirm-proposal': (file) => ({ fileId: file, priority: 'LOW' }),
  'reports.mark-unsafe': (file) => ({ fileId: file, kind: 'WORDS', words: 'x' }),
  'reports.clear-named': (file) => ({ fileId: file, kind: 'OFFICE', id: newId(), reason: 'x' }),
  'reports.decide-unsafe': (file) => ({
    fileId: file,
    unsafeId: newId(),
    decision: 'CLEARED',
    reason: 'x',
  }),
  'reports.record-parents-decision': (file) => ({
    fileId: file,
    decision: 'TELL',
    wishes: 'x',
    safety: 'x',
    who: 'x',
    why: 'x',
  }),
  'reports.record-voice-contact': (file) => ({ fileId: file, reached: true }),
  'duty.list-alarms-of': (file) => ({ fileId: file }),
  'privacy.get-data-request': (file) => ({ fileId: file }),
  'privacy.acknowledge-data-request': (file) => ({ fileId: file }),
  'privacy.record-identity-check': (file) => ({ fileId: file, how: 'x' }),
  'privacy.decide-data-request': (file) => ({
    fileId: file,
    decision: 'GRANTED',
    reason: 'x',
    legalBasis: 'x',
  }),
  'privacy.carry-out-erasure': (file) => ({
    fileId: file,
    confirm: '1',
    signer: { name: 'x', position: 'x' },
  }),
  'privacy.finish-data-request': (file) => ({ fileId: file }),
  'privacy.get-erasure-certificate': (file) => ({ fileId: file, format: 'PDF' }),
  'privacy.find-retention': (file) => ({ fileId: file }),
  'retention.hold-file': (file) => ({ fileId: file, reason: 'COURT' }),
  'retention.release-hold': (file) => ({ fileId: file }),
  'replies.list-messages': (file) => ({ fileId: file }),
  'replies.send-reply': (file) => ({ fileId: file, sentenceId: 'READ', key: 'one-press-key' }),
  'removals.request-removal': (file) => ({ fileId: file, providerId, links: [link] }),
  'removals.issue-removal': (file) => ({ fileId: file, requestId }),
  'removals.check-removal': (file) => ({
    fileId: file,
    requestId,
    findings: [{ ordinal: 0, finding: 'GONE' }],
  }),
  'removals.end-removal': (file) => ({ fileId: file, requestId, outcome: 'WITHDRAWN' }),
  'removals.list-removable-links': (file) => ({ fileId: file }),
  'removals.list-removals': (file) => ({ fileId: file }),
  'intake.promise-call': (file) => ({ fileId: file, by: later(2), wish: 'x' }),
  'intake.keep-call': (file) => ({ fileId: file, promiseId, outcome: 'REACHED' }),
  'intake.get-promised-call': (file) => ({ fileId: file, promiseId }),
  'intake.get-form01': (file) => ({ fileId: file }),
  'intake.save-form01': (file) => ({ fileId: file, values: { more: 'x' } }),
  'intake.issue-form01': (file) => ({ fileId: file, formId }),
  'intake.get-form01-file': (file) => ({ fileId: file, formId, format: 'DOCX' }),
  'intake.hand-over-to-111': (file) => ({ fileId: file, purpose: 'INFORM', parts: ['TEXT'], via: 'PHONE' }),
  'intake.record-receipt-111': (file) => ({ fileId: file, handoverId, theirNumber: '111-1' }),
  'intake.withdraw-handover': (file) => ({ fileId: file, handoverId, reason: 'x' }),
  'intake.list-custody': (file) => ({ fileId: file }),
  'intake.record-custody': (file) => ({ ...custody, fileId: file }),
  'intake.release-custody': (file) => ({
    fileId: file,
    custodyId,
    handedAt: test.clock.now().toISOString(),
    handedTo: 'x',
    receipt: 'x',
  }),
  'removals.get-letter': (file) => ({ fileId: file, requestId, format: 'PDF' }),
  'coordination.preview-step': (file) => stepTo(file),
  'coordination.send-step': (file) => stepTo(file),
  'coordination.list-steps-of': (file) => ({ fileId: file }),
};
const fileHandles = declaredHandles().filter((handle) => handle.allow.where === 'FILE');
const names = Object.keys(inputs);
const handleOf = (name: string) => fileHandles.find((handle) => handle.name === name) as Handle;
const outcomeOf = (actor: Actor, handle: Handle, input: unknown) =>
  test.platform.call(actor, handle, input).then(
    (output) => JSON.stringify(output),
    (error: { reason?: string; message: string }) => error.reason ?? error.message,
  );
const leaves = async () => {
  const superuser = await superuserOf();
  const found = await superuser.query<{ body: Buffer }>('select body from audit.leaf order by id');
  return found.rows.map(
    (row) =>
      JSON.parse(row.body.toString('utf8')) as {
        actor: string;
        action: string;
        outcome: string;
        subject: object;
        facts: object;
      },
  );
};
/** Everything that a file's story consists of, as one text. */
const story = async () => {
  const superuser = await superuserOf();
  const found = await superuser.query(
    `select (select json_agg(r) from reports.report r) a, (select json_agg(e) from reports.event e) b, (select json_agg(q) from removals.removal_request q) c,
      (select json_agg(l) from removals.request_link l) d, (select json_agg(f) from files.file f) e, (select json_agg(x) from files.access x) f,
      (select json_agg(s) from coordination.step s) g`,
  );
  return JSON.stringify(found.rows);
};

describe('an officer of another office', () => {
  it('is tried on every handle that concerns a file', () => {
    expect(fileHandles.map((handle) => handle.name).sort()).toEqual(names.toSorted());
  });

  it.each(names)(
    '%s: finds nothing, exactly as for a file that does not exist, and both are on record',
    async (name) => {
      const handle = handleOf(name);
      const before = { leaves: (await leaves()).length, story: await story() };
      const absent = newId<FileId>();
      expect(await outcomeOf(stranger, handle, inputs[name]?.(fileId))).toBe('NOT_FOUND');
      expect(await outcomeOf(stranger, handle, inputs[name]?.(absent))).toBe('NOT_FOUND');
      const [forbidden, missing] = (await leaves()).slice(before.leaves);
      expect(forbidden).toMatchObject({
        action: name,
        outcome: 'REFUSED',
        actor: `official:${stranger.accountId}`,
        subject: { kind: 'FILE', id: fileId },
      });
      expect(missing).toMatchObject({
        action: name,
        outcome: 'REFUSED',
        subject: { kind: 'FILE', id: absent },
      });
      expect(await story()).toBe(before.story);
    },
  );

  it.each(names)('%s: with the permission check gone, row-level security still refuses', async (name) => {
    const before = await story();
    const open = { ...handleOf(name), allow: allowPublic } as Handle;
    for (const actor of [stranger, publicActor]) {
      const forbidden = await outcomeOf(actor, open, inputs[name]?.(fileId));
      expect(forbidden).toBe(await outcomeOf(actor, open, inputs[name]?.(newId<FileId>())));
      // A refusal by name, never an answer.
      expect(forbidden).toMatch(/^[A-Z_]+$/);
    }
    expect(await story()).toBe(before);
  });

  it('sees nothing of it in the queue', async () => {
    const queue = await test.platform.call(stranger, reports.listQueue, {});
    expect(queue.items).toEqual([]);
    expect((await test.platform.call(officer, reports.listQueue, {})).items).toHaveLength(1);
  });
});

describe('an officer of the same office', () => {
  it('who looks or acts leaves exactly one entry that names the file and the fields, never their values', async () => {
    const before = (await leaves()).length;
    await test.platform.call(officer, reports.getReport, { fileId, withInformant: true });
    await test.platform.call(officer, reports.addNote, { fileId, note: 'chữ kín' });
    const written = (await leaves()).slice(before);
    expect(written).toMatchObject([
      { action: 'reports.get-report', outcome: 'DONE', subject: { kind: 'REPORT', id: fileId } },
      { action: 'reports.add-note', outcome: 'DONE', subject: { kind: 'REPORT', id: fileId } },
    ]);
    expect(JSON.stringify(written)).toContain('informant');
    expect(JSON.stringify(written)).not.toMatch(/Người Thử|chữ kín|clip đánh bạn/);
  });

  it.each(names)('%s: without one of its roles finds nothing', async (name) => {
    const handle = handleOf(name);
    const roles = handle.allow.where === 'FILE' ? handle.allow.roles : [];
    const wrong = roleNames.filter((role) => !roles.includes(role));
    const office = officer.grants[0]?.organizationId ?? '';
    const before = await story();
    expect(await outcomeOf(official(office, wrong), handle, inputs[name]?.(fileId))).toBe('NOT_FOUND');
    expect(await story()).toBe(before);
  });

  it('cannot work on what a colleague has claimed', async () => {
    const colleague = await intakeOfficer(test);
    for (const handle of fileHandles.filter(
      (one) => one.allow.where === 'FILE' && one.allow.whose === 'CLAIMANT',
    )) {
      expect(await outcomeOf(colleague, handle, inputs[handle.name]?.(fileId)), handle.name).toBe(
        'NOT_FOUND',
      );
    }
  });

  it('loses sight of it the moment the office’s access ends', async () => {
    const superuser = await superuserOf();
    test.clock.advance(1);
    const until = test.clock.now();
    await superuser.query('update files.access set valid_until = $1 where file_id = $2', [until, fileId]);
    expect(await outcomeOf(officer, handleOf('reports.get-report'), { fileId })).toBe('NOT_FOUND');
    await superuser.query('update files.access set valid_until = null where file_id = $1', [fileId]);
    expect(await outcomeOf(officer, handleOf('reports.get-report'), { fileId })).toContain(
      'Có clip đánh bạn',
    );
  });
});

describe('a provider', () => {
  it('opens and answers its own request only', async () => {
    const own = { kind: 'PROVIDER', providerId, removalRequestId: requestId } as const;
    const other = { ...own, providerId: newId<string>() };
    const answer = { nonce: 'một-câu-trả-lời-thử', answer: 'REMOVED' };
    expect(await outcomeOf(other, removals.openServedRequest as unknown as Handle, {})).toBe('NOT_FOUND');
    expect(await outcomeOf(other, removals.answerRemoval as unknown as Handle, answer)).toBe('NOT_FOUND');
    expect(await outcomeOf(own, removals.openServedRequest as unknown as Handle, {})).toContain(
      link.slice(-19),
    );
    for (const name of names)
      expect(await outcomeOf(own, handleOf(name), inputs[name]?.(fileId)), name).toBe('NOT_FOUND');
  });
});

describe('the public', () => {
  it('may call these handles and no other', () => {
    const open = declaredHandles().filter((handle) => handle.allow.where === 'PUBLIC');
    expect(
      open
        .map((handle) => handle.name)
        .filter((name) => /^(reports|removals|privacy)\./.test(name))
        .sort(),
    ).toEqual([
      'privacy.submit-data-request',
      'removals.resolve-provider-token',
      'reports.find-status',
      'reports.list-commune-names',
      'reports.submit-report',
    ]);
  });
});

describe('the tables themselves', () => {
  const tenantSchemas = ['reports', 'removals', 'coordination', 'files', 'documents', 'mail', 'privacy'];
  const tables = async () => {
    const superuser = await superuserOf();
    const found = await superuser.query<{ schema: string; name: string; forced: boolean; rows: number }>(
      `select n.nspname as schema, c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
        (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I.%I', n.nspname, c.relname), false, true, '')))[1]::text::int as rows
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname = any ($1) order by 1, 2`,
      [tenantSchemas],
    );
    return found.rows;
  };
  /** Open to every official by design: who the platform providers are. */
  const open = new Set(['removals.provider']);

  it('row-level security is enabled and forced on every one', async () => {
    const found = await tables();
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((table) => !table.forced).map((table) => `${table.schema}.${table.name}`)).toEqual(
      [],
    );
  });

  it('show a stranger and the public not one row, although there are rows', async () => {
    const filled = (await tables()).filter(
      (table) => table.rows > 0 && !open.has(`${table.schema}.${table.name}`),
    );
    expect(filled.length).toBeGreaterThan(8);
    for (const actor of [stranger, publicActor]) {
      for (const { schema, name } of filled) {
        const seen = await test.database
          .run(
            actor,
            async (tx) =>
              (await sql`select * from ${sql.table(`${schema}.${name}`)}`.execute(tx)).rows.length,
          )
          // No grant at all is a refusal too.
          .catch((error: { code?: string }) => (error.code === '42501' ? 0 : Promise.reject(error)));
        expect(`${schema}.${name} ${seen}`).toBe(`${schema}.${name} 0`);
      }
    }
  });

  it('belong to nobody who serves requests, and none of the logins may pass row-level security', async () => {
    const superuser = await superuserOf();
    const owned = await superuser.query(
      `select c.relname from pg_class c join pg_roles r on r.oid = c.relowner join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any ($1) and r.rolname <> 'annhi_owner' and c.relkind in ('r', 'v', 'S')`,
      [tenantSchemas],
    );
    expect(owned.rows).toEqual([]);
    const logins = await superuser.query(
      "select rolname from pg_roles where rolname like 'annhi_%' and (rolbypassrls or rolsuper or rolcreaterole)",
    );
    expect(logins.rows).toEqual([]);
  });

  it('a connection given back to the pool carries nobody’s rights', async () => {
    await test.platform.call(officer, reports.getReport, { fileId });
    const app = await test.client('app');
    expect((await app.query('select * from reports.report')).rows).toEqual([]);
    await app.query(`select kernel.enter('official:x', null, array[$1]::uuid[])`, [
      officer.grants[0]?.organizationId,
    ]);
    expect((await app.query('select * from reports.report')).rows).toEqual([]);
  });
});
