import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import type { FileId } from '#kernel/ids/ids.ts';
import { keyedHash, seal, unseal } from '#kernel/keys/sealing.ts';
import { openChannel } from '../contract.ts';
import type { OpenedGrant } from '../rules/grant.ts';
import { replyKeys } from '../rules/reply-keys.ts';

export type Channel = { readonly fileId: FileId; readonly fileKeyId: number };

/** What a message holds; which of it depends on its kind. @restricted */
export type MessageBody = {
  /** What is read, in both languages where it was approved; in `vi` alone where somebody typed it. */
  readonly vi: string;
  readonly en?: string;
  readonly contact?: { readonly name: string; readonly phone: string; readonly email: string };
  readonly wishes?: {
    readonly safeToCall: '' | 'ANY_TIME' | 'CERTAIN_HOURS' | 'NO_CALLS';
    readonly callWhen: string;
  };
};

export function sealMessage(
  ctx: Pick<Context, 'keys'>,
  keyId: number,
  messageId: string,
  body: MessageBody,
): Buffer {
  return seal(ctx.keys.read(keyId), `reply|${messageId}|1`, JSON.stringify(body));
}

export function unsealMessage(
  ctx: Pick<Context, 'keys'>,
  keyId: number,
  messageId: string,
  sealed: Uint8Array,
): MessageBody {
  return JSON.parse(
    unseal(ctx.keys.read(keyId), `reply|${messageId}|1`, sealed).toString('utf8'),
  ) as MessageBody;
}

/** Digits as people type them; whatever else was typed stays, so that it is a code of nobody. */
export function plainCode(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s.\-_·–—]/gu, '');
}

export function hashCode(ctx: Pick<Context, 'keys'>, trackingCode: string): Buffer {
  return keyedHash(replyKeys(ctx.keys).codeHash, plainCode(trackingCode));
}

/** A secret is hashed with its code: the same word of two informants says nothing. */
export function hashSecret(
  ctx: Pick<Context, 'keys'>,
  kind: 'word' | 'words',
  trackingCode: string,
  folded: string,
): Buffer {
  return keyedHash(replyKeys(ctx.keys).wordHash, kind, plainCode(trackingCode), folded);
}

/** The channel behind a grant; null when its code is no longer answered. */
export async function channelOf(ctx: Context, grant: OpenedGrant): Promise<Channel | null> {
  const { trackingCode, isChild, mayText } = grant;
  const { channel } = await ctx.callAsSystem(openChannel, { trackingCode, isChild, mayText });
  return channel;
}

/** What an office wrote, oldest first, as the informant may read it. */
export async function listForInformant(
  ctx: Context,
  fileId: FileId,
): Promise<{ at: string; text: { vi: string; en: string } }[]> {
  const found = await sql<{ id: string; at: Date; sealed: Buffer; key_id: number }>`
    select * from replies.list_for_informant(${fileId}::uuid)`.execute(ctx.tx);
  return found.rows.map((row) => {
    const { vi, en } = unsealMessage(ctx, row.key_id, row.id, row.sealed);
    return { at: row.at.toISOString(), text: { vi, en: en ?? vi } };
  });
}
