import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Handle } from '#kernel/actions/handle.ts';
import type { Job } from '#kernel/actions/room.ts';
import type { FileId } from '#kernel/ids/ids.ts';
import { type Actor, publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { rooms } from '#platform/rooms.ts';
import * as reports from '../contract.ts';

const test = useTestPlatform(rooms);
let superuser: pg.Client;
let office = '';
let officer: ReturnType<typeof official>;
let stranger: ReturnType<typeof official>;

const call = <Input, Output>(handle: Handle<Input, Output>, input: unknown, actor: Actor = officer) =>
  test.platform.call(actor, handle, input);
const reasonOf = (pending: Promise<unknown>) =>
  pending.then(
    () => 'DONE',
    (error: { reason?: string; message: string }) => error.reason ?? error.message,
  );

async function send(text: string, links: string[] = []): Promise<{ fileId: FileId; code: string }> {
  const sent = await call(
    reports.submitReport,
    { nonce: randomBytes(16).toString('base64url'), channel: 'WEB', report: { text, links } },
    publicActor,
  );
  const found = await superuser.query<{ file_id: FileId; organization_id: string }>(
    'select file_id, organization_id from reports.report order by reference desc limit 1',
  );
  office = found.rows[0]?.organization_id ?? '';
  await test.platform.runJob(readJob, { fileId: found.rows[0]?.file_id ?? '' });
  return { fileId: found.rows[0]?.file_id as FileId, code: sent.trackingCode };
}

const readJob = rooms.flatMap((room) => room.jobs).find((one) => one.name === 'reports.read-report') as Job;

let a: Awaited<ReturnType<typeof send>>;
let b: typeof a;
let c: typeof a;
const link = () =>
  `https://www.tiktok.com/@vidu/video/88800000000000${Math.floor(Math.random() * 90_000) + 10_000}`;

beforeAll(async () => {
  superuser = await test.client('superuser');
  await send('để biết nơi nhận');
  stranger = official(randomUUID(), ['INTAKE_OFFICER', 'SUPERVISOR', 'COORDINATOR']);
});

beforeEach(async () => {
  const shared = link();
  a = await send('Có clip đánh bạn', [shared]);
  b = await send('Con tôi bị quay clip lúc bị đánh', [shared]);
  c = await send('Clip này lan khắp trường', [shared]);
  officer = official(office, ['INTAKE_OFFICER']);
});

const inQueue = async () => {
  const queue = await call(reports.listQueue, { sort: 'NEWEST', limit: 100 });
  return [a, b, c].map(({ fileId }) => queue.items.some((item) => item.fileId === fileId));
};
const related = (fileId: FileId, actor?: Actor) => call(reports.listRelated, { fileId }, actor);
const statuses = () =>
  Promise.all(
    [a, b, c].map(async ({ code }) =>
      JSON.stringify(await call(reports.findStatus, { trackingCode: code }, publicActor)),
    ),
  );
const everything = async () => {
  const found = await superuser.query(
    `select (select json_agg(r order by reference) from reports.report r) a, (select json_agg(e order by id) from reports.event e) b,
      (select json_agg(p order by file_id, other_id) from reports.duplicate_proposal p) c, (select json_agg(i order by id) from reports.incident i) d`,
  );
  return JSON.stringify(found.rows);
};

describe('reports of one event', () => {
  it('are proposed with the link that shows it, the earliest first told', async () => {
    const { proposed } = await related(b.fileId);
    expect(proposed).toMatchObject([
      { fileId: a.fileId, relation: 'DUPLICATE', by: 'URL', reason: 'Cùng một link nội dung.' },
    ]);
    expect(proposed[0]?.because[0]).toContain('tiktok.com/@vidu/video/888');
    expect((await related(a.fileId)).proposed.map((one) => one.fileId)).toEqual(
      expect.arrayContaining([b.fileId, c.fileId]),
    );
  });

  it('join one that stays in the queue, and come apart again as they were', async () => {
    const [before, told] = [await call(reports.listQueue, {}), await statuses()];
    await call(reports.mergeReports, { fileId: b.fileId, intoFileId: a.fileId, reason: 'cùng clip' });
    expect(await inQueue()).toEqual([true, false, true]);
    expect((await call(reports.listQueue, {})).counts.open).toBe(before.counts.open - 1);
    expect((await related(b.fileId)).mergedInto?.fileId).toBe(a.fileId);
    expect((await related(a.fileId)).merged.map((one) => one.fileId)).toEqual([b.fileId]);
    const open = (await related(a.fileId)).proposed.map((one) => one.fileId);
    expect(open).toContain(c.fileId);
    expect(open).not.toContain(b.fileId);
    expect(await statuses()).toEqual(told);
    await call(reports.unmergeReport, { fileId: b.fileId, reason: 'khác vụ' });
    expect(await inQueue()).toEqual([true, true, true]);
    expect((await call(reports.listQueue, {})).counts).toEqual(before.counts);
    expect((await related(b.fileId)).mergedInto).toBeNull();
    expect(await statuses()).toEqual(told);
    const kinds = (await call(reports.getReport, { fileId: b.fileId })).events.map((event) => event.kind);
    expect(kinds).toEqual(expect.arrayContaining(['MERGED', 'UNMERGED']));
  });

  it('make no chain: whoever joins a merged one joins its head, and who leaves takes along what had joined it', async () => {
    await call(reports.mergeReports, { fileId: c.fileId, intoFileId: b.fileId, reason: 'x' });
    await call(reports.mergeReports, { fileId: b.fileId, intoFileId: a.fileId, reason: 'x' });
    expect((await related(c.fileId)).mergedInto?.fileId).toBe(a.fileId);
    expect((await related(a.fileId)).merged).toHaveLength(2);
    expect(
      await reasonOf(call(reports.mergeReports, { fileId: a.fileId, intoFileId: c.fileId, reason: 'x' })),
    ).toBe('SAME_REPORT');
    await call(reports.unmergeReport, { fileId: b.fileId, reason: 'x' });
    expect((await related(c.fileId)).mergedInto?.fileId).toBe(b.fileId);
    expect((await related(a.fileId)).merged).toEqual([]);
    await call(reports.unmergeReport, { fileId: c.fileId, reason: 'x' });
    await call(reports.mergeReports, { fileId: b.fileId, intoFileId: a.fileId, reason: 'x' });
    const joined = await call(reports.mergeReports, { fileId: c.fileId, intoFileId: b.fileId, reason: 'x' });
    expect(joined.intoFileId).toBe(a.fileId);
  });

  it('stay as urgent as the most urgent of them', async () => {
    await call(reports.claimReport, { fileId: b.fileId });
    await call(reports.triageReport, { fileId: b.fileId, priority: 'EMERGENCY' });
    await call(reports.mergeReports, { fileId: b.fileId, intoFileId: a.fileId, reason: 'x' });
    expect((await call(reports.getReport, { fileId: a.fileId })).priority).toBe('EMERGENCY');
    expect(
      (await call(reports.listQueue, { priority: ['EMERGENCY'] })).items.map((one) => one.fileId),
    ).toContain(a.fileId);
  });

  it('are closed each with an outcome of its own, and only by somebody who says so', async () => {
    await call(reports.mergeReports, { fileId: b.fileId, intoFileId: a.fileId, reason: 'x' });
    await call(reports.claimReport, { fileId: a.fileId });
    const [, ofB] = await statuses();
    expect(
      await reasonOf(
        call(reports.closeMerged, { fileId: a.fileId, reason: 'SUPPORTED', outcome: 'CHILD_SUPPORTED' }),
      ),
    ).toBe('HEAD_OPEN');
    await call(reports.verifyReport, { fileId: a.fileId, finding: 'CONFIRMED' });
    await call(reports.closeReport, {
      fileId: a.fileId,
      reason: 'SUPPORTED',
      outcome: 'CHILD_SUPPORTED',
      note: 'xong',
    });
    expect((await statuses())[1]).toBe(ofB);
    const shift = { from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' };
    expect((await call(reports.summarizeShift, shift)).waitingForOutcome.map((one) => one.fileId)).toEqual([
      b.fileId,
    ]);
    const { closed } = await call(reports.closeMerged, {
      fileId: a.fileId,
      reason: 'SUPPORTED',
      outcome: 'WITH_RESPONSIBLE_BODY',
    });
    expect(closed).toEqual([b.fileId]);
    expect((await statuses())[1]).toContain('WITH_RESPONSIBLE_BODY');
    expect((await statuses())[0]).toContain('CHILD_SUPPORTED');
    expect((await call(reports.summarizeShift, shift)).waitingForOutcome).toEqual([]);
  });

  it('reach nobody whom one of their informants fears, through whichever of them they are handed on', async () => {
    await call(reports.markUnsafe, { fileId: b.fileId, kind: 'WORDS', words: 'hiệu trưởng' });
    const marksOf = async (fileId: FileId) =>
      (await call(reports.getRouting, { fileId }, systemActor('test'))).unsafe.map((mark) => mark.words);
    expect(await marksOf(a.fileId)).toEqual([]);
    await call(reports.mergeReports, { fileId: b.fileId, intoFileId: a.fileId, reason: 'x' });
    expect(await marksOf(a.fileId)).toEqual(['hiệu trưởng']);
    expect(await marksOf(b.fileId)).toEqual(['hiệu trưởng']);
    await call(reports.unmergeReport, { fileId: b.fileId, reason: 'x' });
    expect(await marksOf(a.fileId)).toEqual([]);
  });

  it('that are not one are never proposed again', async () => {
    await call(reports.dismissDuplicate, {
      fileId: a.fileId,
      otherFileId: b.fileId,
      reason: 'hai bé khác nhau',
    });
    expect((await related(b.fileId)).proposed.map((one) => one.fileId)).not.toContain(a.fileId);
    expect((await related(a.fileId)).proposed.map((one) => one.fileId)).not.toContain(b.fileId);
    // Reading it again, as after a lost job, proposes the others only.
    await superuser.query('update reports.report set read_at = null where file_id = $1', [b.fileId]);
    await test.platform.runJob(readJob, { fileId: b.fileId });
    expect((await related(b.fileId)).proposed.map((one) => one.fileId)).not.toContain(a.fileId);
  });
});

describe('two people at once', () => {
  it('who join each other’s report: one wins, none is lost, nobody waits for ever', async () => {
    const both = await Promise.all([
      reasonOf(call(reports.mergeReports, { fileId: a.fileId, intoFileId: b.fileId, reason: 'x' })),
      reasonOf(
        call(
          reports.mergeReports,
          { fileId: b.fileId, intoFileId: a.fileId, reason: 'x' },
          official(office, ['SUPERVISOR']),
        ),
      ),
    ]);
    expect(both.filter((one) => one === 'DONE')).toHaveLength(1);
    expect(['SAME_REPORT', 'STATE_CHANGED', 'ALREADY_MERGED']).toContain(both.find((one) => one !== 'DONE'));
    expect((await inQueue()).filter(Boolean)).toHaveLength(2);
  });

  it('who take a merge back, together and once more: it is taken back once, and what had joined it stays with it', async () => {
    await call(reports.mergeReports, { fileId: c.fileId, intoFileId: b.fileId, reason: 'x' });
    await call(reports.mergeReports, { fileId: b.fileId, intoFileId: a.fileId, reason: 'x' });
    const back = (who: Actor) =>
      reasonOf(call(reports.unmergeReport, { fileId: b.fileId, reason: 'x' }, who));
    const both = await Promise.all([back(officer), back(official(office, ['SUPERVISOR']))]);
    expect(both.toSorted()).toEqual(['DONE', 'NOT_MERGED']);
    const after = await everything();
    expect(await back(officer)).toBe('NOT_MERGED');
    expect(await everything()).toBe(after);
    expect(await inQueue()).toEqual([true, true, false]);
    expect((await related(c.fileId)).mergedInto?.fileId).toBe(b.fileId);
    const { events } = await call(reports.getReport, { fileId: b.fileId });
    expect(events.filter(({ kind }) => kind === 'UNMERGED')).toHaveLength(1);
  });

  it('in a ring of three: no ring comes of it', async () => {
    const ring = [
      [a, b],
      [b, c],
      [c, a],
    ] as const;
    await Promise.all(
      ring.map(([from, into]) =>
        reasonOf(call(reports.mergeReports, { fileId: from.fileId, intoFileId: into.fileId, reason: 'x' })),
      ),
    );
    expect((await inQueue()).filter(Boolean).length).toBeGreaterThan(0);
    const chains = await superuser.query(
      `select 1 from reports.report r join reports.report h on h.file_id = r.merged_into_id where h.merged_into_id is not null`,
    );
    expect(chains.rows).toEqual([]);
  });

  it('a colleague’s work is not taken from them', async () => {
    const colleague = official(office, ['INTAKE_OFFICER']);
    await call(reports.claimReport, { fileId: a.fileId }, colleague);
    for (const [fileId, intoFileId] of [
      [a.fileId, b.fileId],
      [b.fileId, a.fileId],
    ])
      expect(await reasonOf(call(reports.mergeReports, { fileId, intoFileId, reason: 'x' }))).toBe(
        'COLLEAGUE_HOLDS_IT',
      );
  });
});

describe('another office', () => {
  it('joins nothing to what it does not hold, and learns nothing by trying', async () => {
    // It holds one report of its own and knows the ids of others.
    const theirs = stranger.grants[0]?.organizationId ?? '';
    await superuser.query('update files.file set holder_organization_id = $1 where id = $2', [
      theirs,
      c.fileId,
    ]);
    await superuser.query('update reports.report set organization_id = $1 where file_id = $2', [
      theirs,
      c.fileId,
    ]);
    await superuser.query('update files.access set organization_id = $1 where file_id = $2', [
      theirs,
      c.fileId,
    ]);
    const before = await everything();
    const absent = randomUUID();
    for (const other of [a.fileId, absent]) {
      const tries = [
        () => call(reports.mergeReports, { fileId: c.fileId, intoFileId: other, reason: 'x' }, stranger),
        () => call(reports.mergeReports, { fileId: other, intoFileId: c.fileId, reason: 'x' }, stranger),
        () => call(reports.dismissDuplicate, { fileId: c.fileId, otherFileId: other, reason: 'x' }, stranger),
        () => call(reports.unmergeReport, { fileId: other, reason: 'x' }, stranger),
        () => call(reports.openIncident, { fileIds: [c.fileId, other], title: 'x' }, stranger),
        () => related(other as FileId, stranger),
      ];
      for (const one of tries) expect(await reasonOf(one())).toBe('NOT_FOUND');
    }
    expect(await everything()).toBe(before);
    // The proposals that name reports of others are not there for it: no count, no gap.
    expect(await related(c.fileId, stranger)).toEqual({
      mergedInto: null,
      merged: [],
      proposed: [],
      incidents: [],
    });
  });

  it('that sees only parts of a report sees nothing related to it, and never finds it by its words', async () => {
    const theirs = stranger.grants[0]?.organizationId;
    await call(reports.mergeReports, { fileId: b.fileId, intoFileId: a.fileId, reason: 'x' });
    await superuser.query(
      "insert into files.access (file_id, organization_id, valid_from, why, parts) values ($1, $2, '2026-01-01', 'STEP', '{TEXT,NOTES}')",
      [a.fileId, theirs],
    );
    expect(await related(a.fileId, stranger)).toEqual({
      mergedInto: null,
      merged: [],
      proposed: [],
      incidents: [],
    });
    expect((await call(reports.searchReports, { query: 'clip đánh bạn' }, stranger)).items).toEqual([]);
  });
});
