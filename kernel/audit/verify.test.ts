import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkpointText, cosign, noteKey, parseKey, signNote } from './checkpoint.ts';
import { entryHash } from './merkle.ts';
import type { StoredEntry } from './records.ts';
import {
  makeSampleLog,
  memorySigner,
  sampleEntry,
  sampleSource,
  type SampleLog,
  sealSampleLog,
} from './sample-log.ts';
import { exitCodeOf, type Verdict, verifyLog, type VerifyOptions } from './verify.ts';

const size = 600;
const original = makeSampleLog(size, 7);
const trusted = parseKey(original.key);
const lastNote = original.checkpoints.at(-1)?.note ?? '';

/** A copy that an attack may change. */
function copyOf(log: SampleLog): SampleLog {
  return {
    ...log,
    entries: log.entries.map((entry) => ({ ...entry })),
    tiles: log.tiles.map((tile) => Buffer.from(tile)),
    checkpoints: log.checkpoints.map((one) => ({ ...one })),
  };
}

async function verdictAfter(attack: (log: SampleLog) => void, options: VerifyOptions = {}): Promise<Verdict> {
  const log = copyOf(original);
  attack(log);
  const verdict = await verifyLog(sampleSource(log), {
    logKey: trusted,
    witnessNotes: [lastNote],
    ...options,
  });
  expect(exitCodeOf(verdict)).not.toBe(0);
  return verdict;
}

function renumber(log: SampleLog): void {
  log.entries.forEach((entry, index) => {
    entry.position = index;
  });
}

function flip(entry: StoredEntry): void {
  entry.body = Buffer.from(entry.body);
  entry.body[40] = (entry.body[40] ?? 0) ^ 1;
}

function rehash(entry: StoredEntry): void {
  entry.hash = entryHash(entry.id, entry.xid, entry.body);
}

/** Makes everything but the signatures fit the entries: what a thorough intruder with the database in hand does. */
function rebuildTables(log: SampleLog): void {
  renumber(log);
  log.entries.forEach(rehash);
  log.tiles = sealSampleLog(log.entries, log.entries.length, memorySigner('x')).tiles;
}

const attacks = {
  CHANGED: (log: SampleLog, at: number) => flip(log.entries[at] as StoredEntry),
  REMOVED: (log: SampleLog, at: number) => void log.entries.splice(at, 1),
  INSERTED: (log: SampleLog, at: number) => {
    const neighbour = log.entries[at] as StoredEntry;
    const foreign = { ...sampleEntry(at, 'never-happened'), id: neighbour.id - 1, xid: neighbour.xid - 1 };
    log.entries.splice(at, 0, foreign);
    rehash(foreign);
    renumber(log);
  },
  REORDERED: (log: SampleLog, at: number) => {
    const [one, two] = [log.entries[at] as StoredEntry, log.entries[at + 3] as StoredEntry];
    [log.entries[at], log.entries[at + 3]] = [two, one];
    renumber(log);
  },
};
type How = keyof typeof attacks;
const kinds = Object.keys(attacks) as How[];
const idAt = (position: number) => original.entries[position]?.id ?? null;

describe('an untouched log', () => {
  it('is intact under what the witness has seen', async () => {
    const verdict = await verifyLog(sampleSource(original), { logKey: trusted, witnessNotes: [lastNote] });
    expect(verdict).toMatchObject({
      outcome: 'WITNESSED',
      entries: size,
      signedSize: size,
      witnessedSize: size,
      isKeyGiven: true,
    });
    expect(exitCodeOf(verdict)).toBe(0);
  });

  it('is intact under a cosignature of a witness whose key we know, and only then', async () => {
    const witness = memorySigner('witness.example/w1');
    const log = copyOf(original);
    const middle = log.checkpoints[40] as { size: number; note: string };
    middle.note += cosign(
      middle.note.slice(0, middle.note.indexOf('\n\n') + 1),
      witness,
      new Date('2026-11-21T08:00:00Z'),
    );
    const known = noteKey(witness.keyName, witness.publicKey, 'COSIGNATURE');
    const verdict = await verifyLog(sampleSource(log), { logKey: trusted, witnessKeys: [known] });
    expect(verdict).toMatchObject({ outcome: 'WITNESSED', witnessedSize: middle.size });
    const stranger = noteKey(witness.keyName, memorySigner('x').publicKey, 'COSIGNATURE');
    const other = await verifyLog(sampleSource(log), { logKey: trusted, witnessKeys: [stranger] });
    expect(other).toMatchObject({ outcome: 'CHECKPOINT_FORGED', forgedSize: middle.size });
  });

  it('without a witness is called consistent, not proved; and an empty one is called empty', async () => {
    const verdict = await verifyLog(sampleSource(original));
    expect(verdict).toMatchObject({ outcome: 'NOT_WITNESSED', isKeyGiven: false });
    expect(exitCodeOf(verdict)).toBe(2);
    const empty = makeSampleLog(0, 1);
    expect(await verifyLog(sampleSource(empty))).toMatchObject({ outcome: 'EMPTY' });
  });

  it.each([1, 255, 256, 257, 512])('of %i entries is intact', async (entries) => {
    const log = makeSampleLog(entries, 100);
    expect(await verifyLog(sampleSource(log))).toMatchObject({
      outcome: 'NOT_WITNESSED',
      signedSize: entries,
    });
  });
});

describe('tampering with rows is named by kind, position and id', () => {
  it.each([5, 255, 256, 511, 530])('a flipped byte in the body at %i', async (at) => {
    const { outcome, finding } = await verdictAfter((log) => attacks.CHANGED(log, at));
    expect(outcome).toBe('TAMPERED');
    expect(finding).toEqual({
      how: 'CHANGED',
      position: at,
      lastPosition: at,
      id: idAt(at),
      belongsAt: null,
      isCertain: true,
    });
  });

  it('a body changed together with its stored hash, where a tile still knows better', async () => {
    const { finding } = await verdictAfter((log) => {
      attacks.CHANGED(log, 300);
      rehash(log.entries[300] as StoredEntry);
    });
    expect(finding).toMatchObject({ how: 'CHANGED', position: 300, id: idAt(300), isCertain: true });
  });

  it('a stored hash, an id or a transaction changed alone', async () => {
    const hash = await verdictAfter((log) => void ((log.entries[9] as StoredEntry).hash = Buffer.alloc(32)));
    expect(hash.finding).toMatchObject({ how: 'CHANGED', position: 9, id: idAt(9) });
    const id = await verdictAfter((log) => void ((log.entries[9] as StoredEntry).id += 1));
    expect(id.finding).toMatchObject({ how: 'CHANGED', position: 9, isCertain: true });
    const xid = await verdictAfter((log) => void ((log.entries[550] as StoredEntry).xid += 1));
    expect(xid.finding).toMatchObject({ how: 'CHANGED', position: 550, isCertain: true });
    const tail = await verdictAfter(
      (log) => void ((log.entries[550] as StoredEntry).hash = Buffer.alloc(32)),
    );
    expect(tail.finding).toMatchObject({ how: 'CHANGED', position: 550, id: idAt(550), isCertain: true });
  });

  it('an entry deleted, with the gap left and with the gap closed', async () => {
    const gap = await verdictAfter((log) => attacks.REMOVED(log, 100));
    expect(gap.finding).toMatchObject({
      how: 'REMOVED',
      position: 100,
      lastPosition: 100,
      id: null,
      isCertain: true,
    });
    const closed = await verdictAfter((log) => {
      attacks.REMOVED(log, 100);
      renumber(log);
    });
    expect(closed.finding).toMatchObject({ how: 'REMOVED', position: 100, isCertain: true });
  });

  it('an entry slipped in, and two that changed places across tiles', async () => {
    const inserted = await verdictAfter((log) => attacks.INSERTED(log, 100));
    expect(inserted.finding).toMatchObject({
      how: 'INSERTED',
      position: 100,
      id: (idAt(100) ?? 0) - 1,
      isCertain: true,
    });
    const swapped = await verdictAfter((log) => {
      [log.entries[20], log.entries[400]] = [log.entries[400] as StoredEntry, log.entries[20] as StoredEntry];
      renumber(log);
    });
    expect(swapped.finding).toMatchObject({ how: 'REORDERED', position: 20, belongsAt: 400, id: idAt(400) });
  });

  it('a position rewritten so that two entries change places in name only', async () => {
    const { finding } = await verdictAfter((log) => {
      const [a, b] = [log.entries[30] as StoredEntry, log.entries[31] as StoredEntry];
      [a.position, b.position] = [b.position, a.position];
    });
    expect(finding).toMatchObject({ how: 'REORDERED', position: 30, belongsAt: 31 });
  });

  it('the tail cut off, with its checkpoints left and with them gone but seen by a witness', async () => {
    const left = await verdictAfter((log) => void log.entries.splice(580));
    expect(left.finding).toMatchObject({
      how: 'REMOVED',
      position: 580,
      lastPosition: 580,
      isCertain: false,
    });
    const gone = await verdictAfter((log) => {
      log.entries.splice(574);
      log.checkpoints = log.checkpoints.filter((one) => one.size <= 574);
    });
    expect(gone.finding).toMatchObject({ how: 'REMOVED', position: 574, isCertain: true });
  });

  it('entries added behind the last signature', async () => {
    const { finding } = await verdictAfter(
      (log) => void log.entries.push(sampleEntry(600), sampleEntry(601)),
    );
    expect(finding).toMatchObject({ how: 'INSERTED', position: 600 });
  });

  it('whatever single thing is done, wherever', async () => {
    const anywhere = fc.integer({ min: 0, max: size - 5 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...kinds), anywhere, async (how, at) => {
        const { outcome, finding } = await verdictAfter((log) => attacks[how](log, at));
        expect(outcome).toBe('TAMPERED');
        if (at < 512) expect(finding).toMatchObject({ how, position: at, lastPosition: at });
        // Behind the last full tile only checkpoints know: they bound the place.
        else expect(finding?.position).toBeLessThanOrEqual(at);
        expect(finding?.lastPosition).toBeGreaterThanOrEqual(at);
      }),
      { numRuns: 60, seed: 20261121 },
    );
  });
});

describe('tampering by one who rebuilds hashes and tiles too', () => {
  const thorough = (how: How, at: number, dense: SampleLog) => {
    const log = copyOf(dense);
    attacks[how](log, at);
    rebuildTables(log);
    return verifyLog(sampleSource(log), { logKey: parseKey(dense.key) });
  };

  it.each(kinds)('is %s at its exact place where every entry has its checkpoint', async (how) => {
    const dense = makeSampleLog(300, 1);
    const { finding } = await thorough(how, 120, dense);
    expect(finding).toMatchObject({ how, position: 120, lastPosition: 120 });
    expect(finding?.isCertain).toBe(how === 'INSERTED' || how === 'REORDERED');
  });

  it.each(kinds)('is %s between two checkpoints where there are few', async (how) => {
    const { finding } = await thorough(how, 120, makeSampleLog(300, 50));
    expect(finding?.how).toBe(how);
    expect(finding?.position).toBeLessThanOrEqual(120);
    expect(finding?.lastPosition).toBeGreaterThanOrEqual(120);
    expect(finding?.position).toBeGreaterThanOrEqual(100);
    expect(finding?.lastPosition).toBeLessThan(150);
    if (finding?.isCertain) expect(finding.position).toBe(120);
  });

  it('cannot mislead by checkpoints of their own between the genuine ones', async () => {
    const log = copyOf(original);
    flip(log.entries[101] as StoredEntry);
    rebuildTables(log);
    const forger = memorySigner(log.signer.keyName);
    const fake = sealSampleLog(log.entries, 1, forger).checkpoints;
    log.checkpoints = log.checkpoints.filter((one) => one.size % 70 === 0 || one.size === size);
    log.checkpoints.push(
      ...fake.filter((one) => !log.checkpoints.some((genuine) => genuine.size === one.size)),
    );
    const { finding } = await verifyLog(sampleSource(log), { logKey: trusted });
    expect(finding).toMatchObject({ how: 'CHANGED', position: 70, lastPosition: 139 });
  });
});

describe('tampering by one who has the signing key', () => {
  const rewritten = () => {
    const entries = original.entries.map((entry) => ({ ...entry }));
    flip(entries[250] as StoredEntry);
    rehash(entries[250] as StoredEntry);
    return sealSampleLog(entries, 7, original.signer);
  };

  it('passes for consistent, and is said not to be under a witnessed checkpoint', async () => {
    const verdict = await verifyLog(sampleSource(rewritten()), { logKey: trusted });
    expect(verdict.outcome).toBe('NOT_WITNESSED');
    expect(exitCodeOf(verdict)).toBe(2);
  });

  it('is found under what a witness has seen, between two of its notes', async () => {
    const seen = original.checkpoints.filter((one) => one.size % 70 === 0).map((one) => one.note);
    const verdict = await verifyLog(sampleSource(rewritten()), { logKey: trusted, witnessNotes: seen });
    expect(verdict.finding).toMatchObject({ how: 'CHANGED', position: 210, lastPosition: 279 });
  });

  it('cannot sign a second history beside the first', async () => {
    const log = copyOf(original);
    const other = rewritten().checkpoints.find((one) => one.size === 350)?.note ?? '';
    log.checkpoints.push({ size: 350, note: other });
    expect((await verifyLog(sampleSource(log), { logKey: trusted })).outcome).toBe('TAMPERED');
  });
});

describe('tampering with what is not an entry', () => {
  it('a damaged tile is told apart from damaged entries', async () => {
    const verdict = await verdictAfter((log) => void (log.tiles[1] as Buffer).writeUInt8(7, 40));
    expect(verdict).toMatchObject({ outcome: 'TILE_DAMAGED', tileIndex: 1, finding: null });
  });

  it('a checkpoint that says something else without the log’s signature is called forged', async () => {
    const { outcome, forgedSize } = await verdictAfter((log) => {
      const text = checkpointText({ origin: log.signer.keyName, size: 28, root: Buffer.alloc(32) });
      log.checkpoints[3] = { size: 28, note: signNote(text, memorySigner(log.signer.keyName)) };
    });
    expect({ outcome, forgedSize }).toEqual({ outcome: 'CHECKPOINT_FORGED', forgedSize: 28 });
  });

  it('everything rewritten under another key proves nothing to one who knows the log’s key', async () => {
    const log = copyOf(original);
    flip(log.entries[250] as StoredEntry);
    rebuildTables(log);
    const forged = sealSampleLog(log.entries, 7, memorySigner(original.signer.keyName));
    expect((await verifyLog(sampleSource(forged), { logKey: trusted })).outcome).toBe('UNSIGNED');
    const trusting = await verifyLog(sampleSource(forged));
    expect(trusting).toMatchObject({ outcome: 'NOT_WITNESSED', isKeyGiven: false });
    await expect(verifyLog(sampleSource(forged), { witnessNotes: [lastNote] })).rejects.toThrow(
      /AUDIT_NOTE_INVALID/,
    );
  });

  it('all checkpoints taken away leaves nothing proved', async () => {
    const verdict = await verdictAfter((log) => void (log.checkpoints = []), { witnessNotes: [] });
    expect(verdict.outcome).toBe('UNSIGNED');
  });
});
