import { isAscii } from 'node:buffer';
import { once } from 'node:events';
import fs from 'node:fs';
import { finished } from 'node:stream/promises';
import { exportUnreadable } from './errors.ts';
import { type ExportLine, type LogGroup, type LogSource, type StoredEntry, zExportLine } from './records.ts';

const chunkBytes = 1 << 20;
const longestLine = 256 * 1024;

/**
 * Writes a log into a file of JSON lines; the file is there whole or not at all.
 * @throws when the file exists already: an export is evidence and is never overwritten.
 */
export async function writeExport(file: string, source: LogSource): Promise<void> {
  if (fs.existsSync(file)) throw exportUnreadable(`${file}: EEXIST`);
  const half = `${file}.half`;
  const out = fs.createWriteStream(half, { mode: 0o600 });
  const put = async (lines: readonly ExportLine[]) => {
    if (!out.write(lines.map((line) => asciiLine(line)).join(''))) await once(out, 'drain');
  };
  let groups = 0;
  await put([{ kind: 'header', v: 1, ...source.header }]);
  for await (const group of source.read()) {
    await put(linesOf(group));
    groups += 1;
  }
  await put([{ kind: 'end', groups }]);
  out.end();
  await finished(out);
  fs.renameSync(half, file);
}

/** Opens an export. @throws AnNhiError `AUDIT_EXPORT_UNREADABLE` here or while reading, naming the line. */
export async function openExport(file: string): Promise<LogSource> {
  for await (const { lines } of readLines(file)) {
    const header = lines[0] === undefined ? null : parseLine(lines[0], 1);
    if (header?.kind !== 'header') break;
    return { header: { origin: header.origin, key: header.key }, read: () => readGroups(file) };
  }
  throw exportUnreadable(`${file}:1`);
}

function linesOf(group: LogGroup): ExportLine[] {
  const lines: ExportLine[] = [{ kind: 'group', index: group.index }];
  for (const note of group.notes) lines.push({ kind: 'checkpoint', note });
  if (group.tile) lines.push({ kind: 'tile', hashes: encode(group.tile) });
  for (const { position, id, xid, hash, body } of group.entries) {
    lines.push({ kind: 'entry', position, id, xid, hash: encode(hash), body: encode(body) });
  }
  return lines;
}

type EntryLine = Extract<ExportLine, { kind: 'entry' }>;
type OpenGroup = { index: number; notes: string[]; tile: Uint8Array | null; entries: StoredEntry[] };

async function* readGroups(file: string): AsyncGenerator<LogGroup> {
  let group: OpenGroup | null = null;
  let groups = 0;
  let ended = false;
  for await (const { lines, first } of readLines(file)) {
    for (const [offset, text] of lines.entries()) {
      const number = first + offset;
      if (number === 1) continue;
      const line = parseLine(text, number);
      if (ended || line.kind === 'header') throw exportUnreadable(`${file}:${number}`);
      if (line.kind === 'group' || line.kind === 'end') {
        if (group) yield group;
        group = line.kind === 'group' ? { index: line.index, notes: [], tile: null, entries: [] } : null;
        ended = line.kind === 'end';
        if (line.kind === 'end' && line.groups !== groups) throw exportUnreadable(`${file}:${number}`);
        groups += 1;
        continue;
      }
      if (!group) throw exportUnreadable(`${file}:${number}`);
      if (line.kind === 'checkpoint') group.notes.push(line.note);
      else if (line.kind === 'tile') group.tile = Buffer.from(line.hashes, 'base64');
      else group.entries.push(toEntry(line));
    }
  }
  if (!ended) throw exportUnreadable(`${file}: end`);
}

/** Entries are nearly all lines: they are checked by hand, everything else by its schema. */
function parseLine(text: string, number: number): ExportLine {
  try {
    const line = JSON.parse(text) as ExportLine;
    if (line.kind === 'entry' && isEntry(line)) return line;
    return zExportLine.parse(line);
  } catch (cause) {
    throw exportUnreadable(`:${number}`, cause);
  }
}

function isEntry({ position, id, xid, hash, body }: EntryLine): boolean {
  return isCount(position) && isCount(id) && isCount(xid) && isText(hash) && isText(body);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 100_000;
}

function toEntry({ position, id, xid, hash, body }: EntryLine): StoredEntry {
  return { position, id, xid, hash: decode(hash), body: decode(body) };
}

/**
 * ASCII only, whatever a note holds: one wide character would make the reader keep every line at two bytes a character, which
 * costs a third of the speed.
 */
function asciiLine(line: ExportLine): string {
  const text = JSON.stringify(line);
  const escape = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${line.kind === 'entry' ? text : text.replaceAll(/[\u0080-\uffff]/g, escape)}\n`;
}

async function* readLines(file: string): AsyncGenerator<{ lines: string[]; first: number }> {
  let rest: Buffer = Buffer.alloc(0);
  let first = 1;
  for await (const chunk of fs.createReadStream(file, {
    highWaterMark: chunkBytes,
  }) as AsyncIterable<Buffer>) {
    const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = bytes.lastIndexOf(10);
    rest = end < 0 ? bytes : bytes.subarray(end + 1);
    if (rest.length > longestLine + chunkBytes) throw exportUnreadable(`${file}:${first}`);
    if (end < 0) continue;
    const lines = decodeLines(bytes.subarray(0, end)).split('\n');
    yield { lines, first };
    first += lines.length;
  }
  if (rest.length > 0) yield { lines: [rest.toString()], first };
}

function decodeLines(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function decode(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
