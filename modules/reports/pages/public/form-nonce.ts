import { randomBytes } from 'node:crypto';
import type { Tools } from '#kernel/http/route.ts';
import { openToken, sealToken } from '#kernel/keys/tokens.ts';

const formPurpose = 'report-form';
/** A form may lie open over a night; a retry of it within this time finds its own report. */
const formLifetimeMs = 48 * 3_600_000;

/** The sealed value of an untouched form. */
export function newNonce({ platform }: Tools): string {
  const nonce = randomBytes(16).toString('base64url');
  return sealToken(platform.keys, formPurpose, nonce, platform.clock.now(), formLifetimeMs);
}

/** What a form's sealed value holds; null when the form is too old or not one of ours. */
export function findNonce({ platform }: Tools, sealed: string): string | null {
  const opened = openToken<string>(platform.keys, formPurpose, sealed, platform.clock.now());
  return opened.state === 'VALID' ? opened.token.payload : null;
}
