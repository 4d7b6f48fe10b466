import type { Sentence } from '#kernel/errors/errors.ts';
import { en } from './messages.en.ts';
import { vi } from './messages.vi.ts';

export type SentenceKey = keyof typeof vi;

/** The sentence in both languages. */
export function sentence(key: SentenceKey): Sentence {
  return { vi: vi[key], en: en[key] };
}

export function isSentenceKey(key: string): key is SentenceKey {
  return Object.hasOwn(vi, key);
}
