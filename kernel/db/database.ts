import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { type Actor, actorName, officesOf } from '#kernel/permissions/actor.ts';
import type { DB } from './schema.gen.ts';

export type { DB };
/** An open transaction in which it is set who acts and for which offices. Every store function takes one; nobody makes one. */
export type Tx = Transaction<DB>;

/** Bigint columns are counters and positions here, far below 2^53: read them as numbers. Dates stay plain 'YYYY-MM-DD' strings. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (value: string) => value);

/**
 * The one way into the tenant tables: a transaction that begins by setting who acts (`annhi.actor`, `annhi.person`) and for which
 * offices (`annhi.offices`), which is what every row-level policy reads. The settings die with the transaction, so a connection
 * that goes back to the pool carries nobody's rights.
 */
export class Database {
  readonly #pool: pg.Pool;
  readonly #kysely: Kysely<DB>;

  constructor(connection: pg.ClientConfig, size: number) {
    this.#pool = new pg.Pool({
      ...connection,
      max: size,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
    });
    // A lost idle connection is replaced by the pool; what is under way learns of it by its own query.
    this.#pool.on('error', () => undefined);
    // One that is lost in the middle of a transaction says so twice: to its query, and as an event that would end the process.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
    this.#kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool: this.#pool }) });
  }

  /**
   * Runs `work` in one transaction as `actor`; commits when it returns, rolls back when it throws.
   * @param at the instant by which rights are judged: the platform's clock; the database's own when absent
   */
  async run<T>(actor: Actor, work: (tx: Tx) => Promise<T>, at?: Date): Promise<T> {
    try {
      return await this.#kysely.transaction().execute(async (tx) => {
        await enterAs(tx, actor, at);
        return await work(tx);
      });
    } catch (error) {
      throw asUnavailable(error);
    }
  }

  /**
   * The same wrapper in a single round trip, for work that is one SQL function. The function takes the session as its first three
   * arguments and begins with `perform kernel.enter($1, $2, $3)`; PostgreSQL commits it by itself.
   * @param name of the function, with its schema; a constant of the caller, never input.
   */
  async runFunction<Row extends pg.QueryResultRow>(
    actor: Actor,
    name: string,
    args: readonly unknown[],
  ): Promise<Row[]> {
    const values = [...sessionOf(actor), ...args];
    const places = values.map((_, index) => `$${index + 1}`).join(', ');
    try {
      const result = await this.#pool.query<Row>({ name, text: `select * from ${name}(${places})`, values });
      return result.rows;
    } catch (error) {
      throw asUnavailable(error);
    }
  }

  /** Connections: open, idle, and callers waiting for one. */
  usage(): { readonly open: number; readonly idle: number; readonly waiting: number } {
    return { open: this.#pool.totalCount, idle: this.#pool.idleCount, waiting: this.#pool.waitingCount };
  }

  async close(): Promise<void> {
    await this.#kysely.destroy();
    // Kysely ends the pool only if it was used through Kysely; work that was functions alone leaves it open.
    if (!this.#pool.ended) await this.#pool.end();
  }
}

function sessionOf(actor: Actor): [name: string, person: string | null, offices: string[]] {
  return [actorName(actor), actor.kind === 'OFFICIAL' ? actor.personId : null, officesOf(actor)];
}

/** Sets who acts in this transaction from here on. Only the wrapper and the dispatcher's `callAsSystem` do this. */
export async function enterAs(tx: Tx, actor: Actor, at?: Date): Promise<void> {
  const [name, person, offices] = sessionOf(actor);
  await sql`select kernel.enter(${name}, ${person}::uuid, ${offices}::uuid[], ${at ?? null}::timestamptz)`.execute(
    tx,
  );
}

/** Failures of the connection, not of the statement: the database is away, and saying so is all that can be done. */
const awayCodes = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
]);
const fullCodes = new Set(['53100']);

function asUnavailable(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AnNhiError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const away =
    awayCodes.has(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered/.test(
      error.message,
    );
  if (!away && !fullCodes.has(code)) return error;
  return new AnNhiError(
    'UNAVAILABLE',
    fullCodes.has(code) ? 'DISK_FULL' : 'DATABASE_AWAY',
    {
      vi: 'Hệ thống đang tạm ngừng. Những gì bạn viết vẫn còn. Nếu gấp, gọi 111 (miễn phí, cả ngày đêm).',
      en: 'The system is down for the moment. What you wrote is kept. If it is urgent, call 111 (free, day and night).',
    },
    { cause: error },
  );
}
