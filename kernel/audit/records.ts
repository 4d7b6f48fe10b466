import { z } from 'zod';
import type { Digest } from './merkle.ts';

/** One entry as it is stored: `hash` is the stored leaf hash, believed only as far as the tree bears it out. */
export type StoredEntry = { position: number; id: number; xid: number; body: Uint8Array; hash: Digest };

/**
 * 256 positions of a log (fewer at its end) with everything that is stored about them: signed checkpoints whose size lies in
 * (256·index, 256·(index + 1)], the level-0 tile once it is full, and the entries in the order of their positions.
 */
export type LogGroup = {
  index: number;
  notes: readonly string[];
  tile: Uint8Array | null;
  entries: readonly StoredEntry[];
};

/** What a log says of itself; `key` is its public key in the form of C2SP verifier keys. */
export type LogHeader = { origin: string; key: string };

/** A log that can be read from its beginning, again and again. */
export type LogSource = { header: LogHeader; read(): AsyncIterable<LogGroup> };

const zCount = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const zBase64 = z.string().max(100_000);

/** Lines of an export: a header, then per group its line, its checkpoints, its tile, its entries; last the end line. */
export const zExportLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('header'),
    v: z.literal(1),
    origin: z.string().min(1).max(300),
    key: z.string().max(500),
  }),
  z.object({ kind: z.literal('group'), index: zCount }),
  z.object({ kind: z.literal('checkpoint'), note: z.string().max(65_536) }),
  z.object({ kind: z.literal('tile'), hashes: zBase64 }),
  z.object({
    kind: z.literal('entry'),
    position: zCount,
    id: zCount,
    xid: zCount,
    hash: zBase64,
    body: zBase64,
  }),
  z.object({ kind: z.literal('end'), groups: zCount }),
]);
export type ExportLine = z.infer<typeof zExportLine>;
