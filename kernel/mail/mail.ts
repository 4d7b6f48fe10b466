import type { Context } from '#kernel/actions/context.ts';
import type { Room } from '#kernel/actions/room.ts';
import { newId } from '#kernel/ids/ids.ts';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { seal, unseal } from '#kernel/keys/sealing.ts';
import { type Cause, carrierRoom, causeColumns } from '#kernel/outgoing/outgoing.ts';
import type { Letter, MailTransport } from './transport.ts';

export type NewMail = Cause & { readonly letter: Letter };

export const sendQueue = 'mail.send';
/** After the last try a person decides. */
const patience = [1, 2, 5, 15, 60, 240, 720].map((minutes) => minutes * 60_000);

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
      ...causeColumns(ctx, mail),
      sealed: seal(mailKey(ctx.keys), `mail|${id}`, plain),
    })
    .execute();
  await ctx.enqueue(sendQueue, { messageId: id });
}

export function mailRoom(transport: MailTransport): Room {
  return carrierRoom({
    name: 'mail',
    queue: sendQueue,
    table: 'mail.message',
    patience: () => patience,
    // The Message-ID is the message's own, so a letter that is sent twice arrives as one.
    send: (ctx, { id, sealed }) => transport.send(id, readLetter(ctx.keys, id, sealed)),
  });
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
