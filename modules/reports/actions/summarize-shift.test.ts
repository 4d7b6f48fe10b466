import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Handle } from '#kernel/actions/handle.ts';
import type { FileId } from '#kernel/ids/ids.ts';
import { type Actor, publicActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { rooms } from '#platform/rooms.ts';
import * as reports from '../contract.ts';

const test = useTestPlatform(rooms, '2026-11-23T02:00:00Z');
const files: FileId[] = [];
let superuser: pg.Client;
let office = '';
let officer: ReturnType<typeof official>;
const call = <Input, Output>(handle: Handle<Input, Output>, input: unknown, actor: Actor = officer) =>
  test.platform.call(actor, handle, input);
const night = { from: '2026-11-22T15:00:00Z', to: '2026-11-23T00:00:00Z' };
const day = { from: '2026-11-23T00:00:00Z', to: '2026-11-23T12:00:00Z' };

/** Two of the night, three of the day: one is an emergency, one is closed, one merged. */
beforeAll(async () => {
  superuser = await test.client('superuser');
  const times = [
    '2026-11-22T16:00:00Z',
    '2026-11-22T17:00:00Z',
    ...Array.from({ length: 3 }, () => undefined),
  ];
  for (const [n, receivedAt] of times.entries()) {
    await call(
      reports.submitReport,
      {
        nonce: randomBytes(16).toString('base64url'),
        channel: n % 2 ? 'PHONE' : 'WEB',
        ...(receivedAt ? { receivedAt } : {}),
        report: { text: `chuyện kín số ${n}` },
      },
      publicActor,
    );
    const found = await superuser.query<{ id: FileId; office: string }>(
      'select file_id as id, organization_id as office from reports.report order by reference desc limit 1',
    );
    files.push(found.rows[0]?.id as FileId);
    office = found.rows[0]?.office ?? '';
  }
  officer = official(office, ['INTAKE_OFFICER']);
  const [emergency, nuisance, , merged] = files;
  await call(reports.claimReport, { fileId: emergency });
  await call(reports.triageReport, { fileId: emergency, priority: 'EMERGENCY' });
  await call(reports.recordVoiceContact, { fileId: emergency, reached: false, note: 'máy bận' });
  await call(reports.claimReport, { fileId: nuisance });
  await call(reports.closeReport, {
    fileId: nuisance,
    reason: 'NUISANCE',
    outcome: 'NOT_ENOUGH_TO_ACT',
    note: 'gọi thử',
  });
  await call(reports.mergeReports, { fileId: merged, intoFileId: emergency, reason: 'cùng chuyện' });
});

describe('whoever takes over a shift', () => {
  it('reads what came, what was decided, what is open with whom', async () => {
    const summary = await call(reports.summarizeShift, day);
    expect(summary.came.count).toBe(3);
    expect((await call(reports.summarizeShift, night)).came).toEqual({
      count: 2,
      byPriority: [
        { priority: 'EMERGENCY', count: 1 },
        { priority: 'NORMAL', count: 1 },
      ],
      byChannel: [
        { channel: 'PHONE', count: 1 },
        { channel: 'WEB', count: 1 },
      ],
    });
    expect(summary.decided.byKind).toEqual(
      expect.arrayContaining([
        { kind: 'CLAIMED', count: 2 },
        { kind: 'CLOSED', count: 1 },
        { kind: 'MERGED', count: 1 },
      ]),
    );
    expect(summary.decided.closed).toMatchObject([{ fileId: files[1], closingReason: 'NUISANCE' }]);
    expect(summary.open).toMatchObject({
      count: 3,
      unclaimed: 2,
      byPerson: [
        { personId: null, count: 2 },
        { personId: officer.personId, count: 1, oldestReceivedAt: '2026-11-22T16:00:00.000Z' },
      ],
    });
  });

  it('sees each emergency with the last try to reach a voice', async () => {
    const { emergencies } = await call(reports.summarizeShift, day);
    expect(emergencies).toMatchObject([
      { fileId: files[0], closedAt: null, voiceContact: { reached: false } },
    ]);
    test.clock.advance(60_000);
    await call(reports.recordVoiceContact, { fileId: files[0], reached: true, note: 'đã gặp em' });
    test.clock.advance(60_000);
    await call(reports.recordVoiceContact, { fileId: files[0], reached: false, note: 'gọi lại, bận' });
    const later = await call(reports.summarizeShift, day);
    expect(later.emergencies[0]?.voiceContact).toEqual({ at: '2026-11-23T02:01:00.000Z', reached: true });
  });

  it('sees every clock of the office that has run out', async () => {
    await superuser.query(
      `insert into deadlines.clock (id, subject_kind, subject_id, organization_id, time_limit_key, time_limit_valid_from, started_at, due_at, earliest_due_at, warn_at)
       select gen_random_uuid(), kind, $1, $2, key, valid_from, '2026-11-22', due, due, due
       from (select * from deadlines.time_limit limit 1) l, (values ('FILE', '2026-11-22T20:00:00Z'::timestamptz),
         ('STEP', '2026-11-22T21:00:00Z'), ('PROMISED_CALL', '2026-12-01')) one (kind, due)`,
      [files[4], office],
    );
    const { overdue } = await call(reports.summarizeShift, day);
    expect(overdue).toMatchObject([
      { subjectKind: 'FILE', dueAt: '2026-11-22T20:00:00.000Z', report: { fileId: files[4] } },
      { subjectKind: 'STEP', report: null },
    ]);
  });

  it('reads no word of a report, and nothing of another office', async () => {
    expect(JSON.stringify(await call(reports.summarizeShift, day))).not.toMatch(
      /chuyện kín|máy bận|đã gặp em/,
    );
    const stranger = official(randomUUID(), ['SUPERVISOR']);
    expect(await call(reports.summarizeShift, day, stranger)).toEqual({
      came: { count: 0, byPriority: [], byChannel: [] },
      decided: { byKind: [], closed: [] },
      open: { count: 0, unclaimed: 0, byPerson: [] },
      overdue: [],
      emergencies: [],
      waitingForOutcome: [],
    });
  });

  it('is told when the times are turned round', async () => {
    for (const turned of [
      { from: day.to, to: day.from },
      { from: '2026-01-01T00:00:00Z', to: day.to },
    ])
      await expect(call(reports.summarizeShift, turned)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
