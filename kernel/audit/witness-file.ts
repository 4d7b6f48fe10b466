import fs from 'node:fs';
import { z } from 'zod';
import { type Checkpoint, parseCheckpoint, parseNote } from './checkpoint.ts';
import { exportUnreadable } from './errors.ts';
import { type Digest, sameDigest } from './merkle.ts';
import { verifyConsistency } from './proofs.ts';

/** What a witness answers. @source C2SP tlog-witness: 200, 409, 422 */
export type Consideration = 'ACCEPTED' | 'WRONG_OLD_SIZE' | 'INCONSISTENT';

/** The rule of every witness: a checkpoint is taken only if it continues the last one taken. */
export function considerCheckpoint(
  last: Checkpoint | null,
  oldSize: number,
  proof: readonly Digest[],
  next: Checkpoint,
): Consideration {
  if (oldSize !== (last?.size ?? 0) || next.size < oldSize) return 'WRONG_OLD_SIZE';
  if (!last) return proof.length === 0 ? 'ACCEPTED' : 'INCONSISTENT';
  if (next.size === last.size && !sameDigest(next.root, last.root)) return 'WRONG_OLD_SIZE';
  return verifyConsistency(last.size, next.size, proof, last.root, next.root) ? 'ACCEPTED' : 'INCONSISTENT';
}

const zLine = z.object({ at: z.iso.datetime(), note: z.string() });

/** Notes that a witness has taken, one JSON line each (`{"at","note"}`), never rewritten. One log per file. */
export class WitnessFile {
  readonly #file: string;
  #last: Checkpoint | null;

  private constructor(file: string, last: Checkpoint | null) {
    this.#file = file;
    this.#last = last;
  }

  /** @throws AnNhiError `AUDIT_NOTE_INVALID` when the newest note cannot be read: it must not be forgotten in silence. */
  static open(file: string): WitnessFile {
    if (fs.existsSync(file)) dropUnfinishedLine(file);
    const newest = fs.existsSync(file) ? readWitnessNotes(file).at(-1) : undefined;
    return new WitnessFile(file, newest ? parseCheckpoint(parseNote(newest).text) : null);
  }

  last(): Checkpoint | null {
    return this.#last;
  }

  /** Durable when it returns. */
  append(note: string, at: Date): void {
    const next = parseCheckpoint(parseNote(note).text);
    const handle = fs.openSync(this.#file, 'a', 0o600);
    try {
      fs.writeSync(handle, `${JSON.stringify({ at: at.toISOString(), note })}\n`);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    this.#last = next;
  }
}

/** A line that a crash cut off was never acknowledged: the next one must not be glued to it. */
function dropUnfinishedLine(file: string): void {
  const bytes = fs.readFileSync(file);
  const end = bytes.lastIndexOf(10) + 1;
  if (end < bytes.length) fs.truncateSync(file, end);
}

/** The notes of a witness's file, oldest first. @throws AnNhiError `AUDIT_EXPORT_UNREADABLE` naming file and line. */
export function readWitnessNotes(file: string): string[] {
  let line = 0;
  try {
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    lines.pop();
    return lines.map((text) => {
      line += 1;
      return zLine.parse(JSON.parse(text)).note;
    });
  } catch (cause) {
    throw exportUnreadable(`${file}:${line}`, cause);
  }
}
