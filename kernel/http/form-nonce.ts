import { randomBytes } from 'node:crypto';
import { openToken, sealToken } from '#kernel/keys/tokens.ts';
import type { Tools } from './route.ts';

/** A form may lie open over a night; a retry of it within this time finds what it made. */
const formLifetimeMs = 48 * 3_600_000;

/** The sealed value of an untouched form. `form` names the form: the value of one is nothing to another. */
export function newFormNonce({ platform }: Tools, form: string): string {
  const nonce = randomBytes(16).toString('base64url');
  return sealToken(platform.keys, form, nonce, platform.clock.now(), formLifetimeMs);
}

/** What a form's sealed value holds; null when the form is too old, another one, or not one of ours. */
export function findFormNonce({ platform }: Tools, form: string, sealed: string): string | null {
  const opened = openToken<string>(platform.keys, form, sealed, platform.clock.now());
  return opened.state === 'VALID' ? opened.token.payload : null;
}
