import { beforeAll, describe, expect, it } from 'vitest';
import type { FileId, OrganizationId } from '#kernel/ids/ids.ts';
import { decideUnsafe, markUnsafe } from '#modules/reports/contract.ts';
import { rooms } from '#platform/rooms.ts';
import * as steps from './contract.ts';
import { inBenLuc, type Official, officeOf, reasonOf, useOffices } from './testing/offices.ts';

const house = useOffices(rooms);
const { test } = house;
let intake: Official;
let commune: Official;

beforeAll(async () => {
  intake = await house.staffed('intake');
  commune = await house.staffed('commune');
});

async function file(): Promise<FileId> {
  const fileId = await house.report('Có clip đánh nhau', inBenLuc);
  await house.claim(fileId, intake);
  return fileId;
}
/** Everything that sending may leave behind, as one text. */
async function leftBehind(): Promise<string> {
  const superuser = await test.client('superuser');
  const found = await superuser.query(
    `select (select json_agg(s order by id) from coordination.step s) a, (select json_agg(x order by file_id, valid_from) from files.access x) b,
      (select json_agg(c order by id) from deadlines.clock c) c, (select json_agg(e order by id) from reports.event e) d,
      (select json_agg(d order by id) from documents.outgoing_document d) e, (select json_agg(n) from documents.number_series n) g, (select json_agg(state order by file_id) from reports.report) f`,
  );
  return JSON.stringify(found.rows);
}

describe('between the preview and the sending', () => {
  const part = { kind: 'PART', purpose: 'HANDLE', parts: ['TEXT'] } as const;
  const seen = async (fileId: FileId, organizationId: OrganizationId) => {
    const { office, person, problems } = await test.platform.call(intake, steps.previewStep, {
      ...part,
      fileId,
      to: { organizationId },
    });
    expect(problems).toEqual([]);
    return { expects: { organizationId: office?.organizationId, personId: person?.personId } };
  };

  it.each(['OFFICE', 'PERSON'] as const)(
    'a colleague marks the %s as unsafe: nothing is sent, nothing is left behind, and another way is offered',
    async (kind) => {
      const fileId = await file();
      const looked = await seen(fileId, officeOf(commune));
      const whom = kind === 'OFFICE' ? { organizationId: officeOf(commune) } : { personId: commune.personId };
      const { unsafeId } = await test.platform.call(intake, markUnsafe, {
        fileId,
        kind,
        ...whom,
        words: 'chú của em (thử)',
      });
      const before = await leftBehind();
      const send = () => house.send(intake, fileId, officeOf(commune), looked);
      await expect(send()).rejects.toMatchObject({
        reason: `${kind}_UNSAFE`,
        sentence: { vi: expect.stringContaining('Nơi khác có thể nhận') },
      });
      expect(await leftBehind()).toBe(before);
      await test.platform.call(intake, decideUnsafe, {
        fileId,
        unsafeId,
        decision: 'CLEARED',
        reason: 'nhầm người (thử)',
      });
      expect(await reasonOf(send())).toBe('DONE');
    },
  );

  it('marking and sending at the same moment: either it is not sent, or it is never accepted', async () => {
    const fileId = await file();
    const looked = await seen(fileId, officeOf(commune));
    const [sent] = await Promise.all([
      reasonOf(house.send(intake, fileId, officeOf(commune), looked)),
      test.platform.call(intake, markUnsafe, {
        fileId,
        kind: 'OFFICE',
        organizationId: officeOf(commune),
        words: 'x',
      }),
    ]);
    expect(['DONE', 'OFFICE_UNSAFE']).toContain(sent);
    const open = await house.stepsOf(intake, fileId);
    expect(open.length).toBe(sent === 'DONE' ? 1 : 0);
    for (const { stepId } of open)
      expect(await reasonOf(test.platform.call(commune, steps.acceptStep, { stepId }))).toBe('OFFICE_UNSAFE');
  });
});

describe('a process that dies between the step and its slip', () => {
  it('leaves neither: no step, no sight of the file, no clock, no number; the same press works afterwards', async () => {
    const fileId = await file();
    const to = await house.officeOf('otherCommune');
    const send = () =>
      house.send(intake, fileId, to, { to: { organizationId: to, personName: 'Vũ Thị Nhận Thử' } });
    const first = await send();
    const stepId = first.stepId;
    await test.platform.call(intake, steps.withdrawStep, { stepId, reason: 'thử' });
    const before = await leftBehind();

    // The slip cannot be written as long as somebody holds its table: the sending stands still exactly there, and is killed.
    const [holding, killer] = [await test.client('superuser'), await test.client('superuser')];
    await holding.query('begin; lock table documents.issued_file in access exclusive mode');
    const dying = send().then(
      () => 'DONE',
      () => 'DIED',
    );
    const waiting = () =>
      killer.query<{ pid: number }>(
        `select l.pid from pg_locks l where l.relation = 'documents.issued_file'::regclass and not l.granted`,
      );
    await expect.poll(async () => (await waiting()).rows.length, { timeout: 20_000 }).toBe(1);
    await killer.query('select pg_terminate_backend($1)', [(await waiting()).rows[0]?.pid]);
    expect(await dying).toBe('DIED');
    await holding.query('rollback');

    expect(await leftBehind()).toBe(before);
    const again = await send();
    const number = (slip: string | null) => Number(slip?.split('/')[0]);
    expect(number(again.slipNumber)).toBe(number(first.slipNumber) + 1);
    expect(again.ordinal).toBe(first.ordinal + 1);
  });
});
