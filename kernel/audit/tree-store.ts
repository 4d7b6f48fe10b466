import { logDamaged } from './errors.ts';
import { type Digest, openTileWidth, sameDigest, TILE_WIDTH, type Tile, TileTree } from './merkle.ts';
import type { TileReader } from './proofs.ts';

/** The part of a `pg` client that the audit log needs: one connection, not a pool. */
export type Connection = {
  query(
    text: string,
    values?: unknown[],
  ): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
};

export type StoredCheckpoint = { size: number; root: Digest; note: string };

export async function findLastCheckpoint(db: Connection): Promise<StoredCheckpoint | null> {
  const { rows } = await db.query('select size, root, note from audit.checkpoint order by size desc limit 1');
  const row = rows[0];
  return row ? { size: Number(row['size']), root: row['root'] as Buffer, note: row['note'] as string } : null;
}

/**
 * The tree of the last checkpoint, rebuilt from full tiles and the newest entries.
 * @throws AnNhiError `AUDIT_LOG_DAMAGED` when what is stored does not give the signed root.
 */
export async function loadTree(db: Connection, last: StoredCheckpoint | null): Promise<TileTree> {
  if (!last) return new TileTree();
  const open: Digest[][] = [];
  for (let level = 0; TILE_WIDTH ** level <= last.size; level++)
    open.push(await readOpenTile(db, last.size, level));
  if (open.some((hashes, level) => hashes.length !== openTileWidth(last.size, level)))
    throw logDamaged(last.size);
  const tree = new TileTree(last.size, open);
  if (!sameDigest(tree.root(), last.root)) throw logDamaged(last.size);
  return tree;
}

/** Reads tiles of the tree of `size` leaves, each once; the rightmost of a level is partial. */
export function tileReader(db: Connection, size: number): TileReader {
  const known = new Map<string, Promise<Uint8Array>>();
  return (level, index) => {
    const name = `${level}/${index}`;
    const found = known.get(name) ?? readTile(db, size, level, index);
    known.set(name, found);
    return found;
  };
}

export async function insertTiles(db: Connection, tiles: readonly Tile[]): Promise<void> {
  if (tiles.length === 0) return;
  await db.query(
    'insert into audit.tile (level, index, hashes, root) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[], $4::bytea[])',
    [
      tiles.map((t) => t.level),
      tiles.map((t) => t.index),
      tiles.map((t) => t.hashes),
      tiles.map((t) => t.root),
    ],
  );
}

async function readTile(db: Connection, size: number, level: number, index: number): Promise<Uint8Array> {
  const isFull = (index + 1) * TILE_WIDTH ** (level + 1) <= size;
  if (!isFull) return Buffer.concat(await readOpenTile(db, size, level));
  const { rows } = await db.query('select hashes from audit.tile where level = $1 and index = $2', [
    level,
    index,
  ]);
  if (!rows[0]) throw logDamaged(size);
  return rows[0]['hashes'] as Buffer;
}

async function readOpenTile(db: Connection, size: number, level: number): Promise<Digest[]> {
  const width = openTileWidth(size, level);
  const first = Math.floor(size / TILE_WIDTH ** level) - width;
  const text =
    level === 0
      ? `select l.hash as digest from audit.entry e join audit.leaf l on l.xid = e.xid and l.id = e.leaf_id
         where e.position >= $1 and e.position < $2 order by e.position`
      : 'select root as digest from audit.tile where index >= $1 and index < $2 and level = $3 order by index';
  const { rows } = await db.query(text, [first, first + width, ...(level === 0 ? [] : [level - 1])]);
  return rows.map((row) => row['digest'] as Buffer);
}
