import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { defineRoom, job, type Room } from '#kernel/actions/room.ts';
import type { OrganizationId } from '#kernel/ids/ids.ts';

/** What a message is for, so that whoever caused it learns that it left. */
export type Cause = {
  readonly organizationId: OrganizationId;
  /** Who hears of it: the carrier's events carry this purpose. */
  readonly purpose: string;
  readonly subject: { readonly kind: string; readonly id: string };
};

/** What every carrier's table has; `sealed` holds the message itself. */
export type QueuedMessage = {
  readonly id: string;
  readonly purpose: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly attempts: number;
  readonly sealed: Buffer;
};

/** A way by which messages leave: mail, telephone. */
export type Carrier<Message extends QueuedMessage> = {
  /** Its room; its events are `<name>.sent`, `<name>.waits` and `<name>.failed`. */
  readonly name: string;
  readonly queue: string;
  readonly table: string;
  /** Milliseconds until the next try, by number of tries; after the last the message has failed. */
  readonly patience: (message: Message) => readonly number[];
  /** Open facts of a message beside its purpose, for the audit. */
  readonly facts?: (message: Message) => Readonly<Record<string, string>>;
  /** Hands it over; the proof is the answer of whoever took it. Throws (with `code`) when it was not taken. */
  readonly send: (ctx: Context, message: Message) => Promise<{ readonly proof: string }>;
};

/** The columns that say what a message is for. */
export function causeColumns(ctx: Context, cause: Cause) {
  return {
    organization_id: cause.organizationId,
    purpose: cause.purpose,
    subject_kind: cause.subject.kind,
    subject_id: cause.subject.id,
    created_at: ctx.now,
  };
}

/** The room that sends. Events carry purpose, subjectKind and subjectId; all but `sent` carry `trouble`. */
export function carrierRoom<Message extends QueuedMessage>(carrier: Carrier<Message>): Room {
  return defineRoom(carrier.name, {
    jobs: [
      job(carrier.queue, { isUrgent: true }, (ctx, payload) =>
        tryToSend(ctx, carrier, payload['messageId'] ?? ''),
      ),
    ],
  });
}

/** At least once: the id goes along, so that whoever takes the same message twice can tell. */
async function tryToSend<Message extends QueuedMessage>(
  ctx: Context,
  carrier: Carrier<Message>,
  id: string,
): Promise<void> {
  const table = sql.table(carrier.table);
  const found = await sql<Message>`
    select * from ${table} where id = ${id}::uuid and state = 'QUEUED' for update`.execute(ctx.tx);
  const message = found.rows[0];
  if (!message) return;
  const event = {
    purpose: message.purpose,
    subjectKind: message.subject_kind,
    subjectId: message.subject_id,
  };
  const note = (state: 'SENT' | 'WAITS' | 'FAILED', trouble?: string) =>
    ctx.note({
      subject: { kind: message.subject_kind, id: message.subject_id },
      facts: {
        purpose: message.purpose,
        ...carrier.facts?.(message),
        [carrier.name]: state,
        ...(trouble === undefined ? {} : { trouble }),
      },
    });
  try {
    const { proof } = await carrier.send(ctx, message);
    await sql`
      update ${table} set state = 'SENT', sent_at = ${ctx.now}, proof = ${proof.slice(0, longestProof)}, attempts = attempts + 1
      where id = ${id}::uuid`.execute(ctx.tx);
    await ctx.emit(`${carrier.name}.sent`, event);
    note('SENT');
  } catch (error) {
    const trouble = troubleOf(error);
    const wait = carrier.patience(message)[message.attempts];
    const isLast = wait === undefined;
    await sql`
      update ${table} set state = ${isLast ? 'FAILED' : 'QUEUED'}, attempts = attempts + 1, last_trouble = ${trouble}
      where id = ${id}::uuid`.execute(ctx.tx);
    await ctx.emit(`${carrier.name}.${isLast ? 'failed' : 'waits'}`, { ...event, trouble });
    if (!isLast)
      await ctx.enqueue(carrier.queue, { messageId: id }, { at: new Date(ctx.now.getTime() + wait) });
    note(isLast ? 'FAILED' : 'WAITS', trouble);
  }
}

const longestProof = 1_000;

/** A code, never the complaint itself: that may name the addressee. */
function troubleOf(error: unknown): string {
  const code = error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'FAULT';
  return code.slice(0, 60);
}
