import { checkpointText, type NoteSigner, signNote } from './checkpoint.ts';
import { logDamaged } from './errors.ts';
import { type Digest, sameDigest, type Tile, type TileTree } from './merkle.ts';
import {
  type Connection,
  findLastCheckpoint,
  insertTiles,
  loadTree,
  type StoredCheckpoint,
} from './tree-store.ts';

// "audt": with it two sequencers never append at once.
const lockKey = 0x61756474;
const batchSize = 8192;

// A subquery for a value, not `not exists`: the planner would turn that into a join with the whole table as long as it
// has no statistics about a table that only grows.
const hasNoPosition =
  '(select e.position from audit.entry e where e.xid = l.xid and e.leaf_id = l.id) is null';

export type SequencerStep = {
  /** BUSY: another sequencer holds the lock and does the work. */
  outcome: 'APPENDED' | 'IDLE' | 'BUSY';
  appended: number;
  size: number;
  /** Whether leaves that may be taken are left. */
  hasMore: boolean;
};

/**
 * Gives positions to leaves and signs the tree. One instance per connection; it remembers the tree between steps, and
 * what it remembers must still be what is stored.
 */
export class Sequencer {
  readonly #db: Connection;
  readonly #signer: NoteSigner;
  readonly #now: () => Date;
  #tree: TileTree | null = null;
  // Every leaf of an older transaction has its position. Null: look at all of them, as a restored database or the time
  // before this start could have left some anywhere.
  #horizon: string | null = null;

  /** @param signer its `keyName` is the log's origin. */
  constructor(db: Connection, signer: NoteSigner, now: () => Date) {
    this.#db = db;
    this.#signer = signer;
    this.#now = now;
  }

  /**
   * One step: takes the leaves whose transactions are all decided, in the order (xid, id), and appends positions, full
   * tiles and a signed checkpoint in one transaction; killed in the middle, nothing of it has happened.
   * @throws AnNhiError `AUDIT_LOG_DAMAGED` when the stored tree is not the one that was signed; nothing is signed then.
   */
  async step(): Promise<SequencerStep> {
    const known = this.#tree;
    if (known && this.#horizon !== null && !(await this.#hasWaiting())) {
      return { outcome: 'IDLE', appended: 0, size: known.size, hasMore: false };
    }
    await this.#db.query('begin');
    try {
      const step = await this.#append();
      await this.#db.query('commit');
      this.#tree = step.tree;
      this.#horizon = step.horizon;
      return step;
    } catch (error) {
      // What the server did with the transaction is unknown if the connection broke: forget, and read again.
      this.#horizon = null;
      await this.#db.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  async #append(): Promise<SequencerStep & { tree: TileTree | null; horizon: string | null }> {
    const lock = await this.#db.query('select pg_try_advisory_xact_lock($1) as taken', [lockKey]);
    if (!lock.rows[0]?.['taken']) {
      return {
        outcome: 'BUSY',
        appended: 0,
        size: this.#tree?.size ?? 0,
        hasMore: false,
        tree: this.#tree,
        horizon: null,
      };
    }
    const tree = await this.#currentTree(await findLastCheckpoint(this.#db));
    const leaves = await this.#takeLeaves();
    const hasMore = leaves.rows.length === batchSize;
    const horizon = hasMore ? (leaves.rows.at(-1)?.xid ?? leaves.horizon) : leaves.horizon;
    if (leaves.rows.length === 0)
      return { outcome: 'IDLE', appended: 0, size: tree.size, hasMore, tree, horizon };

    const first = tree.size;
    const tiles: Tile[] = [];
    for (const leaf of leaves.rows) tiles.push(...tree.append(leaf.hash));
    await this.#insertEntries(first, leaves.rows);
    await insertTiles(this.#db, tiles);
    await this.#insertCheckpoint(tree);
    return { outcome: 'APPENDED', appended: leaves.rows.length, size: tree.size, hasMore, tree, horizon };
  }

  /** A copy of the tree to grow: if the transaction fails, what is remembered stays true. */
  async #currentTree(last: StoredCheckpoint | null): Promise<TileTree> {
    const known = this.#tree;
    if (!known) return loadTree(this.#db, last);
    const stored = last?.size ?? 0;
    if (stored < known.size) throw logDamaged(known.size);
    if (stored > known.size) return loadTree(this.#db, last);
    if (last && !sameDigest(last.root, known.root())) throw logDamaged(known.size);
    return known.clone();
  }

  async #hasWaiting(): Promise<boolean> {
    const { rows } = await this.#db.query(
      `select l.id from audit.leaf l
       where l.xid >= $1::xid8 and l.xid < pg_snapshot_xmin(pg_current_snapshot()) and ${hasNoPosition}
       order by l.xid, l.id limit 1`,
      [this.#horizon],
    );
    return rows.length > 0;
  }

  /**
   * Below the snapshot's xmin every transaction is decided, so no leaf can turn up there later: the order is final. A leaf
   * whose xid lies beyond the snapshot was written in an earlier life of the database (restored from a dump).
   */
  async #takeLeaves(): Promise<{
    rows: { xid: string; id: string; hash: Digest; body: Buffer }[];
    horizon: string;
  }> {
    const { rows } = await this.#db.query(
      `with moment as materialized (select pg_current_snapshot() as snapshot),
       taken as (
         select l.xid, l.id, l.hash, l.body from audit.leaf l, moment
         where l.xid >= coalesce($1::xid8, '0'::xid8)
           and (l.xid < pg_snapshot_xmin(snapshot) or ($1::xid8 is null and l.xid >= pg_snapshot_xmax(snapshot)))
           and ${hasNoPosition}
         order by l.xid, l.id limit ${batchSize}
       )
       select pg_snapshot_xmin(snapshot)::text as horizon, t.xid::text as xid, t.id::text as id, t.hash, t.body
       from moment left join taken t on true order by t.xid, t.id`,
      [this.#horizon],
    );
    const found = rows.filter((row) => row['id'] !== null);
    return {
      rows: found as { xid: string; id: string; hash: Digest; body: Buffer }[],
      horizon: rows[0]?.['horizon'] as string,
    };
  }

  async #insertEntries(
    first: number,
    leaves: readonly { xid: string; id: string; body: Buffer }[],
  ): Promise<void> {
    const positions = leaves.map((_, offset) => first + offset);
    await this.#db.query(
      'insert into audit.entry (position, xid, leaf_id) select * from unnest($1::bigint[], $2::xid8[], $3::bigint[])',
      [positions, leaves.map((leaf) => leaf.xid), leaves.map((leaf) => leaf.id)],
    );
    const mentions = leaves.flatMap((leaf, offset) =>
      termsOf(leaf.body).map((term) => [term, first + offset] as const),
    );
    await this.#db.query(
      'insert into audit.mention (term, position) select * from unnest($1::text[], $2::bigint[]) on conflict do nothing',
      [mentions.map(([term]) => term), mentions.map(([, position]) => position)],
    );
  }

  async #insertCheckpoint(tree: TileTree): Promise<void> {
    const root = tree.root();
    const note = signNote(
      checkpointText({ origin: this.#signer.keyName, size: tree.size, root }),
      this.#signer,
    );
    await this.#db.query(
      'insert into audit.checkpoint (size, root, note, signed_at) values ($1, $2, $3, $4)',
      [tree.size, root, note, this.#now()],
    );
  }
}

/**
 * The terms under which an entry can be found: its actor and its subjects. A body that cannot be read has none: the log
 * takes what was committed, and one bad body must not stop it.
 */
export function termsOf(body: Buffer): string[] {
  try {
    const leaf = JSON.parse(body.toString()) as {
      actor?: unknown;
      subject?: { id?: unknown };
      also?: { id?: unknown }[];
    };
    const terms = [leaf.actor, leaf.subject?.id, ...(leaf.also ?? []).map((one) => one.id)];
    return [
      ...new Set(
        terms.filter((term) => typeof term === 'string' && term.length <= 200 && !term.includes('\0')),
      ),
    ] as string[];
  } catch {
    return [];
  }
}
