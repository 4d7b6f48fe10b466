import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '#kernel/actions/room.ts';
import type { ExpectedReport } from '#packages/vietnamese-text/index.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { rooms } from '#platform/rooms.ts';
import { listRelated, searchReports } from '../contract.ts';
import { priorities } from '../rules/categories.ts';
import { importReports } from './import-reports.ts';

const file = fileURLToPath(new URL('../../../interop/reports.vi.jsonl', import.meta.url));
const samples = fs
  .readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as ExpectedReport & { channel: string });

const test = useTestPlatform(rooms);

type Stored = {
  readonly file_id: string;
  readonly channel: string;
  readonly category: string;
  readonly priority: number;
  readonly role_code: string | null;
  readonly sign_count: number;
  readonly kept_priority: number;
  readonly duplicate_of: string | null;
};

let superuser: pg.Client;
let stored: Map<string, Stored>;
const sampleOf = new Map<string, string>();

/** The samples go in by their own channels, are read by the jobs, and what the platform then holds is held against what people expect. */
beforeAll(async () => {
  superuser = await test.client('superuser');
  for await (const result of importReports(test.platform, file)) {
    expect(result.outcome, result.vi ?? '').toBe('ACCEPTED');
    const last = await superuser.query<{ id: string }>(
      'select file_id as id from reports.report order by reference desc limit 1',
    );
    sampleOf.set(last.rows[0]?.id ?? '', result.id ?? '');
  }
  const read = rooms.flatMap((room) => room.jobs).find((one) => one.name === 'reports.read-report') as Job;
  const arrived = await superuser.query<{ id: string }>(
    'select file_id as id from reports.report order by received_at',
  );
  for (const { id } of arrived.rows) await test.platform.runJob(read, { fileId: id });
  const rows = await superuser.query<Stored>(
    `select r.file_id, r.channel, p.category, p.priority, p.role_code, p.sign_count, r.priority as kept_priority,
      (select d.other_id from reports.duplicate_proposal d where d.file_id = r.file_id and d.relation = 'DUPLICATE'
        order by array_position(array['URL', 'ACCOUNT', 'TEXT'], d.by), d.confidence desc limit 1) as duplicate_of
     from reports.report r join reports.proposal p on p.file_id = r.file_id`,
  );
  stored = new Map(rows.rows.map((row) => [sampleOf.get(row.file_id) ?? '', row]));
});

const of = (id: string): Stored => {
  const row = stored.get(id);
  if (!row) throw new Error(`${id} was not read`);
  return row;
};
const share = (right: number, all: number) => right / all;
const idsWhere = (keep: (sample: (typeof samples)[number]) => boolean) =>
  samples.filter(keep).map((sample) => sample.id);
const isAlarm = (id: string) => priorities[of(id).priority - 1] === 'EMERGENCY';
const duplicateOf = (id: string) => {
  const other = of(id).duplicate_of;
  return other === null ? null : (sampleOf.get(other) ?? null);
};

describe('the sixty samples, as the platform stored them', () => {
  it('came in by their own channels, all of them', () => {
    expect(stored.size).toBe(60);
    for (const sample of samples) expect(of(sample.id).channel).toBe(sample.channel);
  });

  it('have every emergency in the queue as one, with the signs that show it', () => {
    const emergencies = idsWhere((sample) => sample.expect.isEmergency);
    expect(emergencies.filter((id) => !isAlarm(id))).toEqual([]);
    for (const id of emergencies) {
      expect(of(id).kept_priority, id).toBe(1);
      expect(of(id).sign_count, id).toBeGreaterThan(0);
    }
    const alarms = idsWhere((sample) => isAlarm(sample.id));
    expect(share(emergencies.length, alarms.length)).toBeGreaterThanOrEqual(0.6);
  });

  it('have the category that people expect in three of four, and there always the office', () => {
    const right = samples.filter((sample) => of(sample.id).category === sample.expect.category);
    expect(share(right.length, samples.length)).toBeGreaterThanOrEqual(0.75);
    const wrongOffice = right.filter(
      (sample) => (of(sample.id).role_code ?? 'NONE') !== sample.expect.routeTo,
    );
    expect(share(wrongOffice.length, right.length)).toBeLessThanOrEqual(0.05);
  });

  it('have nine of ten duplicates proposed, no more than one in ten wrong, and look-alikes kept apart', () => {
    const duplicates = samples.filter((sample) => sample.expect.duplicateOf !== null);
    const found = duplicates.filter((sample) => duplicateOf(sample.id) === sample.expect.duplicateOf);
    expect(share(found.length, duplicates.length)).toBeGreaterThanOrEqual(0.9);
    const proposed = samples.filter((sample) => duplicateOf(sample.id) !== null);
    const wrong = proposed.filter((sample) => duplicateOf(sample.id) !== sample.expect.duplicateOf);
    expect(share(wrong.length, proposed.length)).toBeLessThanOrEqual(0.1);
    const alike = samples.filter((sample) => sample.expect.notDuplicateOf !== null);
    expect(alike.length).toBeGreaterThan(0);
    for (const sample of alike) expect(duplicateOf(sample.id)).not.toBe(sample.expect.notDuplicateOf);
  });

  it('show an officer why two of them are one, and are found by what they say', async () => {
    const office = await superuser.query<{ id: string }>(
      'select organization_id as id from reports.report limit 1',
    );
    const officer = official(office.rows[0]?.id ?? '', ['INTAKE_OFFICER']);
    const { proposed } = await test.platform.call(officer, listRelated, { fileId: of('A002').file_id });
    expect(proposed[0]).toMatchObject({ fileId: of('A001').file_id, relation: 'DUPLICATE', by: 'URL' });
    expect(proposed[0]?.because).toEqual(['https://facebook.com/profile.php?id=999000000000101']);
    const found = await test.platform.call(officer, searchReports, { query: '"ảnh riêng tư"' });
    expect(found.items.map((item) => sampleOf.get(item.fileId))).toEqual(
      expect.arrayContaining(['A001', 'A002']),
    );
  });
});
