/**
 * Valid time: half-open ranges of calendar dates, `[from, to)`, `to: null` meaning "until further notice".
 * Dates are civil dates (`YYYY-MM-DD`); their text order is their time order, so comparing needs no arithmetic.
 */

export interface Validity {
  validFrom: string;
  /** First day on which it no longer holds; null while open. */
  validTo: string | null;
}

/** Later than every date that the product will meet; stands for "open" in comparisons only, never stored. */
const FOREVER = '9999-12-31';

const endOf = (validity: Validity): string => validity.validTo ?? FOREVER;

export function isValidOn(validity: Validity, date: string): boolean {
  return validity.validFrom <= date && date < endOf(validity);
}

export function overlaps(a: Validity, b: Validity): boolean {
  return a.validFrom < endOf(b) && b.validFrom < endOf(a);
}

/** Every pair that holds at the same time, in order of start. */
export function findOverlaps<T extends Validity>(ranges: readonly T[]): [T, T][] {
  const sorted = ranges.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
  return sorted.flatMap((first, index) =>
    sorted
      .slice(index + 1)
      .filter((second) => overlaps(first, second))
      .map((second): [T, T] => [first, second]),
  );
}

/** The stretches of `within` that no range covers, in order. */
export function findGaps(ranges: readonly Validity[], within: Validity): Validity[] {
  const gaps: Validity[] = [];
  let covered = within.validFrom;
  for (const range of ranges.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))) {
    if (!overlaps(range, within)) continue;
    if (range.validFrom > covered) gaps.push({ validFrom: covered, validTo: range.validFrom });
    if (endOf(range) > covered) covered = endOf(range);
  }
  if (covered < endOf(within)) gaps.push({ validFrom: covered, validTo: within.validTo });
  return gaps;
}
