import { TILE_WIDTH } from './merkle.ts';
import type { LogGroup, LogHeader, LogSource, StoredEntry } from './records.ts';
import type { Connection } from './tree-store.ts';

const groupsAtOnce = 16;

/**
 * The log of a database, for verification and export. Read it inside one `repeatable read` transaction, so that entries and
 * checkpoints are of one moment.
 */
export function storedLog(db: Connection, header: LogHeader): LogSource {
  return {
    header,
    async *read() {
      const end = await endOf(db);
      const step = groupsAtOnce * TILE_WIDTH;
      const readAt = (first: number) => readGroups(db, first, Math.min(end, first + step));
      // The next groups are fetched while these are hashed: the server and we work at the same time.
      let ahead: Promise<LogGroup[]> | null = readAt(0);
      try {
        for (let next = step; ahead; next += step) {
          const groups: LogGroup[] = await ahead;
          ahead = next < end ? readAt(next) : null;
          yield* groups;
        }
      } finally {
        await ahead?.catch(() => undefined);
      }
    },
  };
}

export async function countEntries(db: Connection): Promise<number> {
  const { rows } = await db.query('select count(*) as entries from audit.entry');
  return Number(rows[0]?.['entries']);
}

/** Behind whatever is stored last, be it an entry, a tile or a checkpoint whose entries are gone. */
async function endOf(db: Connection): Promise<number> {
  const { rows } = await db.query(
    `select greatest(
       (select max(position) + 1 from audit.entry),
       (select max(size) from audit.checkpoint),
       (select (max(index) + 1) * ${TILE_WIDTH} from audit.tile where level = 0), 0) as "end"`,
  );
  return Number(rows[0]?.['end']);
}

async function readGroups(db: Connection, from: number, to: number): Promise<LogGroup[]> {
  const entries = await db.query(
    `select e.position, e.leaf_id as id, e.xid::text as xid, l.hash, l.body
     from audit.entry e join audit.leaf l on l.xid = e.xid and l.id = e.leaf_id
     where e.position >= $1 and e.position < $2 order by e.position`,
    [from, to],
  );
  const tiles = await db.query(
    'select index, hashes from audit.tile where level = 0 and index >= $1 and index < $2',
    [from / TILE_WIDTH, Math.ceil(to / TILE_WIDTH)],
  );
  const checkpoints = await db.query(
    `select c.size, c.note || coalesce(string_agg(w.cosignature, '' order by w.name), '') as note
     from audit.checkpoint c left join audit.witness w on w.size = c.size
     where c.size > $1 and c.size <= $2 group by c.size order by c.size`,
    [from, to],
  );
  const count = Math.max(1, Math.ceil((to - from) / TILE_WIDTH));
  const groups = Array.from({ length: count }, (_, offset) => ({
    index: from / TILE_WIDTH + offset,
    notes: [] as string[],
    tile: null as Uint8Array | null,
    entries: [] as StoredEntry[],
  }));
  const groupOf = (position: number) => groups[Math.floor((position - from) / TILE_WIDTH)];
  for (const row of checkpoints.rows) groupOf(Number(row['size']) - 1)?.notes.push(row['note'] as string);
  for (const row of tiles.rows) {
    const group = groupOf(Number(row['index']) * TILE_WIDTH);
    if (group) group.tile = row['hashes'] as Buffer;
  }
  for (const row of entries.rows) groupOf(Number(row['position']))?.entries.push(toEntry(row));
  return groups;
}

function toEntry(row: Record<string, unknown>): StoredEntry {
  return {
    position: Number(row['position']),
    id: Number(row['id']),
    xid: Number(row['xid']),
    hash: row['hash'] as Buffer,
    body: row['body'] as Buffer,
  };
}
