import type { KeyStore } from '#kernel/keys/key-store.ts';
import { keyedHash } from '#kernel/keys/sealing.ts';
import type { Term } from './finding-terms.ts';

type FindingKeys = { readonly words: Buffer; readonly likeness: Buffer; readonly phone: Buffer };

const derived = new WeakMap<KeyStore, FindingKeys>();

function findingKeys(keys: KeyStore): FindingKeys {
  const known = derived.get(keys);
  if (known) return known;
  const made = {
    words: keys.purpose('reports-search-words'),
    likeness: keys.purpose('reports-likeness'),
    phone: keys.purpose('reports-phone'),
  };
  derived.set(keys, made);
  return made;
}

/** The stored form of terms: 32 bits each, meaningless without the key store, each once. */
export function tokensOf(keys: KeyStore, terms: readonly Term[]): number[] {
  const { words } = findingKeys(keys);
  return [...new Set(terms.map((term) => keyedHash(words, term).readInt32BE(0)))];
}

/** 32 unsigned bits of a text under the key of likeness. */
export function likenessHash(keys: KeyStore): (text: string) => number {
  const { likeness } = findingKeys(keys);
  return (text) => keyedHash(likeness, text).readUInt32BE(0);
}

/** The stored form of the folded name of an account. */
export function accountHash(keys: KeyStore, name: string): Buffer {
  return keyedHash(findingKeys(keys).likeness, 'account', name);
}

/** The blind index of a telephone number: 16 bytes, since an equal hash must mean the same number. */
export function phoneHash(keys: KeyStore, phone: string): Buffer {
  return keyedHash(findingKeys(keys).phone, phone).subarray(0, 16);
}
