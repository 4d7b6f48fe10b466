import type { KeyStore } from '#kernel/keys/key-store.ts';

type ReplyKeys = {
  /** Derives the four words of a code. */
  readonly words: Buffer;
  readonly wordHash: Buffer;
  readonly codeHash: Buffer;
  readonly press: Buffer;
};

const derived = new WeakMap<KeyStore, ReplyKeys>();

/** The room's purpose keys, derived once for each key store. None of them is a key of the tracking codes. */
export function replyKeys(keys: KeyStore): ReplyKeys {
  const known = derived.get(keys);
  if (known) return known;
  const made = {
    words: keys.purpose('replies-code-words'),
    wordHash: keys.purpose('replies-secret-hash'),
    codeHash: keys.purpose('replies-code-hash'),
    press: keys.purpose('replies-press-hash'),
  };
  derived.set(keys, made);
  return made;
}
