type Item = {
  readonly category: string | null;
  readonly proposedCategory: string | null;
  readonly priority: string;
};

/**
 * Whether a report is of a kind that somebody would rather not be given today: the kind that a person decided, else the one that the
 * rules propose. An emergency never is: it waits for nobody's better day.
 */
export function isAvoided(
  { category, proposedCategory, priority }: Item,
  avoided: readonly string[],
): boolean {
  const kind = category ?? proposedCategory;
  return priority !== 'EMERGENCY' && kind !== null && avoided.includes(kind);
}
