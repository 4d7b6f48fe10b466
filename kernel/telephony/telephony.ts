import type { Context } from '#kernel/actions/context.ts';
import { defineRoom, job, type Room } from '#kernel/actions/room.ts';
import { newId, type OrganizationId } from '#kernel/ids/ids.ts';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { seal, unseal } from '#kernel/keys/sealing.ts';
import { findPhoneNumber } from './number.ts';
import { isUrgent, type PhoneNumbers, type PhoneSentence, sayOnPhone } from './sentences.ts';
import type { PhoneMessage, PhoneTransport } from './transport.ts';

/** A call or text with what it is for, so that whoever caused it learns that it was taken. */
export type NewPhoneMessage = {
  readonly organizationId: OrganizationId;
  /** Who hears of it: `phone.sent` is emitted with this purpose. */
  readonly purpose: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** As typed; sealed. @restricted */
  readonly number: string;
  readonly sentence: PhoneSentence;
  readonly numbers?: PhoneNumbers;
};

export const phoneQueue = 'phone.send';
/** Seconds until the next try, by number of tries; after the last it has failed. */
const patience = { urgent: [5, 15, 40], calm: [60, 300, 1_800, 7_200] };

/** Rings somebody and has a sentence read to them. @returns the message's id; null when what was typed is no telephone number */
export function queueCall(ctx: Context, message: NewPhoneMessage): Promise<string | null> {
  return queue(ctx, 'CALL', message);
}

/** Sends a sentence as a text message (SMS). @returns the message's id; null when what was typed is no telephone number */
export function queueText(ctx: Context, message: NewPhoneMessage): Promise<string | null> {
  return queue(ctx, 'TEXT', message);
}

/** What has not left yet for these subjects stays here: somebody answered meanwhile. */
export async function withdrawPhoneMessages(
  ctx: Context,
  purpose: string,
  subjectIds: readonly string[],
): Promise<void> {
  if (subjectIds.length === 0) return;
  await ctx.tx
    .updateTable('telephony.message')
    .set({ state: 'WITHDRAWN' })
    .where('purpose', '=', purpose)
    .where('subject_id', 'in', subjectIds)
    .where('state', '=', 'QUEUED')
    .execute();
}

async function queue(ctx: Context, kind: 'CALL' | 'TEXT', message: NewPhoneMessage): Promise<string | null> {
  const to = findPhoneNumber(message.number);
  if (to === null) return null;
  const id = newId(ctx.now.getTime());
  const plain: PhoneMessage = { kind, to, words: sayOnPhone(message.sentence, message.numbers ?? {}) };
  await ctx.tx
    .insertInto('telephony.message')
    .values({
      id,
      organization_id: message.organizationId,
      kind,
      sentence: message.sentence,
      purpose: message.purpose,
      subject_kind: message.subject.kind,
      subject_id: message.subject.id,
      created_at: ctx.now,
      sealed: seal(phoneKey(ctx.keys), `phone|${id}`, JSON.stringify(plain)),
    })
    .execute();
  await ctx.enqueue(phoneQueue, { messageId: id });
  return id;
}

/** The room that rings. Events (purpose, subjectKind, subjectId): `phone.sent`, `phone.waits`, `phone.failed`, the last two with `trouble`. */
export function telephonyRoom(transport: PhoneTransport): Room {
  return defineRoom('phone', {
    jobs: [
      job(phoneQueue, { isUrgent: true }, (ctx, payload) =>
        sendOne(ctx, transport, payload['messageId'] ?? ''),
      ),
    ],
  });
}

/** At least once: the id is the message's own, so a gateway that honours the idempotency key rings once. */
async function sendOne(ctx: Context, transport: PhoneTransport, id: string): Promise<void> {
  const row = await ctx.tx
    .selectFrom('telephony.message')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'QUEUED')
    .forUpdate()
    .executeTakeFirst();
  if (!row) return;
  const event = { purpose: row.purpose, subjectKind: row.subject_kind, subjectId: row.subject_id };
  const sentence = row.sentence as PhoneSentence;
  let facts: Record<string, string>;
  try {
    const plain = JSON.parse(
      unseal(phoneKey(ctx.keys), `phone|${id}`, row.sealed).toString('utf8'),
    ) as PhoneMessage;
    const { proof } = await transport.send(id, plain);
    await ctx.tx
      .updateTable('telephony.message')
      .set({ state: 'SENT', sent_at: ctx.now, proof: proof.slice(0, 200), attempts: row.attempts + 1 })
      .where('id', '=', id)
      .execute();
    await ctx.emit('phone.sent', event);
    facts = { phone: 'SENT' };
  } catch (error) {
    const wait = (isUrgent(sentence) ? patience.urgent : patience.calm)[row.attempts];
    const trouble = error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'FAULT';
    await ctx.tx
      .updateTable('telephony.message')
      .set({
        state: wait === undefined ? 'FAILED' : 'QUEUED',
        attempts: row.attempts + 1,
        last_trouble: trouble.slice(0, 60),
      })
      .where('id', '=', id)
      .execute();
    await ctx.emit(wait === undefined ? 'phone.failed' : 'phone.waits', { ...event, trouble });
    if (wait !== undefined)
      await ctx.enqueue(phoneQueue, { messageId: id }, { at: new Date(ctx.now.getTime() + wait * 1_000) });
    facts = { phone: wait === undefined ? 'FAILED' : 'WAITS', trouble };
  }
  ctx.note({
    subject: { kind: row.subject_kind, id: row.subject_id },
    facts: { purpose: row.purpose, kind: row.kind, ...facts },
  });
}

function phoneKey(keys: KeyStore): Buffer {
  return keys.purpose('telephony');
}
