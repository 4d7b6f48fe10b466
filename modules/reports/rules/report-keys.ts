import type { KeyStore } from '#kernel/keys/key-store.ts';

type ReportKeys = {
  /** Makes codes out of nonces. */
  readonly code: Buffer;
  /** Hashes codes for the database, which never learns them. */
  readonly codeHash: Buffer;
  readonly nonce: Buffer;
};

const derived = new WeakMap<KeyStore, ReportKeys>();

/** The room's purpose keys, derived once for each key store. */
export function reportKeys(keys: KeyStore): ReportKeys {
  const known = derived.get(keys);
  if (known) return known;
  const made = {
    code: keys.purpose('reports-tracking-code'),
    codeHash: keys.purpose('reports-tracking-code-hash'),
    nonce: keys.purpose('reports-nonce-hash'),
  };
  derived.set(keys, made);
  return made;
}
