import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { declaredHandles, type Handle } from '#kernel/actions/handle.ts';
import { type FileId, newId } from '#kernel/ids/ids.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { allowPublic } from '#kernel/permissions/allow.ts';
import { roleNames } from '#kernel/permissions/roles.ts';
import { getReport } from '#modules/reports/contract.ts';
import { rooms } from '#platform/rooms.ts';
import * as steps from './contract.ts';
import { inBenLuc, type Official, officeOf, useOffices } from './testing/offices.ts';

const house = useOffices(rooms);
const { test } = house;
let intake: Official;
let commune: Official;
let stranger: Official;
let fileId: FileId;
let open: string;
let letter: string;
let questionId: string;

const withRoles = (who: Official, roles = roleNames): Official => ({
  ...who,
  grants: roles.map((role) => ({ role, organizationId: who.grants[0]?.organizationId as never })),
});

beforeAll(async () => {
  intake = await house.staffed('intake');
  commune = await house.staffed('commune');
  stranger = withRoles(await house.staffed('otherCommune'));
  const education = await house.officeOf('education');
  await house.nameFocalPoint(education, await house.appoint(education, 'Võ Thị Sở Thử'));
  fileId = await house.report('Có clip đánh nhau', inBenLuc);
  const words = 'lời kín';
  ({ stepId: open } = await house.send(intake, fileId, officeOf(commune), { words }));
  ({ stepId: letter } = await house.send(intake, fileId, education, { purpose: 'SUPPORT_CHILD', words }));
  ({ questionId } = await test.platform.call(intake, steps.askStep, {
    stepId: open,
    question: 'câu hỏi kín',
  }));
});

/** Every handle that goes by a step's own id, with an input that its rightful caller could give. */
const byStep: Readonly<Record<string, (stepId: string) => object>> = {
  'coordination.accept-step': (stepId) => ({ stepId }),
  'coordination.return-step': (stepId) => ({ stepId, reason: 'x' }),
  'coordination.ask-step': (stepId) => ({ stepId, question: 'x' }),
  'coordination.answer-step': (stepId) => ({ stepId, questionId, answer: 'x' }),
  'coordination.finish-step': (stepId) => ({ stepId, outcome: 'DONE', note: 'x' }),
  'coordination.withdraw-step': (stepId) => ({ stepId, reason: 'x' }),
  'coordination.remind-step': (stepId) => ({ stepId }),
  'coordination.issue-slip': (stepId) => ({ stepId }),
  'coordination.record-receipt': (stepId) => ({ stepId, signedBy: 'Ai Đó' }),
  'coordination.record-police-word': (stepId) => ({
    stepId,
    policeWord: { name: 'Ai Đó', title: 'Ai', on: '2026-11-23', number: '1' },
  }),
  'coordination.get-slip': (stepId) => ({ stepId }),
  'coordination.get-receipt-scan': (stepId) => ({ stepId }),
  'coordination.get-step': (stepId) => ({ stepId }),
};
const withoutStep = [
  'coordination.list-incoming-steps',
  'coordination.list-board',
  'coordination.set-office-key',
];
const handles = declaredHandles().filter((handle) => handle.name.startsWith('coordination.'));
const handleOf = (name: string) => handles.find((handle) => handle.name === name) as Handle;
const outcome = (actor: Parameters<typeof test.platform.call>[0], handle: Handle, input: unknown) =>
  test.platform.call(actor, handle, input).then(
    (output) => JSON.stringify(output),
    (error: { reason?: string; message: string }) => error.reason ?? error.message,
  );
async function story(): Promise<string> {
  const superuser = await test.client('superuser');
  const found = await superuser.query(
    `select (select json_agg(s order by id) from coordination.step s) a, (select json_agg(q) from coordination.question q) b,
      (select json_agg(l) from coordination.slip l) c, (select json_agg(x order by organization_id) from files.access x) d,
      (select json_agg(e order by id) from reports.event e) e, (select json_agg(k) from coordination.office_key k) f`,
  );
  return JSON.stringify(found.rows);
}

describe('an officer of another office', () => {
  it('is tried on every handle of this room', () => {
    const offices = handles.filter((handle) => handle.allow.where === 'OFFICE').map((handle) => handle.name);
    expect(offices.sort()).toEqual([...Object.keys(byStep), ...withoutStep].sort());
    expect(handles.filter((handle) => !['OFFICE', 'FILE', 'SYSTEM'].includes(handle.allow.where))).toEqual(
      [],
    );
  });

  it.each(Object.keys(byStep))(
    '%s: finds nothing, exactly as for a step that does not exist; nothing changes',
    async (name) => {
      const before = await story();
      for (const stepId of [open, letter, newId<string>()]) {
        expect(await outcome(stranger, handleOf(name), byStep[name]?.(stepId))).toBe('NOT_FOUND');
        const unguarded = { ...handleOf(name), allow: allowPublic } as Handle;
        expect(await outcome(stranger, unguarded, byStep[name]?.(stepId))).toBe('NOT_FOUND');
        expect(await outcome(publicActor, unguarded, byStep[name]?.(stepId))).toBe('NOT_FOUND');
      }
      expect(await story()).toBe(before);
    },
  );

  it('sees no step in lists and not one row of the tables', async () => {
    expect((await test.platform.call(stranger, steps.listIncomingSteps, {})).steps).toEqual([]);
    const board = await test.platform.call(stranger, steps.listBoard, {});
    expect(board.byOffice).toEqual([]);
    for (const table of ['step', 'question', 'slip']) {
      const seen = await test.database.run(
        stranger,
        async (tx) =>
          (await sql`select 1 from ${sql.table(`coordination.${table}`)}`.execute(tx)).rows.length,
      );
      expect(`${table} ${seen}`).toBe(`${table} 0`);
    }
  });

  it('cannot move a step, give itself sight or enter a key by the tables', async () => {
    for (const statement of [
      sql`update coordination.step set state = 'ACCEPTED', accepted_at = now()`,
      sql`update coordination.slip set received_at = now()`,
      sql`delete from coordination.office_key`,
    ])
      expect(
        await test.database.run(commune, async (tx) => (await statement.execute(tx)).numAffectedRows),
      ).toBe(0n);
    await expect(
      test.database.run(stranger, (tx) =>
        sql`insert into files.access (file_id, organization_id, valid_from, why) values (${fileId}::uuid, ${stranger.grants[0]?.organizationId}::uuid, now(), 'X')`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      test.database.run(intake, (tx) =>
        sql`insert into coordination.office_key values (gen_random_uuid(), 'age1', now())`.execute(tx),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('each side does its own part', () => {
  it('the receiver cannot withdraw, see papers or answer its own question; the sender cannot accept for it', async () => {
    const both = withRoles(commune);
    expect(await outcome(both, handleOf('coordination.withdraw-step'), { stepId: open, reason: 'x' })).toBe(
      'NOT_YOURS',
    );
    expect(await outcome(intake, handleOf('coordination.accept-step'), { stepId: open })).toBe('NOT_YOURS');
    expect(
      await outcome(intake, handleOf('coordination.finish-step'), {
        stepId: open,
        outcome: 'DONE',
        note: 'x',
      }),
    ).toBe('NOT_YOURS');
    expect(
      await outcome(intake, handleOf('coordination.answer-step'), { stepId: open, questionId, answer: 'x' }),
    ).toBe('NOT_YOURS');
    expect(await outcome(intake, handleOf('coordination.accept-step'), { stepId: letter })).toBe('NOT_YOURS');
    const education: Official = {
      ...stranger,
      grants: [{ role: 'SUPERVISOR', organizationId: await house.officeOf('education') }],
    };
    expect(await outcome(education, handleOf('coordination.get-slip'), { stepId: letter })).toBe('NOT_FOUND');
    expect(await outcome(education, handleOf('coordination.accept-step'), { stepId: letter })).toBe(
      'NOT_YOURS',
    );
  });

  it('a role that may not do steps finds nothing in the right office', async () => {
    const clerk = withRoles(commune, ['RECORDS_CLERK', 'LEADER', 'AUDITOR']);
    for (const name of Object.keys(byStep))
      expect(await outcome(clerk, handleOf(name), byStep[name]?.(open))).toBe('NOT_FOUND');
    const sender = withRoles(intake, ['REMOVAL_OFFICER']);
    expect(await outcome(sender, handleOf('coordination.get-step'), { stepId: open })).toBe('NOT_FOUND');
  });

  it('a part that was not sent is not seen, neither in the step nor on the file page; the informant never', async () => {
    const step = await test.platform.call(commune, steps.getStep, { stepId: open });
    expect(step.shown.map((one) => one.part)).toEqual(['TEXT']);
    expect(step.questions).toMatchObject([{ askedBy: 'SENDER', question: 'câu hỏi kín', answer: null }]);
    const report = await test.platform.call(commune, getReport, { fileId, withInformant: true });
    expect(report).toMatchObject({ informant: null, place: '', childAge: '' });
    expect(JSON.stringify([step, report])).not.toMatch(/Người Báo Thử|0900000001/);
  });

  it('keys are entered by the single intake office only, and whole', async () => {
    const recipient = 'age1xd5s6x3jpmyr03c3sux2jvee8z4350nv83uy60e047594kv7dsmshjkvn5';
    const set = handleOf('coordination.set-office-key');
    const input = { organizationId: await house.officeOf('education'), recipient };
    expect(await outcome(stranger, set, input)).toBe('NOT_KEY_KEEPER');
    expect(await outcome(intake, set, { ...input, recipient: `${recipient.slice(0, -1)}q` })).toBe(
      'INVALID_INPUT',
    );
    expect(await outcome(intake, set, input)).toBe('{}');
    expect(await outcome(intake, set, { ...input, recipient: null })).toBe('{}');
  });
});

describe('what is written down', () => {
  it('names fields and offices, never words', async () => {
    const superuser = await test.client('superuser');
    const found = await superuser.query<{ body: Buffer }>(
      "select body from audit.leaf where convert_from(body, 'UTF8') like '%coordination.%'",
    );
    const all = found.rows.map((row) => row.body.toString('utf8')).join('\n');
    expect(all).toContain('coordination.send-step');
    expect(all).not.toMatch(/lời kín|câu hỏi kín|Có clip|Lê Văn Xã/);
    const jobs = await superuser.query<{ data: object }>('select data from pgboss.job');
    expect(JSON.stringify(jobs.rows)).not.toMatch(/lời kín|câu hỏi kín|Có clip/);
  });

  it('and what people wrote stands nowhere in clear', async () => {
    expect(await story()).not.toMatch(/lời kín|câu hỏi kín/);
  });
});
