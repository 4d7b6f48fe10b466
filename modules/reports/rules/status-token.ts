import type { KeyStore } from '#kernel/keys/key-store.ts';
import { openToken, sealToken } from '#kernel/keys/tokens.ts';

const purpose = 'report-status';
const lifetimeMs = 30 * 60_000;

/** For 30 minutes the tracking code may travel sealed instead of in the clear: nobody who sees the token can read or remake it. */
export function sealStatusToken(keys: KeyStore, trackingCode: string, now: Date): string {
  return sealToken(keys, purpose, trackingCode, now, lifetimeMs);
}

/** The code inside a token, or null when the 30 minutes are over or the token is not one of ours. */
export function findCodeInToken(keys: KeyStore, token: string, now: Date): string | null {
  const opened = openToken<string>(keys, purpose, token, now);
  return opened.state === 'VALID' ? opened.token.payload : null;
}
