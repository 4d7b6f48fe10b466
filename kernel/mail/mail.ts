import type { Context } from '#kernel/actions/context.ts';
import { defineRoom, job, type Room } from '#kernel/actions/room.ts';
import { newId, type OrganizationId } from '#kernel/ids/ids.ts';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { seal, unseal } from '#kernel/keys/sealing.ts';
import type { Letter, MailTransport } from './transport.ts';

/** A letter with what it is for, so that whoever caused it learns that it was delivered. */
export type NewMail = {
  readonly organizationId: OrganizationId;
  /** Who hears of it: `mail.sent` is emitted with this purpose. */
  readonly purpose: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly letter: Letter;
};

export const sendQueue = 'mail.send';
/** Minutes until the next try, by number of tries; after the last a person decides. */
const patience = [1, 2, 5, 15, 60, 240, 720];

/** Writes a letter in this transaction; it leaves after the commit. */
export async function queueMail(ctx: Context, mail: NewMail): Promise<void> {
  const id = newId(ctx.now.getTime());
  const { letter } = mail;
  const plain = JSON.stringify({
    ...letter,
    attachments: letter.attachments.map((one) => ({
      ...one,
      bytes: Buffer.from(one.bytes).toString('base64'),
    })),
  });
  await ctx.tx
    .insertInto('mail.message')
    .values({
      id,
      organization_id: mail.organizationId,
      purpose: mail.purpose,
      subject_kind: mail.subject.kind,
      subject_id: mail.subject.id,
      created_at: ctx.now,
      sealed: seal(mailKey(ctx.keys), `mail|${id}`, plain),
    })
    .execute();
  await ctx.enqueue(sendQueue, { messageId: id });
}

/** The room that sends. Events (purpose, subjectKind, subjectId): `mail.sent`, `mail.waits` and `mail.failed`, the last two with `trouble`. */
export function mailRoom(transport: MailTransport): Room {
  return defineRoom('mail', {
    jobs: [
      job(sendQueue, { isUrgent: true }, (ctx, payload) =>
        sendOne(ctx, transport, payload['messageId'] ?? ''),
      ),
    ],
  });
}

/** At least once: the Message-ID is the message's own, so a letter that is sent twice arrives as one. */
async function sendOne(ctx: Context, transport: MailTransport, id: string): Promise<void> {
  const row = await ctx.tx
    .selectFrom('mail.message')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'QUEUED')
    .forUpdate()
    .executeTakeFirst();
  if (!row) return;
  const event = { purpose: row.purpose, subjectKind: row.subject_kind, subjectId: row.subject_id };
  const note = (facts: Record<string, string>) =>
    ctx.note({
      subject: { kind: row.subject_kind, id: row.subject_id },
      facts: { purpose: row.purpose, ...facts },
    });
  try {
    const { proof } = await transport.send(id, readLetter(ctx.keys, id, row.sealed));
    await ctx.tx
      .updateTable('mail.message')
      .set({ state: 'SENT', sent_at: ctx.now, proof: proof.slice(0, 1000), attempts: row.attempts + 1 })
      .where('id', '=', id)
      .execute();
    await ctx.emit('mail.sent', event);
    note({ mail: 'SENT' });
  } catch (error) {
    const wait = patience[row.attempts];
    const trouble = error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'FAULT';
    await ctx.tx
      .updateTable('mail.message')
      .set({
        state: wait === undefined ? 'FAILED' : 'QUEUED',
        attempts: row.attempts + 1,
        last_trouble: trouble,
      })
      .where('id', '=', id)
      .execute();
    await ctx.emit(wait === undefined ? 'mail.failed' : 'mail.waits', { ...event, trouble });
    if (wait !== undefined)
      await ctx.enqueue(sendQueue, { messageId: id }, { at: new Date(ctx.now.getTime() + wait * 60_000) });
    note({ mail: wait === undefined ? 'FAILED' : 'WAITS' });
  }
}

function readLetter(keys: KeyStore, id: string, sealed: Uint8Array): Letter {
  const plain = JSON.parse(unseal(mailKey(keys), `mail|${id}`, sealed).toString('utf8')) as Omit<
    Letter,
    'attachments'
  > & {
    attachments: { name: string; type: string; bytes: string }[];
  };
  return {
    ...plain,
    attachments: plain.attachments.map((one) => ({ ...one, bytes: Buffer.from(one.bytes, 'base64') })),
  };
}

function mailKey(keys: KeyStore): Buffer {
  return keys.purpose('mail');
}
