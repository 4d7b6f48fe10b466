import { isAscii } from 'node:buffer';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseKey } from './checkpoint.ts';
import { auditVerifyCommand, describeVerdict } from './command.ts';
import { openExport, writeExport } from './export.ts';
import { auditEn } from './messages.en.ts';
import { auditVi } from './messages.vi.ts';
import type { LogGroup, LogSource } from './records.ts';
import { makeSampleLog, sampleSource } from './sample-log.ts';
import { type Verdict, verifyLog } from './verify.ts';

const log = makeSampleLog(600, 20);
const options = { logKey: parseKey(log.key), witnessNotes: log.checkpoints.slice(-1).map((one) => one.note) };
let folder = '';
let lines: string[] = [];

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-export-'));
  await writeExport(path.join(folder, 'log.jsonl'), sampleSource(log));
  lines = fs.readFileSync(path.join(folder, 'log.jsonl'), 'utf8').split('\n').slice(0, -1);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

let files = 0;
async function verifyLines(changed: readonly string[]): Promise<Verdict> {
  const file = path.join(folder, `changed-${files++}.jsonl`);
  fs.writeFileSync(file, `${changed.join('\n')}\n`);
  return verifyLog(await openExport(file), options);
}
async function groupsOf(source: LogSource): Promise<LogGroup[]> {
  const groups: LogGroup[] = [];
  for await (const group of source.read()) groups.push(group);
  return groups;
}

const lineOf = (position: number) =>
  lines.findIndex((line) => line.startsWith(`{"kind":"entry","position":${position},`));

describe('an export', () => {
  it('comes back as it was written, in groups', async () => {
    const groups = await groupsOf(await openExport(path.join(folder, 'log.jsonl')));
    const originals = await groupsOf(sampleSource(log));
    expect(groups.map((group) => group.entries.length)).toEqual([256, 256, 88]);
    expect(groups.map(({ index, notes }) => ({ index, notes }))).toEqual(
      originals.map(({ index, notes }) => ({ index, notes })),
    );
    expect(groups.flatMap((group) => group.entries)).toMatchObject(
      log.entries.map(({ position, id, xid }) => ({ position, id, xid })),
    );
    expect((await verifyLines(lines)).outcome).toBe('WITNESSED');
  });

  it('is evidence: never overwritten, and readable by its owner only', async () => {
    const file = path.join(folder, 'log.jsonl');
    await expect(writeExport(file, sampleSource(log))).rejects.toThrow(/AUDIT_EXPORT_UNREADABLE/);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.existsSync(`${file}.half`)).toBe(false);
    expect(isAscii(fs.readFileSync(file))).toBe(true);
  });

  it('with a line deleted, doubled, or two swapped names the entry', async () => {
    const at = lineOf(120);
    expect((await verifyLines(lines.toSpliced(at, 1))).finding).toMatchObject({
      how: 'REMOVED',
      position: 120,
    });
    expect((await verifyLines(lines.toSpliced(at, 0, lines[at] ?? ''))).finding).toMatchObject({
      position: 121,
    });
    const swapped = lines.with(at, lines[at + 1] ?? '').with(at + 1, lines[at] ?? '');
    expect((await verifyLines(swapped)).finding).toMatchObject({
      how: 'REORDERED',
      position: 120,
      belongsAt: 121,
    });
  });

  it('with a whole group cut out, tile and checkpoints and all, names its first entry', async () => {
    const from = lines.indexOf('{"kind":"group","index":1}');
    const to = lines.indexOf('{"kind":"group","index":2}');
    const cut = lines.toSpliced(from, to - from).with(-1, '{"kind":"end","groups":2}');
    const { finding } = await verifyLines(cut.filter((line) => line !== ''));
    expect(finding).toMatchObject({ how: 'REMOVED', position: 256, lastPosition: 256 });
    const renumbered = cut.map((line, index) => {
      const entry = JSON.parse(line) as { kind: string; position: number };
      return entry.kind === 'entry' && index > from
        ? line.replace(/"position":\d+/, `"position":${entry.position - 256}`)
        : line;
    });
    expect((await verifyLines(renumbered)).finding).toMatchObject({
      how: 'REMOVED',
      position: 256,
      isCertain: false,
    });
  });

  it.each([
    ['cut off', () => lines.slice(0, 300)],
    ['without its header', () => lines.slice(1)],
    ['with a second header', () => [...lines.slice(0, 9), lines[0] ?? '', ...lines.slice(9)]],
    ['with lines behind its end', () => [...lines, lines.at(-2) ?? '']],
    ['with a line that is not JSON', () => lines.with(lineOf(9), '{"kind":"entry"')],
    ['with a line of no known kind', () => lines.with(lineOf(9), '{"kind":"other"}')],
    [
      'with a number that is none',
      () => lines.with(lineOf(9), (lines[lineOf(9)] ?? '').replace('"id":19', '"id":1e400')),
    ],
    ['with an entry before any group', () => lines.toSpliced(1, 0, lines[lineOf(0)] ?? '')],
    ['with a line without end', () => [...lines.slice(0, 5), 'x'.repeat(3_000_000)]],
  ] as const)('%s cannot be read, which is said with the line', async (_, change) => {
    await expect(verifyLines(change())).rejects.toThrow(/AUDIT_EXPORT_UNREADABLE/);
  });

  it('is verified by the command without a database, in two languages', async () => {
    const run = async (file: string, language: 'vi' | 'en', witnessFile: string | null) => {
      const out: string[] = [];
      const base = {
        db: null,
        witnessKeys: [],
        json: false,
        progress: () => undefined,
        logKey: options.logKey,
      };
      const code = await auditVerifyCommand({
        ...base,
        exportFile: file,
        witnessFile,
        language,
        out: (line) => out.push(line),
      });
      return { code, out };
    };
    const witness = path.join(folder, 'witness.jsonl');
    fs.writeFileSync(
      witness,
      `${JSON.stringify({ at: '2026-11-21T08:00:00Z', note: log.checkpoints[9]?.note })}\n`,
    );
    const good = await run(path.join(folder, 'log.jsonl'), 'vi', witness);
    expect(good).toEqual({
      code: 0,
      out: [
        'Nhật ký nguyên vẹn: 600 mục, trong đó 200 mục nằm dưới điểm chốt đã có nơi làm chứng thấy.',
        '400 mục mới nhất đã được ký nhưng chưa có nơi làm chứng nào thấy.',
      ],
    });
    const file = path.join(folder, 'bad.jsonl');
    fs.writeFileSync(file, `${lines.toSpliced(lineOf(120), 1).join('\n')}\n`);
    expect(await run(file, 'vi', witness)).toEqual({ code: 1, out: ['Mục đầu tiên bị xóa: vị trí 120.'] });
    expect(await run(file, 'en', witness)).toEqual({ code: 1, out: ['First entry removed: position 120.'] });
    const alone = await run(path.join(folder, 'log.jsonl'), 'en', null);
    expect(alone.code).toBe(2);
    expect(alone.out[0]).toMatch(
      /^The log is consistent \(600 entries\) but not under a witnessed checkpoint/,
    );
  });
});

describe('the words of a verdict', () => {
  const outcomes: Verdict['outcome'][] = [
    'WITNESSED',
    'NOT_WITNESSED',
    'TILE_DAMAGED',
    'CHECKPOINT_FORGED',
    'UNSIGNED',
    'EMPTY',
  ];
  it.each(outcomes)('say something of %s in both languages', (outcome) => {
    const verdict: Verdict = {
      outcome,
      entries: 3,
      signedSize: 3,
      witnessedSize: 3,
      finding: null,
      tileIndex: 0,
      forgedSize: 2,
      isKeyGiven: true,
    };
    expect(describeVerdict(verdict, auditVi)).toHaveLength(1);
    expect(describeVerdict(verdict, auditEn)).toHaveLength(1);
    expect(describeVerdict({ ...verdict, isKeyGiven: false }, auditVi)).toHaveLength(
      outcome === 'EMPTY' ? 1 : 2,
    );
  });

  it('name a stretch where the place is not known exactly, and say what is only likely', () => {
    const finding = {
      how: 'CHANGED',
      position: 1000,
      lastPosition: 1019,
      id: null,
      belongsAt: null,
      isCertain: false,
    } as const;
    const verdict: Verdict = {
      outcome: 'TAMPERED',
      entries: 3000,
      signedSize: 3000,
      witnessedSize: 0,
      finding,
      tileIndex: null,
      forgedSize: null,
      isKeyGiven: true,
    };
    expect(describeVerdict(verdict, auditVi)[0]).toBe(
      'Mục đầu tiên bị sửa nằm trong khoảng vị trí 1.000 đến 1.019.',
    );
    expect(describeVerdict(verdict, auditVi)).toHaveLength(2);
  });
});
