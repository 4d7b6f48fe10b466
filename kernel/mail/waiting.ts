import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import type { Tx } from '#kernel/db/database.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { sendQueue } from './mail.ts';

/** A letter that has not left: what it is for and why it waits; never to whom or what it says. */
export type WaitingLetter = {
  readonly id: string;
  readonly purpose: string;
  readonly state: string;
  readonly attempts: number;
  readonly trouble: string | null;
  readonly createdAt: Date;
};

/** Letters that wait or have failed, oldest first, among those that the one who asks may see; at most 500. */
export async function listWaitingMail(tx: Tx): Promise<WaitingLetter[]> {
  const found = await sql<WaitingLetter>`
    select id, purpose, state, attempts, last_trouble as trouble, created_at as "createdAt"
    from mail.message where state <> 'SENT' order by created_at, id limit 500`.execute(tx);
  return found.rows;
}

/** Sends a letter on its way again, with all its tries before it. @throws AnNhiError `NOT_FOUND` when it has left or is not theirs */
export async function retryMail(ctx: Context, id: string): Promise<void> {
  const found = await sql<{ subject_kind: string; subject_id: string; purpose: string }>`
    update mail.message set state = 'QUEUED', attempts = 0 where id = ${id}::uuid and state <> 'SENT'
    returning subject_kind, subject_id, purpose`.execute(ctx.tx);
  const row = found.rows[0];
  if (!row) throw notFound();
  await ctx.enqueue(sendQueue, { messageId: id });
  ctx.note({
    subject: { kind: row.subject_kind, id: row.subject_id },
    facts: { purpose: row.purpose, mail: 'RETRIED' },
  });
}
