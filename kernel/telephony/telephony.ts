import type { Context } from '#kernel/actions/context.ts';
import type { Room } from '#kernel/actions/room.ts';
import { newId } from '#kernel/ids/ids.ts';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { seal, unseal } from '#kernel/keys/sealing.ts';
import { type Cause, carrierRoom, causeColumns, type QueuedMessage } from '#kernel/outgoing/outgoing.ts';
import { findPhoneNumber } from './number.ts';
import { isUrgent, type PhoneNumbers, type PhoneSentence, sayOnPhone } from './sentences.ts';
import type { PhoneMessage, PhoneTransport } from './transport.ts';

export type NewPhoneMessage = Cause & {
  /** As typed; sealed. @restricted */
  readonly number: string;
  readonly sentence: PhoneSentence;
  readonly numbers?: PhoneNumbers;
};

export const phoneQueue = 'phone.send';
const seconds = (waits: readonly number[]) => waits.map((wait) => wait * 1_000);
const patience = { urgent: seconds([5, 15, 40]), calm: seconds([60, 300, 1_800, 7_200]) };

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
      ...causeColumns(ctx, message),
      kind,
      sentence: message.sentence,
      sealed: seal(phoneKey(ctx.keys), `phone|${id}`, JSON.stringify(plain)),
    })
    .execute();
  await ctx.enqueue(phoneQueue, { messageId: id });
  return id;
}

export function telephonyRoom(transport: PhoneTransport): Room {
  return carrierRoom<QueuedMessage & { kind: string; sentence: PhoneSentence }>({
    name: 'phone',
    queue: phoneQueue,
    table: 'telephony.message',
    patience: ({ sentence }) => (isUrgent(sentence) ? patience.urgent : patience.calm),
    facts: ({ kind }) => ({ kind }),
    // A gateway that honours the idempotency key rings once.
    send: (ctx, { id, sealed }) => transport.send(id, readMessage(ctx.keys, id, sealed)),
  });
}

function readMessage(keys: KeyStore, id: string, sealed: Uint8Array): PhoneMessage {
  return JSON.parse(unseal(phoneKey(keys), `phone|${id}`, sealed).toString('utf8')) as PhoneMessage;
}

function phoneKey(keys: KeyStore): Buffer {
  return keys.purpose('telephony');
}
