import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { createPlatform, type Platform } from '#kernel/actions/platform.ts';
import { openTestDatabase } from '#kernel/testing/database.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { submitReport } from '#modules/reports/contract.ts';
import { benchPlatform } from './rooms.ts';
import { withBenchServer } from './server.ts';
import type { BenchTable } from './table.ts';

const text = 'Con tôi bị người lạ nhắn tin đe doạ trên mạng, xin được giúp. '.repeat(6);
const links = [
  'https://www.tiktok.com/@vidu/video/8880000000000000101',
  'https://m.facebook.com/profile.php?id=999000000000101',
];

/** Accepting a report beside a bare insert of the same bytes, on the bundled PostgreSQL with fsync on, in one run. */
export async function run(options: { long: boolean }): Promise<BenchTable> {
  return withBenchServer(async () => {
    const test = await openTestDatabase();
    try {
      const platform = benchPlatform(test);
      // The queue in which every acceptance writes its job, as the started platform has it.
      const jobs = await test.client('jobs');
      await jobs.query(`select pgboss.create_queue('reports.read-report', '{"policy":"short"}'::jsonb)`);
      const owner = await test.client('owner');
      await owner.query(bareTables);
      await owner.query(withoutAudit);
      const seconds = options.long ? 15 : 6;
      const bare = new pg.Pool({ ...test.connection('app'), max: 8 });
      await warm(platform);
      const bytes = randomBytes(await bytesOfOne(platform));
      const rounds = { accept: [] as number[], bare: [] as number[], silent: [] as number[] };
      // Taken in turns, so that a noisy neighbour disturbs all of them alike.
      for (let round = 0; round < 3; round += 1) {
        rounds.accept.push(await rate(8, seconds, () => accept(platform)));
        rounds.silent.push(await rate(8, seconds, () => acceptWithoutAudit(platform)));
        rounds.bare.push(await rate(8, seconds, () => bareInsert(bare, bytes)));
      }
      const paced = await pacedLatency(200, seconds * 2, () => accept(platform));
      await bare.end();
      const [accepted, silent, inserted] = [
        median(rounds.accept),
        median(rounds.silent),
        median(rounds.bare),
      ];
      return {
        title: 'Report accepted: durable, sealed, audited, one statement (8 at once)',
        rows: [
          { what: 'accepted per second', goal: '>= 500', figure: accepted.toFixed(0), met: accepted >= 500 },
          {
            what: 'p99 at 200/s',
            goal: '<= 100 ms',
            figure: `${paced.p99.toFixed(1)} ms`,
            met: paced.p99 <= 100,
          },
          { what: 'p50 at 200/s', goal: '', figure: `${paced.p50.toFixed(1)} ms`, met: null },
          {
            what: `bare insert of one row with the same ${bytes.length} bytes, same number at once, per second`,
            goal: '',
            figure: inserted.toFixed(0),
            met: null,
          },
          {
            what: 'share of the bare insert',
            goal: '>= 0.3',
            figure: (accepted / inserted).toFixed(2),
            met: accepted / inserted >= 0.3,
          },
          {
            what: 'what the audit leaf adds',
            goal: '<= 20 %',
            figure: `${((silent / accepted - 1) * 100).toFixed(1)} %`,
            met: silent / accepted - 1 <= 0.2,
          },
        ],
      };
    } finally {
      await test.close();
    }
  });
}

const accept = (platform: Platform) =>
  platform.call(publicActor, submitReport, {
    nonce: randomBytes(16).toString('base64url'),
    channel: 'WEB',
    report: { text, links },
  });

/** The same function without its audit leaf, called in the same way. */
async function acceptWithoutAudit(platform: Platform): Promise<void> {
  const silent = Object.create(platform.database) as typeof platform.database;
  silent.runFunction = (actor, name, args) =>
    platform.database.runFunction(
      actor,
      name === 'reports.accept' ? 'bench.accept_without_audit' : name,
      args,
    );
  const quiet = createPlatform({ ...platform, database: silent }, platform.rooms);
  acceptWithoutAudit.platform ??= quiet;
  await accept(acceptWithoutAudit.platform);
}
acceptWithoutAudit.platform = undefined as Platform | undefined;

async function warm(platform: Platform): Promise<void> {
  for (let n = 0; n < 200; n += 1) await accept(platform);
}

/** Calls per second of `concurrency` callers, each waiting for its answer. */
async function rate(concurrency: number, seconds: number, call: () => Promise<unknown>): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (performance.now() < until) {
        await call();
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - started) / 1000);
}

/** Latency when calls come at a fixed pace, measured from when each was due: waiting for an earlier one counts. */
async function pacedLatency(
  perSecond: number,
  seconds: number,
  call: () => Promise<unknown>,
): Promise<{ p50: number; p99: number }> {
  const latencies: number[] = [];
  const pending: Promise<void>[] = [];
  const started = performance.now();
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = started + (n * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    pending.push(call().then(() => void latencies.push(performance.now() - due)));
  }
  await Promise.all(pending);
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Bytes of everything that one accepted report hands to the database, its audit leaf among them. */
async function bytesOfOne(platform: Platform): Promise<number> {
  let bytes = 0;
  const weighed = Object.create(platform.database) as typeof platform.database;
  weighed.runFunction = (actor, name, args) => {
    bytes = args.flat().reduce<number>((sum, arg) => sum + sizeOf(arg), 0);
    return platform.database.runFunction(actor, name, args);
  };
  await accept(createPlatform({ ...platform, database: weighed }, platform.rooms));
  return bytes;
}

function sizeOf(arg: unknown): number {
  if (arg === null) return 0;
  return arg instanceof Uint8Array ? arg.length : Buffer.byteLength(String(arg));
}

const bareInsert = (pool: pg.Pool, bareBytes: Buffer) =>
  pool.query({
    name: 'bare',
    text: 'insert into bench.bare (id, body) values (gen_random_uuid(), $1)',
    values: [bareBytes],
  });

const bareTables = `
  create schema bench;
  grant usage on schema bench to annhi_app;
  create table bench.bare (id uuid primary key, body bytea not null);
  grant insert on bench.bare to annhi_app;
`;

const withoutAudit = `
  do $do$
  begin
    execute replace(
      replace(pg_get_functiondef('reports.accept'::regproc), 'reports.accept(', 'bench.accept_without_audit('),
      'insert into audit.leaf (body) values (leaf);', '');
  end $do$;
`;
