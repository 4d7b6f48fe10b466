import { foldAccents } from '#packages/vietnamese-text/index.ts';
import type { Unsafe } from '#modules/reports/contract.ts';

/** What a report says that decides whom it may reach. */
export type Warnings = {
  /** @restricted */
  readonly text: string;
  readonly mustNotKnow: { readonly words: string };
  readonly unsafe: readonly Unsafe[];
};

/**
 * Whether a report concerns this very official, who then is not rung about it: marked as unsafe, or called by the full name in what was
 * written. A mark that a supervisor has cleared is cleared. Mentioned with no ill meaning is passed over as well: the next one is rung
 * at once, and nothing is lost.
 */
export function concernsPerson(
  person: { personId: string; name: string | null },
  warnings: Warnings,
): boolean {
  const marks = warnings.unsafe.filter((one) => one.personId === person.personId);
  if (marks.some((one) => one.state !== 'CLEARED')) return true;
  if (marks.length > 0 || !person.name) return false;
  const words = warnings.unsafe
    .filter((one) => one.kind === 'WORDS' && one.state !== 'CLEARED')
    .map((one) => one.words);
  return [warnings.text, warnings.mustNotKnow.words, ...words].some((said) =>
    namesPerson(said, person.name ?? ''),
  );
}

/** Whether an office may not be rung: it is marked and no supervisor has cleared it. */
export function concernsOffice(organizationId: string, warnings: Warnings): boolean {
  return warnings.unsafe.some(
    (one) => one.organizationId === organizationId && one.personId === null && one.state !== 'CLEARED',
  );
}

/** The full name as whole words in a row, whatever its accents, case, punctuation and invisible characters. One word alone names nobody. */
export function namesPerson(said: string, fullName: string): boolean {
  const name = wordsOf(fullName);
  return name.includes(' ') && ` ${wordsOf(said)} `.includes(` ${name} `);
}

function wordsOf(text: string): string {
  return foldAccents(text.normalize('NFKC'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
