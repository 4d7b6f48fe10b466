import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '#kernel/permissions/actor.ts';
import { useTestDatabase } from '#kernel/testing/database.ts';
import { appendLeaf, leafInsertSql } from './append.ts';
import { noteKey } from './checkpoint.ts';
import { type AuditVerifyOptions, auditVerifyCommand } from './command.ts';
import { type AuditLeaf, leafBytes } from './leaf.ts';
import { readStanding, runAuditLoop } from './loop.ts';
import { memorySigner } from './sample-log.ts';
import { Sequencer } from './sequencer.ts';
import { findLastCheckpoint, loadTree } from './tree-store.ts';
import { fileWitness, type Witness, witnessLatest } from './witness.ts';
import { WitnessFile } from './witness-file.ts';

const test = useTestDatabase();
const now = () => new Date('2026-11-21T08:00:00Z');
const signer = memorySigner('annhi.example/log');
const logKey = noteKey(signer.keyName, signer.publicKey, 'ED25519');
let folder = '';
let app: pg.Client;
let audit: pg.Client;
let intruder: pg.Client;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-audit-'));
  [app, audit, intruder] = [
    await test.client('app'),
    await test.client('audit'),
    await test.client('superuser'),
  ];
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Empties the log as only a superuser can: by taking the triggers out of action for his session. */
/** A fault ends the loop, and with it the test. */
const stopBy = (stop: AbortController) => (error: unknown) => {
  stop.abort();
  throw error;
};

async function wipe(): Promise<void> {
  await tamper(
    'truncate audit.leaf, audit.entry, audit.mention, audit.tile, audit.checkpoint, audit.witness',
  );
}

async function tamper(sql: string): Promise<void> {
  const tables = ['leaf', 'entry', 'mention', 'tile', 'checkpoint', 'witness'];
  const all = (verb: string) =>
    tables.map((table) => `alter table audit.${table} ${verb} trigger append_only`).join('; ');
  await intruder.query(`${all('disable')}; ${sql}; ${all('enable always')}`);
}

function leaf(n: number): AuditLeaf {
  return {
    v: 1,
    at: now().toISOString(),
    actor: 'system:test',
    offices: [],
    action: 'reports.claim-report',
    outcome: 'DONE',
    subject: { kind: 'FILE', id: `file-${n}` },
    also: [{ kind: 'REPORT', id: `report-${n}` }],
    fields: ['state'],
    facts: { state: 'CLAIMED' },
    trace: null,
  };
}

async function write(client: pg.Client, count: number, from = 0): Promise<void> {
  const bodies = Array.from({ length: count }, (_, n) => leafBytes(leaf(from + n)));
  await client.query('insert into audit.leaf (body) select unnest($1::bytea[])', [bodies]);
}

/**
 * Waits until no transaction anywhere on the server is older than the leaves: other test files share it, and a snapshot's
 * xmin knows no databases.
 */
async function decided(): Promise<void> {
  for (;;) {
    const { rows } = await intruder.query(
      `select exists (select from audit.leaf where xid >= pg_snapshot_xmin(pg_current_snapshot())
         and xid < pg_snapshot_xmax(pg_current_snapshot())) as is_open`,
    );
    if (!(rows[0] as { is_open: boolean }).is_open) return;
    await sleep(2);
  }
}

async function drain(sequencer: Sequencer): Promise<number> {
  await decided();
  for (;;) {
    const step = await sequencer.step();
    if (!step.hasMore) return step.size;
  }
}

async function bodiesInOrder(): Promise<string[]> {
  const { rows } = await audit.query(
    `select convert_from(l.body, 'UTF8')::jsonb #>> '{subject,id}' as subject from audit.entry e
     join audit.leaf l on l.xid = e.xid and l.id = e.leaf_id order by e.position`,
  );
  return rows.map((row: { subject: string }) => row.subject);
}

async function verify(
  extra: Partial<AuditVerifyOptions> = {},
): Promise<{ code: number; verdict: Record<string, unknown> }> {
  let out = '';
  const code = await auditVerifyCommand({
    exportFile: null,
    db: audit,
    logKey,
    witnessKeys: [],
    witnessFile: null,
    json: true,
    language: 'vi',
    out: (line) => (out += line),
    progress: () => undefined,
    ...extra,
  });
  return { code, verdict: JSON.parse(out) as Record<string, unknown> };
}

beforeEach(wipe);

describe('the sequencer', () => {
  it('gives every committed leaf one position, fills tiles and signs', async () => {
    await write(app, 300);
    await app.query('begin');
    await write(app, 5, 1000);
    await app.query('rollback');
    const sequencer = new Sequencer(audit, signer, now);
    expect(await drain(sequencer)).toBe(300);
    await write(app, 1, 300);
    await decided();
    expect((await sequencer.step()).outcome).toBe('APPENDED');
    expect((await sequencer.step()).outcome).toBe('IDLE');
    expect(await bodiesInOrder()).toEqual(Array.from({ length: 301 }, (_, n) => `file-${n}`));
    const { rows } = await audit.query('select level, index from audit.tile');
    expect(rows).toEqual([{ level: 0, index: 0 }]);
    expect(await verify()).toMatchObject({
      code: 2,
      verdict: { outcome: 'NOT_WITNESSED', entries: 301, signedSize: 301 },
    });
  });

  it('waits for older transactions that are still open, and then orders by transaction', async () => {
    const slow = await test.client('app');
    const sequencer = new Sequencer(audit, signer, now);
    await sequencer.step();
    await slow.query('begin');
    await write(slow, 1, 1);
    await write(app, 1, 2);
    expect(await sequencer.step()).toMatchObject({ outcome: 'IDLE', appended: 0 });
    expect(await readStanding(app)).toMatchObject({ waiting: 1, entries: 0 });
    await write(slow, 1, 3);
    await slow.query('commit');
    await drain(sequencer);
    expect(await bodiesInOrder()).toEqual(['file-1', 'file-3', 'file-2']);
  });

  it('never appends twice: a second one waits for the lock, and goes on where the first ended', async () => {
    const other = await test.client('audit');
    const [one, two] = [new Sequencer(audit, signer, now), new Sequencer(other, signer, now)];
    await write(app, 10);
    await other.query('begin');
    await other.query('select pg_advisory_xact_lock($1)', [0x61756474]);
    expect((await one.step()).outcome).toBe('BUSY');
    await other.query('rollback');
    await decided();
    await Promise.all([one.step(), two.step()]);
    await write(app, 10, 10);
    await decided();
    await Promise.all([one.step(), two.step()]);
    await Promise.all([drain(one), drain(two)]);
    expect(await bodiesInOrder()).toEqual(Array.from({ length: 20 }, (_, n) => `file-${n}`));
    expect((await verify()).verdict['outcome']).toBe('NOT_WITNESSED');
  });

  it('killed in the middle of a step has done nothing, and the next one does it', async () => {
    await write(app, 20);
    const doomed = await test.client('audit');
    doomed.on('error', () => undefined);
    const pid = (await doomed.query('select pg_backend_pid() as pid')).rows[0] as { pid: number };
    const dying = new Sequencer(
      {
        query: async (text, values) => {
          if (text.startsWith('insert into audit.checkpoint'))
            await intruder.query('select pg_terminate_backend($1)', [pid.pid]);
          return doomed.query(text, values);
        },
      },
      signer,
      now,
    );
    await decided();
    await expect(dying.step()).rejects.toThrow();
    expect(await bodiesInOrder()).toEqual([]);
    expect(await drain(new Sequencer(audit, signer, now))).toBe(20);
    expect((await verify()).verdict['outcome']).toBe('NOT_WITNESSED');
  });

  it('takes leaves of a database restored from a dump, whose transactions seem to come from the future', async () => {
    await write(app, 3);
    await tamper("update audit.leaf set xid = '900000000000'");
    await write(app, 2, 3);
    expect(await drain(new Sequencer(audit, signer, now))).toBe(5);
    const again = new Sequencer(audit, signer, now);
    await write(app, 2, 5);
    expect(await drain(again)).toBe(7);
    expect((await readStanding(audit)).waiting).toBe(0);
    expect((await verify()).verdict['outcome']).toBe('NOT_WITNESSED');
  });

  it('is not stopped by a body that cannot be read', async () => {
    await app.query(`${leafInsertSql('$1')}`, [Buffer.from([0xff, 0x00])]);
    expect(await drain(new Sequencer(audit, signer, now))).toBe(1);
  });

  it('refuses to sign a log that is no longer the one it signed', async () => {
    await write(app, 300);
    const sequencer = new Sequencer(audit, signer, now);
    await drain(sequencer);
    await tamper(
      "update audit.leaf set body = convert_to('{}', 'UTF8') where id = (select max(id) from audit.leaf)",
    );
    await write(app, 1, 300);
    await expect(new Sequencer(audit, signer, now).step()).rejects.toThrow(/AUDIT_LOG_DAMAGED/);
    await tamper('delete from audit.checkpoint; delete from audit.entry');
    await decided();
    await expect(sequencer.step()).rejects.toThrow(/AUDIT_LOG_DAMAGED/);
    expect((await audit.query('select 1 from audit.checkpoint')).rows).toEqual([]);
  });

  it('runs as a loop until it is told to stop, and says how the log stands', async () => {
    await write(app, 30);
    const stop = new AbortController();
    const standings: number[] = [];
    const witnessed = path.join(folder, 'loop.jsonl');
    const silent: Witness = {
      name: 'silent',
      submit: () =>
        new Promise((_, reject) => {
          const end = () => reject(new Error('stopped'));
          // It may be asked for the first time after the loop was told to stop.
          if (stop.signal.aborted) end();
          else stop.signal.addEventListener('abort', end);
        }),
    };
    await runAuditLoop({
      connect: () => test.client('audit'),
      signer,
      witnesses: [silent, fileWitness('disk', WitnessFile.open(witnessed), now)],
      now,
      signal: stop.signal,
      everyMs: 1,
      standingEveryMs: 1,
      witnessEveryMs: 1,
      onStanding: (standing) => {
        standings.push(standing.signedSize);
        if (fs.existsSync(witnessed)) stop.abort();
      },
      onTrouble: stopBy(stop),
    });
    expect(standings.at(-1)).toBe(30);
    expect(await verify({ witnessFile: witnessed })).toMatchObject({
      code: 0,
      verdict: { outcome: 'WITNESSED' },
    });
  });

  it('tells again at once when leaves that waited through a restart have their positions', async () => {
    await write(app, 3);
    await tamper("update audit.leaf set received_at = clock_timestamp() - interval '1 minute'");
    const stop = new AbortController();
    const waits: number[] = [];
    await runAuditLoop({
      connect: () => test.client('audit'),
      signer,
      witnesses: [],
      now,
      signal: stop.signal,
      everyMs: 1,
      // Longer than this test may take: only catching up tells a second time.
      standingEveryMs: 3_600_000,
      onStanding: (standing) => {
        waits.push(standing.oldestWaitsSeconds);
        if (standing.waiting === 0) stop.abort();
      },
      onTrouble: stopBy(stop),
    });
    expect(waits[0]).toBeGreaterThan(50);
    expect(waits.at(-1)).toBe(0);
  });

  it('says what went wrong, goes on trying, and still tells how the log stands', async () => {
    await write(app, 3);
    await drain(new Sequencer(audit, signer, now));
    await tamper("update audit.leaf set body = convert_to('{}', 'UTF8')");
    await write(app, 1);
    const stop = new AbortController();
    const said: string[] = [];
    let waiting = 0;
    await runAuditLoop({
      connect: () => test.client('audit'),
      signer,
      witnesses: [],
      now,
      signal: stop.signal,
      onStanding: (standing) => {
        waiting = standing.waiting;
      },
      onTrouble: (error) => {
        said.push(error instanceof Error ? error.name : '');
        if (said.length === 2) stop.abort();
      },
    });
    expect(said).toEqual(['AUDIT_LOG_DAMAGED', 'AUDIT_LOG_DAMAGED']);
    expect(waiting).toBe(1);
  });
});

describe('a change', () => {
  it('and its leaf are committed together or not at all', async () => {
    await test.database.run(systemActor('test'), (tx) => appendLeaf(tx, leaf(1)));
    const failing = test.database.run(systemActor('test'), async (tx) => {
      await appendLeaf(tx, leaf(2));
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await app.query(`with leaf as (${leafInsertSql('$1')}) select 1`, [leafBytes(leaf(3))]);
    expect(await drain(new Sequencer(audit, signer, now))).toBe(2);
    expect(await bodiesInOrder()).toEqual(['file-1', 'file-3']);
    expect(() => leafInsertSql("'x'; drop table audit.leaf")).toThrow(TypeError);
  });

  it('is found again by subject and by actor, newest first', async () => {
    await write(app, 3);
    await write(app, 1, 1);
    await drain(new Sequencer(audit, signer, now));
    const about = async (term: string, before: number | null = null) =>
      (await app.query('select at_position from audit.entries_about($1, $2, 10)', [term, before])).rows.map(
        (row: { at_position: number | string }) => Number(row.at_position),
      );
    expect(await about('file-1')).toEqual([3, 1]);
    expect(await about('report-1', 3)).toEqual([1]);
    expect(await about('system:test')).toEqual([3, 2, 1, 0]);
    expect(await about('file-9')).toEqual([]);
  });
});

describe('nobody by ordinary means', () => {
  it.each([
    ['app', 'select body from audit.leaf'],
    ['app', "insert into audit.leaf (body, id) overriding system value values ('', 1)"],
    ['app', "insert into audit.leaf (body, xid) values ('', '1')"],
    ['app', 'delete from audit.leaf'],
    ['app', 'select * from audit.entry'],
    ['app', "insert into audit.entry values (0, '1', 1)"],
    ['auth', 'select body from audit.leaf'],
    ['jobs', "insert into audit.leaf (body) values ('')"],
    ['jobs', 'select * from audit.checkpoint'],
    ['audit', "insert into audit.leaf (body) values ('')"],
    ['audit', 'update audit.entry set position = position + 1'],
    ['audit', 'delete from audit.leaf'],
    ['owner', 'delete from audit.leaf'],
    ['owner', "update audit.leaf set body = ''"],
    ['owner', 'truncate audit.leaf'],
    ['owner', "update audit.checkpoint set note = ''"],
    ['owner', 'delete from audit.tile'],
    ['owner', 'truncate audit.entry, audit.witness, audit.mention, audit.tile, audit.checkpoint'],
  ] as const)('%s: %s', async (login, sql) => {
    await write(app, 1);
    const client = await test.client(login);
    await expect(client.query(sql)).rejects.toThrow(/permission denied|AUDIT_APPEND_ONLY|cannot insert/);
  });

  it('even a session that calls itself a replica cannot switch the guard off', async () => {
    await intruder.query('set session_replication_role = replica');
    await expect(intruder.query('delete from audit.leaf')).rejects.toThrow(/AUDIT_APPEND_ONLY/);
    await intruder.query('set session_replication_role = origin');
  });
});

describe('a superuser who switches the guard off', () => {
  it.each([
    [
      'changes a body',
      "update audit.leaf set body = convert_to('{}', 'UTF8') where (xid, id) = (select xid, leaf_id from audit.entry where position = 100)",
      'CHANGED',
    ],
    [
      'removes a leaf',
      'delete from audit.leaf where (xid, id) = (select xid, leaf_id from audit.entry where position = 100)',
      'REMOVED',
    ],
    [
      'removes an entry and closes the gap',
      'delete from audit.entry where position = 100; update audit.entry set position = position - 1 where position > 100',
      'REMOVED',
    ],
    ['moves an entry to the end', 'update audit.entry set position = 900 where position = 100', 'REORDERED'],
    [
      'swaps two entries',
      'update audit.entry set position = 900 where position = 100; update audit.entry set position = 100 where position = 300; update audit.entry set position = 300 where position = 900',
      'REORDERED',
    ],
  ] as const)(
    'and %s is found by the command, from the database and from an export',
    async (what, sql, how) => {
      await write(app, 600);
      await drain(new Sequencer(audit, signer, now));
      await tamper(sql);
      const finding = { how, position: 100, isCertain: true };
      expect(await verify()).toMatchObject({ code: 1, verdict: { outcome: 'TAMPERED', finding } });
      const file = path.join(folder, `${what.replaceAll(' ', '-')}.jsonl`);
      expect(await verify({ exportFile: file })).toMatchObject({ code: 1, verdict: { finding } });
      expect(await verify({ exportFile: file, db: null, logKey: null })).toMatchObject({
        code: 1,
        verdict: { finding, isKeyGiven: false },
      });
    },
  );

  it('and takes the newest entries and signatures away is found by what the witness has seen', async () => {
    const file = path.join(folder, 'witness.jsonl');
    const witness = fileWitness('disk', WitnessFile.open(file), now);
    const sequencer = new Sequencer(audit, signer, now);
    await write(app, 50);
    await drain(sequencer);
    expect(await witnessLatest(audit, witness, now)).toBe(50);
    await write(app, 30, 50);
    await drain(sequencer);
    expect(await witnessLatest(audit, witness, now)).toBe(80);
    expect(await witnessLatest(audit, witness, now)).toBeNull();
    expect(await verify({ witnessFile: file })).toMatchObject({ code: 0, verdict: { witnessedSize: 80 } });
    await tamper(
      'delete from audit.witness where size > 50; delete from audit.checkpoint where size > 50; delete from audit.entry where position >= 50; delete from audit.leaf l where not exists (select from audit.entry e where e.xid = l.xid and e.leaf_id = l.id)',
    );
    expect((await verify()).verdict['outcome']).toBe('NOT_WITNESSED');
    expect(await verify({ witnessFile: file })).toMatchObject({
      code: 1,
      verdict: { finding: { how: 'REMOVED', position: 50 } },
    });
    // A fresh sequencer cannot know; the witness does, and refuses what does not continue its last note.
    await write(app, 31, 900);
    await drain(new Sequencer(audit, signer, now));
    await expect(witnessLatest(audit, witness, now)).rejects.toThrow(/AUDIT_WITNESS_REFUSED/);
    expect(await verify({ witnessFile: file })).toMatchObject({
      code: 1,
      verdict: { finding: { position: 50, lastPosition: 79 } },
    });
  });

  it('and cuts away the tree while the sequencer runs is noticed by its rebuilt root', async () => {
    await write(app, 256);
    await drain(new Sequencer(audit, signer, now));
    await tamper("update audit.tile set root = decode(repeat('00', 32), 'hex')");
    await expect(loadTree(audit, await findLastCheckpoint(audit))).rejects.toThrow(/AUDIT_LOG_DAMAGED/);
  });
});
