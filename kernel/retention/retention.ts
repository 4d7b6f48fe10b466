import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { bind, defineRoom, job } from '#kernel/actions/room.ts';
import { conflict, notFound, refused } from '#kernel/errors/errors.ts';
import type { DestructionCertificate } from '#kernel/keys/key-store.ts';
import { destroyFile, destructionReasons, holdFile, releaseHold } from './contract.ts';
import { sentences } from './sentences.ts';

/** Copies of the key store live no longer than this; an erasure is complete afterwards (design 7). */
const completeAfterDays = 35;
const atOnce = 500;

type FileRow = {
  key_id: number;
  retention_class: string;
  closed_at: Date | null;
  holder_person_id: string | null;
  legal_hold: boolean;
  destroyed_at: Date | null;
  runs_clock: boolean;
};

/** Retention per class as data, legal hold, and the destruction of keys with a certificate in the audit log. */
export const retentionRoom = defineRoom('retention', {
  handlers: [
    bind(holdFile, holdFileHandler()),
    bind(releaseHold, releaseHoldHandler()),
    bind(destroyFile, destroyFileHandler()),
  ],
  jobs: [
    job('retention.sweep', { cron: '20 1 * * *', isExclusive: true }, sweepFiles),
    job('retention.destroy-one', {}, async (ctx, payload) => {
      const reason = destructionReasons.find((one) => one === payload['reason']) ?? 'RETENTION_OVER';
      await destroyOne(ctx, payload['fileId'] ?? '', reason);
    }),
  ],
});

/**
 * Finds the files whose time is over and writes one job for each: every destruction is a transaction of its own that looks again.
 * Also destroys once more what an older copy of the key store has brought back.
 */
async function sweepFiles(ctx: Context): Promise<void> {
  const due = await sql<{ id: string }>`
    select f.id from files.file f join retention.class c on c.code = f.retention_class
    where c.action = 'DESTROY_KEY' and f.destroyed_at is null and not f.legal_hold and f.holder_person_id is not null
      and f.closed_at + make_interval(months => c.months) <= ${ctx.now}
    order by f.closed_at limit ${atOnce}`.execute(ctx.tx);
  for (const { id } of due.rows)
    await ctx.enqueue('retention.destroy-one', { fileId: id, reason: 'RETENTION_OVER' });
  const gone = await sql<{
    id: string;
    key_id: number;
  }>`select id, key_id from files.file where destroyed_at is not null`.execute(ctx.tx);
  for (const { id, key_id } of gone.rows.filter((row) => !ctx.keys.isDestroyed(row.key_id))) {
    ctx.keys.destroy(key_id, 'RESTORED', ctx.now);
    ctx.note({ subject: { kind: 'FILE', id }, facts: { keyId: key_id, destroyedAgain: true } });
  }
}

/** Under the row's lock: a hold or a reopening that came first wins, one that comes later finds the file gone. */
async function destroyOne(ctx: Context, fileId: string, reason: (typeof destructionReasons)[number]) {
  const row = await lockFile(ctx, fileId);
  if (!row) throw notFound();
  const obstacle = obstacleOf(row);
  if (obstacle === 'GONE') return null;
  // The sweep found it due a moment ago; whatever has changed since is a reason to leave it, not a fault.
  if (obstacle && reason === 'RETENTION_OVER') return null;
  if (obstacle) throw refused('FILE_NOT_DESTRUCTIBLE', sentences[obstacle]);
  if (reason === 'RETENTION_OVER' && !(await isTimeOver(ctx, fileId))) return null;
  const completeAt = new Date(ctx.now.getTime() + completeAfterDays * 86_400_000);
  await sql`update files.file set destroyed_at = ${ctx.now} where id = ${fileId}::uuid`.execute(ctx.tx);
  const certificate = destroyKey(ctx, row.key_id, reason);
  await sql`
    insert into retention.destruction (file_id, key_id, retention_class, reason, record_digest, destroyed_at, complete_at)
    values (${fileId}::uuid, ${row.key_id}, ${row.retention_class}, ${reason}, ${certificate?.recordDigest ?? null}, ${ctx.now}, ${completeAt})`.execute(
    ctx.tx,
  );
  await ctx.emit('retention.file-destroyed', { fileId, reason });
  ctx.note({
    subject: { kind: 'FILE', id: fileId },
    facts: {
      keyId: row.key_id,
      class: row.retention_class,
      reason,
      recordDigest: certificate?.recordDigest ?? null,
      completeAt: completeAt.toISOString(),
    },
  });
  return {
    destroyedAt: ctx.now.toISOString(),
    completeAt: completeAt.toISOString(),
    recordDigest: certificate?.recordDigest ?? null,
  };
}

/** Null when a try before this one destroyed the key and was then cut off: the deed is done, its record is made now. */
function destroyKey(ctx: Context, keyId: number, reason: string): DestructionCertificate | null {
  return ctx.keys.isDestroyed(keyId) ? null : ctx.keys.destroy(keyId, reason, ctx.now);
}

async function isTimeOver(ctx: Context, fileId: string): Promise<boolean> {
  const found = await sql`
    select 1 from files.file f join retention.class c on c.code = f.retention_class
    where f.id = ${fileId}::uuid and c.action = 'DESTROY_KEY' and f.closed_at + make_interval(months => c.months) <= ${ctx.now}`.execute(
    ctx.tx,
  );
  return found.rows.length === 1;
}

type Obstacle = 'GONE' | 'OPEN' | 'UNREAD' | 'HELD' | 'CLOCK_RUNS';

function obstacleOf(row: FileRow): Obstacle | null {
  if (row.destroyed_at) return 'GONE';
  if (!row.closed_at) return 'OPEN';
  if (!row.holder_person_id) return 'UNREAD';
  if (row.legal_hold) return 'HELD';
  return row.runs_clock ? 'CLOCK_RUNS' : null;
}

async function lockFile(ctx: Context, fileId: string): Promise<FileRow | undefined> {
  const found = await sql<FileRow>`
    select f.key_id, f.retention_class, f.closed_at, f.holder_person_id, f.legal_hold, f.destroyed_at,
      exists (select from deadlines.clock c where c.subject_id = f.id and c.stopped_at is null) as runs_clock
    from files.file f where f.id = ${fileId}::uuid for update of f`.execute(ctx.tx);
  return found.rows[0];
}

function destroyFileHandler(): Handler<
  z.infer<typeof destroyFile.input>,
  z.infer<typeof destroyFile.output>
> {
  return async (ctx, { fileId, reason }) => {
    const done = await destroyOne(ctx, fileId, reason);
    if (!done) throw refused('FILE_NOT_DESTRUCTIBLE', sentences.GONE);
    return done;
  };
}

function holdFileHandler(): Handler<z.infer<typeof holdFile.input>, z.infer<typeof holdFile.output>> {
  return async (ctx, { fileId, reason }) => {
    const row = await lockFile(ctx, fileId);
    if (!row) throw notFound();
    if (row.destroyed_at) throw refused('FILE_DESTROYED', sentences.GONE);
    if (row.legal_hold) throw conflict('HELD_ALREADY', sentences.HELD);
    await sql`
      insert into retention.hold (file_id, held_at, held_by, reason)
      values (${fileId}, ${ctx.now}, ${ctx.actor.kind === 'OFFICIAL' ? ctx.actor.personId : null}::uuid, ${reason})`.execute(
      ctx.tx,
    );
    await sql`update files.file set legal_hold = true where id = ${fileId}`.execute(ctx.tx);
    ctx.note({
      subject: { kind: 'FILE', id: fileId },
      fields: ['legalHold'],
      facts: { legalHold: true, reason },
    });
    return { heldAt: ctx.now.toISOString() };
  };
}

function releaseHoldHandler(): Handler<
  z.infer<typeof releaseHold.input>,
  z.infer<typeof releaseHold.output>
> {
  return async (ctx, { fileId }) => {
    const row = await lockFile(ctx, fileId);
    if (!row?.legal_hold) throw conflict('NOT_HELD', sentences.NOT_HELD);
    const person = ctx.actor.kind === 'OFFICIAL' ? ctx.actor.personId : null;
    await sql`update retention.hold set released_at = ${ctx.now}, released_by = ${person}::uuid where file_id = ${fileId} and released_at is null`.execute(
      ctx.tx,
    );
    await sql`update files.file set legal_hold = false where id = ${fileId}`.execute(ctx.tx);
    ctx.note({ subject: { kind: 'FILE', id: fileId }, fields: ['legalHold'], facts: { legalHold: false } });
    return {};
  };
}
