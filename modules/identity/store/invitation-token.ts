import type { KeyStore } from '#kernel/keys/key-store.ts';
import { openToken, sealToken } from '#kernel/keys/tokens.ts';

/** NEW: password and app. SECOND_FACTOR: a new app, proved by the password. PASSWORD: a new password, proved by the app. */
export type InvitationPurpose = 'NEW' | 'SECOND_FACTOR' | 'PASSWORD';

const purpose = 'identity-invitation';
/** Over a weekend. */
export const invitationMs = 72 * 3_600_000;

/** The token of a link. It is the invitation's id, sealed, so it can be made again for a letter and is stored nowhere. */
export function sealInvitation(keys: KeyStore, invitationId: string, madeAt: Date): string {
  return sealToken(keys, purpose, invitationId, madeAt, invitationMs);
}

/** The invitation's id, or null when the token is expired or not ours. */
export function openInvitation(keys: KeyStore, token: string, now: Date): string | null {
  const opened = openToken<string>(keys, purpose, token, now);
  return opened.state === 'VALID' ? opened.token.payload : null;
}

/** Where a link leads; the token stands in the path, which is logged nowhere, and works once. */
export function invitationAddress(origin: string, token: string): string {
  return `${origin}/console/invitation/${token}`;
}
