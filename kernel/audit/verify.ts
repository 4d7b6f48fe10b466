import { isSignedBy, type NoteKey, parseCheckpoint, parseKey, parseNote } from './checkpoint.ts';
import { noteInvalid } from './errors.ts';
import { areTilesProved, locate, locateMissing } from './locate.ts';
import { TILE_WIDTH } from './merkle.ts';
import type { LogSource } from './records.ts';
import { type Mark, type Mismatch, type Walk, walkLog } from './walk.ts';

/** The first entry that is not as it was signed. */
export type Finding = {
  how: 'CHANGED' | 'REMOVED' | 'INSERTED' | 'REORDERED';
  /** Positions between which the entry lies; equal when it is known exactly. Counted from 0. */
  position: number;
  lastPosition: number;
  /** Id of the entry that stands there; null for one that is gone or not known exactly. */
  id: number | null;
  /** REORDERED: the place of the entry that stands there. */
  belongsAt: number | null;
  /** Whether signed hashes prove it; otherwise it is the likeliest reading of what is left. That something happened is proved. */
  isCertain: boolean;
};

export type Verdict = {
  outcome: /** Intact, and what a witness has seen is part of it. */
    | 'WITNESSED'
    /** Consistent under the log's own signature only: whoever holds the signing key could have rewritten all of it. */
    | 'NOT_WITNESSED'
    | 'TAMPERED'
    /** Entries are intact, the stored table of hashes is not. */
    | 'TILE_DAMAGED'
    /** A checkpoint without the signature of the log's key. */
    | 'CHECKPOINT_FORGED'
    /** No checkpoint carries the log's signature: nothing is proved. */
    | 'UNSIGNED'
    | 'EMPTY';
  entries: number;
  signedSize: number;
  witnessedSize: number;
  finding: Finding | null;
  tileIndex: number | null;
  forgedSize: number | null;
  /** False when the public key came from the log itself. */
  isKeyGiven: boolean;
};

export type VerifyOptions = {
  /** The log's public key from a source of its own. Without it the log's own claim is used, and the verdict says so. */
  logKey?: NoteKey | null;
  witnessKeys?: readonly NoteKey[];
  /** Checkpoints fetched from the witness itself. */
  witnessNotes?: readonly string[];
  onProgress?(entries: number): void;
};

/** Exit code of `annhi audit verify`: 0 intact and witnessed, 1 tampered, 2 consistent but not witnessed (3: not verifiable). */
export function exitCodeOf({ outcome }: Verdict): 0 | 1 | 2 {
  if (outcome === 'WITNESSED') return 0;
  return outcome === 'NOT_WITNESSED' || outcome === 'EMPTY' ? 2 : 1;
}

/**
 * Verifies a whole log and names the first entry that was changed, removed, inserted or reordered. A log that is intact is
 * read once; one that is not is read again with every signature verified, to say where.
 * @throws AnNhiError `AUDIT_NOTE_INVALID` for a malformed checkpoint or a witness's note that the log's key did not sign;
 * `AUDIT_EXPORT_UNREADABLE`
 */
export async function verifyLog(source: LogSource, options: VerifyOptions = {}): Promise<Verdict> {
  const key = options.logKey ?? parseKey(source.header.key);
  const common = {
    key,
    witnessKeys: options.witnessKeys ?? [],
    witnessMarks: readMarks(options.witnessNotes ?? [], key),
    onProgress: options.onProgress ?? (() => undefined),
  };
  const isKeyGiven = Boolean(options.logKey);
  const quick = await walkLog(source, { ...common, everySignature: false });
  if (isIntact(quick))
    return verdict(quick, quick.witnessedSize > 0 ? 'WITNESSED' : 'NOT_WITNESSED', { isKeyGiven });
  const walk = await walkLog(source, { ...common, everySignature: true });
  return { ...(await judge(source, walk)), isKeyGiven };
}

function isIntact(walk: Walk): boolean {
  return (
    walk.entries > 0 &&
    walk.entries === walk.signedSize &&
    !walk.mismatch &&
    !walk.actual.bad &&
    walk.forgedSize === null &&
    !walk.mislabelled
  );
}

async function judge(source: LogSource, walk: Walk): Promise<Verdict> {
  const { mismatch, reference, actual } = walk;
  const firstBad = [reference.bad, actual.bad].find(
    (bad) => bad && bad.size <= (mismatch?.index ?? Infinity),
  );
  if (firstBad) return tampered(walk, await locate(source, actual, firstBad, walk));
  if (mismatch) {
    // A signed root met beyond the place proves that sequence as a whole, hence which of the two is the true one.
    const isReferenceProved = reference.good.size > mismatch.index;
    if (!isReferenceProved && actual.good.size > mismatch.index) return falseReference(walk, mismatch);
    const isProved = isReferenceProved || (await areTilesProved(source, walk));
    return tampered(walk, readMismatch(mismatch, isProved));
  }
  if (walk.signedSize === 0)
    return verdict(walk, walk.entries > 0 || walk.forgedSize !== null ? 'UNSIGNED' : 'EMPTY');
  if (walk.entries < walk.signedSize) return tampered(walk, await locateMissing(source, walk));
  if (walk.forgedSize !== null) return verdict(walk, 'CHECKPOINT_FORGED');
  if (walk.entries > walk.signedSize) return tampered(walk, at('INSERTED', walk.signedSize, null));
  if (walk.mislabelled) {
    const { index, entry, what } = walk.mislabelled;
    return tampered(walk, at(what === 'HASH' ? 'CHANGED' : 'REORDERED', index, entry.id));
  }
  return verdict(walk, walk.witnessedSize > 0 ? 'WITNESSED' : 'NOT_WITNESSED');
}

/**
 * Two questions decide: does the entry that stands here belong elsewhere, and does the one that belongs here stand elsewhere?
 *
 * | stands here \ belongs here | elsewhere | nowhere |
 * | belongs elsewhere          | REORDERED | REMOVED |
 * | belongs nowhere            | INSERTED  | CHANGED |
 */
function readMismatch(mismatch: Mismatch, isCertain: boolean): Finding {
  const { index, entry, entryBelongsAt, referenceStandsAt } = mismatch;
  const id = entry?.id ?? null;
  if (!mismatch.reference) return { ...at('INSERTED', index, id), isCertain };
  if (!entry) return { ...at('REMOVED', index, null), isCertain };
  const belongs = entryBelongsAt !== null;
  const stands = referenceStandsAt !== null;
  if (belongs && stands) return { ...at('REORDERED', index, id), belongsAt: entryBelongsAt, isCertain };
  if (belongs) return { ...at('REMOVED', index, null), isCertain };
  return { ...at(stands ? 'INSERTED' : 'CHANGED', index, id), isCertain };
}

function falseReference(walk: Walk, { index, entry, isTile }: Mismatch): Verdict {
  if (isTile) return verdict(walk, 'TILE_DAMAGED', { tileIndex: Math.floor(index / TILE_WIDTH) });
  return tampered(walk, at('CHANGED', index, entry?.id ?? null));
}

function at(how: Finding['how'], position: number, id: number | null): Finding {
  return { how, position, lastPosition: position, id, belongsAt: null, isCertain: true };
}

function tampered(walk: Walk, finding: Finding): Verdict {
  return verdict(walk, 'TAMPERED', { finding });
}

function verdict(walk: Walk, outcome: Verdict['outcome'], rest: Partial<Verdict> = {}): Verdict {
  const { entries, signedSize, witnessedSize, forgedSize } = walk;
  const none = { finding: null, tileIndex: null, isKeyGiven: false };
  return { outcome, entries, signedSize, witnessedSize, forgedSize, ...none, ...rest };
}

function readMarks(notes: readonly string[], key: NoteKey): Mark[] {
  const marks = new Map<string, Mark>();
  for (const text of notes) {
    const note = parseNote(text);
    const { origin, size, root } = parseCheckpoint(note.text);
    if (origin !== key.name || !isSignedBy(note, key)) throw noteInvalid(`witness, ${size}`);
    marks.set(note.text, { size, root, note: text, from: 'WITNESS' });
  }
  return [...marks.values()];
}
