import { readUnits } from './units.ts';
import type { Unit } from './units.ts';

/** Accent-folded syllables of the standard words of a text (or of one already read), in order. */
export const foldedSyllables = (text: string | readonly Unit[]): string[] =>
  (typeof text === 'string' ? readUnits(text) : text).flatMap(({ spellings }) => spellings[0]?.fold ?? []);

/** Neighbouring pairs, written with one blank: `ví dụ ba` → `vi du`, `du ba`. */
export const bigramsOf = (syllables: readonly string[]): string[] =>
  syllables.slice(1).map((syllable, index) => `${syllables[index] ?? ''} ${syllable}`);

/**
 * What search stores and asks for: each folded syllable and bigram once, in order of first appearance. The caller
 * keeps only keyed hashes of them beside the encrypted text.
 */
export function searchTokens(text: string): string[] {
  const syllables = foldedSyllables(text);
  return [...new Set([...syllables, ...bigramsOf(syllables)])];
}
