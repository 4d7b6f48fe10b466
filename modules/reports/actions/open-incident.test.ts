import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Handle } from '#kernel/actions/handle.ts';
import type { Subscriber } from '#kernel/actions/room.ts';
import type { FileId } from '#kernel/ids/ids.ts';
import { type Actor, publicActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { rooms } from '#platform/rooms.ts';
import * as reports from '../contract.ts';

const test = useTestPlatform(rooms);
const files: FileId[] = [];
const second = randomUUID();
let officer: Actor;
let other: Actor;

const call = <Input, Output>(handle: Handle<Input, Output>, input: unknown, actor: Actor = officer) =>
  test.platform.call(actor, handle, input);
const reasonOf = (pending: Promise<unknown>) =>
  pending.then(
    () => 'DONE',
    (error: { reason?: string; message: string }) => error.reason ?? error.message,
  );
const incidentsOf = async (fileId: FileId | undefined, actor?: Actor) =>
  (await call(reports.listRelated, { fileId }, actor)).incidents;

beforeAll(async () => {
  const superuser = await test.client('superuser');
  for (const text of ['bé ở Bến Lức', 'bé ở Đức Hoà', 'bé ở Tân An', 'chuyện khác']) {
    await call(
      reports.submitReport,
      { nonce: randomBytes(16).toString('base64url'), channel: 'WEB', report: { text } },
      publicActor,
    );
    const found = await superuser.query<{ id: FileId }>(
      'select file_id as id from reports.report order by reference desc limit 1',
    );
    files.push(found.rows[0]?.id as FileId);
  }
  const office = await superuser.query<{ id: string }>(
    'select organization_id as id from reports.report limit 1',
  );
  officer = official(office.rows[0]?.id ?? '', ['COORDINATOR']);
  other = official(second, ['COORDINATOR']);
  await test.runWaitingJobs();
});

describe('one account that harms several children', () => {
  it('is one incident, and each child keeps a file of her own', async () => {
    const before = await call(reports.listQueue, {});
    const { incidentId } = await call(reports.openIncident, {
      fileIds: [files[0], files[1]],
      title: 'Nick anh.k_vidu nhắn nhiều bé',
    });
    await call(reports.addToIncident, { fileId: files[2], incidentId });
    const [incident] = await incidentsOf(files[1]);
    expect(incident?.title).toBe('Nick anh.k_vidu nhắn nhiều bé');
    expect(incident?.reports.map((one) => one.fileId).sort()).toEqual([files[0], files[1], files[2]].sort());
    expect((await call(reports.listQueue, {})).items.map((one) => one.fileId)).toEqual(
      before.items.map((one) => one.fileId),
    );
    await call(reports.leaveIncident, { fileId: files[1], incidentId, reason: 'nick khác' });
    expect(await incidentsOf(files[1])).toEqual([]);
    expect((await incidentsOf(files[0]))[0]?.reports).toHaveLength(2);
    expect(await reasonOf(call(reports.leaveIncident, { fileId: files[1], incidentId, reason: 'x' }))).toBe(
      'NOT_FOUND',
    );
    await call(reports.addToIncident, { fileId: files[1], incidentId });
    expect((await incidentsOf(files[0]))[0]?.reports).toHaveLength(3);
  });

  it('keeps its title sealed', async () => {
    const superuser = await test.client('superuser');
    const kept = await superuser.query('select json_agg(i)::text as rows from reports.incident i');
    expect(kept.rows[0].rows).not.toContain('anh.k_vidu');
  });

  it('shows an office that received one of the files that one, and no trace of the others', async () => {
    const superuser = await test.client('superuser');
    await superuser.query('update files.file set holder_organization_id = $1 where id = $2', [
      second,
      files[0],
    ]);
    await superuser.query(
      "insert into files.access (file_id, organization_id, valid_from, why) values ($1, $2, '2026-01-01', 'STEP')",
      [files[0], second],
    );
    const [incident] = await incidentsOf(files[0], other);
    expect(incident?.reports.map((one) => one.fileId)).toEqual([files[0]]);
    expect(JSON.stringify(incident)).not.toContain(files[1]);
  });

  it('takes in nothing that the office does not hold, and is joined by nobody who does not see it', async () => {
    const [incident] = await incidentsOf(files[2]);
    const incidentId = incident?.incidentId;
    expect(await reasonOf(call(reports.openIncident, { fileIds: [files[3], files[0]], title: 'x' }))).toBe(
      'NOT_FOUND',
    );
    expect(await reasonOf(call(reports.addToIncident, { fileId: files[3], incidentId: randomUUID() }))).toBe(
      'NOT_FOUND',
    );
    const stranger = official(randomUUID(), ['COORDINATOR', 'SUPERVISOR']);
    expect(await reasonOf(call(reports.addToIncident, { fileId: files[3], incidentId }, stranger))).toBe(
      'NOT_FOUND',
    );
    expect(await reasonOf(call(reports.openIncident, { fileIds: [files[3]], title: 'x' }, stranger))).toBe(
      'NOT_FOUND',
    );
  });

  it('is gone, title and all, with the last report in it', async () => {
    const superuser = await test.client('superuser');
    const forget = rooms
      .flatMap((room) => room.subscribers)
      .find((one) => one.name === 'reports.forget-finding') as Subscriber;
    const left = async () =>
      (await superuser.query('select (select count(*) from reports.incident)::int as n')).rows[0].n;
    const { incidentId } = await call(reports.openIncident, { fileIds: [files[3]], title: 'chỉ một tin' });
    const before = await left();
    await test.platform.runJob(forget, { fileId: files[3] ?? '' });
    expect(await left()).toBe(before - 1);
    expect(
      (await superuser.query('select 1 from reports.incident where id = $1', [incidentId])).rows,
    ).toEqual([]);
  });
});
