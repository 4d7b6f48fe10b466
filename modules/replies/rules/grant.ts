import { randomBytes } from 'node:crypto';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { openToken, sealToken } from '#kernel/keys/tokens.ts';

const purpose = 'replies-grant';
const lifetimeMs = 30 * 60_000;

/**
 * What a sealed value in a form lets its holder do for half an hour: `SENT`, right after sending (add words, choose a secret word);
 * `OPENED`, after the secret word (read, answer, change how to be reached). `isChild` and `mayText` are settled by the door, so that
 * nobody can claim otherwise later.
 */
export type ReplyGrant = {
  readonly trackingCode: string;
  readonly may: 'SENT' | 'OPENED';
  readonly isChild: boolean;
  /** Whether the neutral text message may be offered: never to a child. */
  readonly mayText: boolean;
};
export type OpenedGrant = ReplyGrant & { readonly nonce: string; readonly until: Date };

/** A new grant, or, with `until`, the same one for the next page: it is never prolonged. Each has a nonce of its own. */
export function sealReplyGrant(keys: KeyStore, grant: ReplyGrant, now: Date, until?: Date): string {
  const nonce = randomBytes(12).toString('base64url');
  const left = until ? until.getTime() - now.getTime() : lifetimeMs;
  const { trackingCode, may, isChild, mayText } = grant;
  return sealToken(keys, purpose, { trackingCode, may, isChild, mayText, nonce }, now, left);
}

/** The grant, or null when the half hour is over or it is not one of ours. */
export function findGrant(keys: KeyStore, sealed: string, now: Date): OpenedGrant | null {
  const opened = openToken<ReplyGrant & { nonce: string }>(keys, purpose, sealed, now);
  return opened.state === 'VALID' ? { ...opened.token.payload, until: opened.token.expiresAt } : null;
}
