import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { systemActor } from '#kernel/permissions/actor.ts';
import { useTestPlatform } from '#kernel/testing/platform.ts';
import { rooms } from '#platform/rooms.ts';
import { type ExpectedReport, type Measured, measureProposals } from '#packages/vietnamese-text/index.ts';
import { importReports, type ImportResult } from './import-reports.ts';

const test = useTestPlatform(rooms);
const samples = fileURLToPath(new URL('../../../interop/reports.vi.jsonl', import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-import-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function bring(file: string): Promise<ImportResult[]> {
  const results: ImportResult[] = [];
  for await (const result of importReports(test.platform, file)) results.push(result);
  return results;
}

const count = () =>
  test.database.run(
    systemActor('test'),
    async (tx) => (await tx.selectFrom('reports.report').select('file_id').execute()).length,
  );

describe('bringing reports in from a file', () => {
  it('takes all sixty samples, and run again answers the same codes with no report more', async () => {
    const first = await bring(samples);
    expect(first.map((one) => one.outcome)).toEqual(Array<string>(60).fill('ACCEPTED'));
    const again = await bring(samples);
    expect(again.map((one) => one.outcome)).toEqual(Array<string>(60).fill('ALREADY_HERE'));
    expect(again.map((one) => one.trackingCode)).toEqual(first.map((one) => one.trackingCode));
    expect(await count()).toBe(60);
  });

  it('proposes for each line what measuring the rules says of it, duplicates of the same file included', async () => {
    const lines = fs.readFileSync(samples, 'utf8').split('\n').filter(Boolean);
    const reports = lines.map((line) => JSON.parse(line) as ExpectedReport);
    const results = await bring(samples);
    const wrong = (what: Measured['what']) =>
      measureProposals(reports).find((row) => row.what === what)?.wrong;
    const differs = (is: (at: number) => boolean) => reports.flatMap(({ id }, at) => (is(at) ? [] : [id]));
    expect(differs((at) => results[at]?.proposal?.category === reports[at]?.expect.category)).toEqual(
      wrong('CATEGORY'),
    );
    expect(differs((at) => results[at]?.proposal?.route === reports[at]?.expect.routeTo)).toEqual(
      wrong('ROUTE'),
    );
    const alarms = results.filter((one) => one.proposal?.priority === 'EMERGENCY');
    expect(alarms.length).toBeGreaterThan(0);
    expect(alarms.every((one) => one.proposal?.signs.some((sign) => sign.words.length > 0))).toBe(true);
    const merged = results.filter((one) =>
      one.proposal?.duplicates.some(({ relation }) => relation === 'DUPLICATE'),
    );
    expect(merged.map((one) => one.id)).toEqual(
      reports.flatMap(({ id, expect: wanted }) => (wanted.duplicateOf ? [id] : [])),
    );
  });

  it('names what is wrong with a line and goes on with the next', async () => {
    const good = fs.readFileSync(samples, 'utf8').split('\n')[0]?.replace('"A001"', '"B001"') ?? '';
    const file = path.join(folder, 'mixed.jsonl');
    fs.writeFileSync(file, ['{broken', '{"id":"x"}', '', good].join('\n'));
    const results = await bring(file);
    expect(results.map((one) => [one.line, one.outcome, one.reason])).toEqual([
      [1, 'REFUSED', 'NOT_JSON'],
      [2, 'REFUSED', 'WRONG_SHAPE'],
      [4, 'ACCEPTED', null],
    ]);
    expect(results[1]?.vi).toContain('channel');
  });
});
