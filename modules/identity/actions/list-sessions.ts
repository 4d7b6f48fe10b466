import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import type { listSessions, revokeOtherSessions, revokeSession } from '../contract.ts';
import { absoluteMs } from '../rules/session-state.ts';
import type { SessionMethod } from '../store/sessions.ts';

export const listSessionsHandler: Handler<
  z.infer<typeof listSessions.input>,
  z.infer<typeof listSessions.output>
> = async (ctx) => {
  const found = await sql<{
    id: string;
    device: string;
    method: SessionMethod;
    started_at: Date;
    last_active_at: Date;
  }>`
    select id, device, method, started_at, last_active_at from auth.session
    where account_id = ${ownAccount(ctx)} and ended_at is null and started_at > ${new Date(ctx.now.getTime() - absoluteMs)}
    order by last_active_at desc, id`.execute(ctx.tx);
  return {
    sessions: found.rows.map((row) => ({
      sessionId: row.id,
      device: row.device,
      method: row.method,
      startedAt: row.started_at.toISOString(),
      lastActiveAt: row.last_active_at.toISOString(),
    })),
  };
};

export const revokeSessionHandler: Handler<
  z.infer<typeof revokeSession.input>,
  z.infer<typeof revokeSession.output>
> = async (ctx, { sessionId }) => {
  const ended = await sql`
    update auth.session set ended_at = ${ctx.now}, ended_why = 'REVOKED' where id = ${sessionId} and account_id = ${ownAccount(ctx)} and ended_at is null`.execute(
    ctx.tx,
  );
  if (ended.numAffectedRows !== 1n) throw notFound();
  ctx.note({ subject: { kind: 'SESSION', id: sessionId }, facts: { state: 'REVOKED' } });
  return {};
};

export const revokeOtherSessionsHandler: Handler<
  z.infer<typeof revokeOtherSessions.input>,
  z.infer<typeof revokeOtherSessions.output>
> = async (ctx, { keep }) => {
  const account = ownAccount(ctx);
  const done = await sql`
    update auth.session set ended_at = ${ctx.now}, ended_why = 'REVOKED' where account_id = ${account} and ended_at is null and id is distinct from ${keep}::uuid`.execute(
    ctx.tx,
  );
  const ended = Number(done.numAffectedRows ?? 0n);
  ctx.note({ subject: { kind: 'ACCOUNT', id: account }, facts: { sessionsEnded: ended } });
  return { ended };
};

function ownAccount(ctx: Context): string {
  if (ctx.actor.kind !== 'OFFICIAL') throw notFound();
  return ctx.actor.accountId;
}
