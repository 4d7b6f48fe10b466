import { generateKeyPairSync, sign } from 'node:crypto';
import { checkpointText, formatKey, type NoteSigner, noteKey, signNote } from './checkpoint.ts';
import { leafBytes } from './leaf.ts';
import { entryHash, TILE_WIDTH, TileTree } from './merkle.ts';
import type { LogGroup, LogSource, StoredEntry } from './records.ts';

/** A log in memory, invented, for tests that tamper with it and for measurements. */
export type SampleLog = {
  signer: NoteSigner;
  key: string;
  entries: StoredEntry[];
  tiles: Uint8Array[];
  checkpoints: { size: number; note: string }[];
};

/** A signing key that lives in memory only. */
export function memorySigner(keyName: string): NoteSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  return { keyName, publicKey: raw, sign: (bytes) => sign(null, bytes, privateKey) };
}

/** @param checkpointEvery a checkpoint after every so many entries, and one at the end. */
export function makeSampleLog(
  size: number,
  checkpointEvery: number,
  signer = memorySigner('annhi.example/log'),
): SampleLog {
  const entries = Array.from({ length: size }, (_, n) => sampleEntry(n));
  return sealSampleLog(entries, checkpointEvery, signer);
}

/** Signs entries as the sequencer would: tiles and checkpoints follow from the stored hashes. */
export function sealSampleLog(
  entries: StoredEntry[],
  checkpointEvery: number,
  signer: NoteSigner,
): SampleLog {
  const tree = new TileTree();
  const tiles: Uint8Array[] = [];
  const checkpoints: SampleLog['checkpoints'] = [];
  for (const entry of entries) {
    for (const tile of tree.append(entry.hash)) if (tile.level === 0) tiles.push(tile.hashes);
    if (tree.size % checkpointEvery !== 0 && tree.size !== entries.length) continue;
    const text = checkpointText({ origin: signer.keyName, size: tree.size, root: tree.root() });
    checkpoints.push({ size: tree.size, note: signNote(text, signer) });
  }
  return {
    signer,
    key: formatKey(noteKey(signer.keyName, signer.publicKey, 'ED25519')),
    entries,
    tiles,
    checkpoints,
  };
}

/** Ids and transactions with gaps, as rolled-back transactions leave them. */
export function sampleEntry(n: number, kind = 'claim-report'): StoredEntry {
  const body = leafBytes({
    v: 1,
    at: new Date(Date.UTC(2026, 10, 21) + n * 1000).toISOString(),
    actor: `official:00000000-0000-7000-8000-${String(n % 50).padStart(12, '0')}`,
    offices: ['00000000-0000-7000-8000-00000000000a'],
    action: `reports.${kind}`,
    outcome: 'DONE',
    subject: { kind: 'FILE', id: `00000000-0000-7000-9000-${String(n).padStart(12, '0')}` },
    also: [],
    fields: ['state', 'holderPersonId'],
    facts: { state: 'CLAIMED' },
    trace: `trace-${n}`,
  });
  const [id, xid] = [n * 2 + 1, 700 + n * 3];
  return { position: n, id, xid, body, hash: entryHash(id, xid, body) };
}

/** Reads the sample as a log is read: grouped by the positions that its entries carry. */
export function sampleSource(log: SampleLog): LogSource {
  const ends = [
    log.tiles.length * TILE_WIDTH - 1,
    ...log.checkpoints.slice(-1).map((checkpoint) => checkpoint.size - 1),
  ];
  const last = log.entries.reduce((most, entry) => Math.max(most, entry.position), Math.max(0, ...ends));
  return {
    header: { origin: log.signer.keyName, key: log.key },
    async *read() {
      const entries = log.entries.toSorted((a, b) => a.position - b.position);
      const checkpoints = log.checkpoints.toSorted((a, b) => a.size - b.size);
      let [e, c] = [0, 0];
      for (let index = 0; index <= Math.floor(last / TILE_WIDTH); index++) {
        const end = (index + 1) * TILE_WIDTH;
        const group: LogGroup & { notes: string[]; entries: StoredEntry[] } = {
          index,
          notes: [],
          tile: log.tiles[index] ?? null,
          entries: [],
        };
        for (; c < checkpoints.length && (checkpoints[c]?.size ?? 0) <= end; c++)
          group.notes.push(checkpoints[c]?.note ?? '');
        for (; e < entries.length && (entries[e]?.position ?? 0) < end; e++)
          group.entries.push(entries[e] as StoredEntry);
        yield group;
      }
    },
  };
}
