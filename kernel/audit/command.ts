import fs from 'node:fs';
import { formatKey, type NoteKey } from './checkpoint.ts';
import { openExport, writeExport } from './export.ts';
import { auditEn } from './messages.en.ts';
import { type AuditWords, auditVi } from './messages.vi.ts';
import type { LogSource } from './records.ts';
import { countEntries, storedLog } from './stored-log.ts';
import type { Connection } from './tree-store.ts';
import { exitCodeOf, type Finding, type Verdict, verifyLog } from './verify.ts';
import { readWitnessNotes } from './witness-file.ts';

export type AuditVerifyOptions = {
  /**
   * A file: read and verified without any database if it exists; otherwise the log is exported into it first and the file is
   * what is verified. Null: the database is verified as it stands.
   */
  exportFile: string | null;
  /** A connection of the login `audit`; null where only a file is verified. */
  db: Connection | null;
  /** The log's public key from a source of its own; needed with a database. */
  logKey: NoteKey | null;
  witnessKeys: readonly NoteKey[];
  /** File of a witness, fetched from where it lies; null without. */
  witnessFile: string | null;
  json: boolean;
  language: 'vi' | 'en';
  out(line: string): void;
  progress(line: string): void;
};

/**
 * `annhi audit verify`: names the first entry that was changed, removed, inserted or reordered.
 * @returns the exit code: 0 intact and witnessed, 1 tampered, 2 consistent but not under a witnessed checkpoint. What cannot be
 * verified at all throws (the command line answers 3).
 */
export async function auditVerifyCommand(options: AuditVerifyOptions): Promise<0 | 1 | 2> {
  const words = options.language === 'vi' ? auditVi : auditEn;
  const { db, exportFile } = options;
  const isFileThere = exportFile !== null && fs.existsSync(exportFile);
  if (!isFileThere && (!db || !options.logKey))
    throw new TypeError('Without an export, a connection and the log key are needed');
  const check = async (source: LogSource, total: number | null) => {
    const verdict = await verifyLog(source, {
      logKey: options.logKey,
      witnessKeys: options.witnessKeys,
      witnessNotes: options.witnessFile === null ? [] : readWitnessNotes(options.witnessFile),
      onProgress: progressEvery(50_000, total, words, options.progress),
    });
    report(verdict, words, options);
    return exitCodeOf(verdict);
  };
  if (isFileThere) return check(await openExport(exportFile), null);
  return inSnapshot(db as Connection, async (connection) => {
    const key = options.logKey as NoteKey;
    const stored = storedLog(connection, { origin: key.name, key: formatKey(key) });
    const total = await countEntries(connection);
    if (exportFile === null) return check(stored, total);
    await writeExport(exportFile, stored);
    options.progress(words.verdict.exported(exportFile));
    return check(await openExport(exportFile), total);
  });
}

/** What a verdict says, one sentence per line. */
export function describeVerdict(verdict: Verdict, words: AuditWords): string[] {
  const say = words.verdict;
  const lines: string[] = [];
  if (verdict.outcome === 'WITNESSED') lines.push(say.witnessed(verdict.entries, verdict.witnessedSize));
  if (verdict.outcome === 'NOT_WITNESSED') lines.push(say.notWitnessed(verdict.entries));
  if (verdict.outcome === 'EMPTY') lines.push(say.empty);
  if (verdict.outcome === 'UNSIGNED') lines.push(say.unsigned);
  if (verdict.outcome === 'CHECKPOINT_FORGED') lines.push(say.forged(verdict.forgedSize ?? 0));
  if (verdict.outcome === 'TILE_DAMAGED') lines.push(say.tileDamaged(verdict.tileIndex ?? 0));
  if (verdict.finding) lines.push(...describeFinding(verdict.finding, words));
  const after = verdict.entries - verdict.witnessedSize;
  if (verdict.outcome === 'WITNESSED' && after > 0) lines.push(say.afterWitness(after));
  if (!verdict.isKeyGiven && verdict.outcome !== 'EMPTY') lines.push(say.keyFromExport);
  return lines;
}

function describeFinding(finding: Finding, words: AuditWords): string[] {
  const say = words.verdict;
  const how = words.how[finding.how];
  const isExact = finding.position === finding.lastPosition;
  const lines = [
    isExact
      ? say.exact(how, finding.position, finding.id === null ? '' : say.id(finding.id))
      : say.between(how, finding.position, finding.lastPosition),
  ];
  if (finding.belongsAt !== null) lines.push(say.belongs(finding.belongsAt));
  if (!finding.isCertain) lines.push(say.likely);
  return lines;
}

function report(verdict: Verdict, words: AuditWords, options: AuditVerifyOptions): void {
  const sentences = describeVerdict(verdict, words);
  if (options.json) options.out(JSON.stringify({ ...verdict, exitCode: exitCodeOf(verdict), sentences }));
  else for (const line of sentences) options.out(line);
}

function progressEvery(step: number, total: number | null, words: AuditWords, put: (line: string) => void) {
  let next = step;
  return (entries: number) => {
    // A log with damage is read a second time, from the beginning.
    if (entries < next - step) next = step;
    if (entries < next) return;
    next = entries + step;
    put(words.verdict.progress(entries, total ?? entries));
  };
}

async function inSnapshot<T>(db: Connection, work: (db: Connection) => Promise<T>): Promise<T> {
  await db.query('begin transaction isolation level repeatable read, read only');
  try {
    return await work(db);
  } finally {
    await db.query('rollback');
  }
}
