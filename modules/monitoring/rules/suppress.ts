/** Counts of people smaller than this are not shown: somebody who knows the place could tell who it was (NĐ 56/2017 Điều 24). */
export const smallestShown = 5;

export type Cell = { readonly key: string; readonly count: number };
export type Suppressed = {
  /** Largest first. Cells with nothing in them are not listed, so that their absence tells nothing. */
  readonly shown: readonly Cell[];
  /** What small cells have together, without their names; null when there are none. */
  readonly rest: { readonly cells: number; readonly count: number } | null;
};

/**
 * Gathers small cells of a table whose total is known into one row without names. A single small cell takes the next smallest with it:
 * alone, the row would say by elimination which one it is.
 */
export function suppressSmall(cells: readonly Cell[]): Suppressed {
  const occupied = cells
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const firstSmall = occupied.findIndex(({ count }) => count < smallestShown);
  if (firstSmall < 0) return { shown: occupied, rest: null };
  const from = firstSmall === occupied.length - 1 ? Math.max(firstSmall - 1, 0) : firstSmall;
  const gathered = occupied.slice(from);
  return {
    shown: occupied.slice(0, from),
    rest: { cells: gathered.length, count: gathered.reduce((sum, { count }) => sum + count, 0) },
  };
}
