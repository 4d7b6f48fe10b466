import type { KeyStore } from './key-store.ts';
import { seal, unseal } from './sealing.ts';

/**
 * Small sealed tokens that travel in forms and addresses: AES-256-GCM under the purpose's own key, so that nobody can read, make or
 * change one, and one made for a purpose is nothing for another. `expiresAt` is inside.
 */
export type Token<Payload> = { readonly payload: Payload; readonly issuedAt: Date; readonly expiresAt: Date };

export function sealToken(
  keys: KeyStore,
  purpose: string,
  payload: unknown,
  now: Date,
  lifetimeMs: number,
): string {
  const body = JSON.stringify({ p: payload, i: now.getTime(), e: now.getTime() + lifetimeMs });
  return seal(tokenKey(keys, purpose), purpose, body).toString('base64url');
}

/** The token's content, or why not: `BROKEN` (not ours, changed, of another purpose) or `EXPIRED` (payload still readable). */
export function openToken<Payload>(
  keys: KeyStore,
  purpose: string,
  text: string,
  now: Date,
): { readonly state: 'VALID' | 'EXPIRED'; readonly token: Token<Payload> } | { readonly state: 'BROKEN' } {
  if (text.length > 4096 || !/^[A-Za-z0-9_-]+$/.test(text)) return { state: 'BROKEN' };
  let body: { p: Payload; i: number; e: number };
  try {
    body = JSON.parse(
      unseal(tokenKey(keys, purpose), purpose, Buffer.from(text, 'base64url')).toString('utf8'),
    ) as typeof body;
  } catch {
    return { state: 'BROKEN' };
  }
  const token = { payload: body.p, issuedAt: new Date(body.i), expiresAt: new Date(body.e) };
  return { state: now.getTime() < body.e ? 'VALID' : 'EXPIRED', token };
}

const derived = new WeakMap<KeyStore, Map<string, Buffer>>();

function tokenKey(keys: KeyStore, purpose: string): Buffer {
  const known = derived.get(keys) ?? new Map<string, Buffer>();
  derived.set(keys, known);
  const key = known.get(purpose) ?? keys.purpose(`token-${purpose}`);
  known.set(purpose, key);
  return key;
}
