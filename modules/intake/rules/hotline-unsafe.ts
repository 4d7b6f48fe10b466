/** What is marked in a report as unsafe: an office, or words. */
type Marked = {
  readonly organizationId: string | null;
  readonly words: string;
  readonly state: 'UNDECIDED' | 'BLOCKED' | 'CLEARED';
};

const named = /(?<![\p{L}\p{N}])(111|tổng đài|tong dai|hotline)(?![\p{L}\p{N}])/iu;

/** Whether a mark that is not cleared is about the hotline itself: then nothing goes there before a supervisor has decided. */
export function isHotlineUnsafe(marks: readonly Marked[], hotlines: readonly string[]): boolean {
  return marks.some(
    ({ organizationId, words, state }) =>
      state !== 'CLEARED' &&
      ((organizationId !== null && hotlines.includes(organizationId)) || named.test(words.normalize('NFC'))),
  );
}
