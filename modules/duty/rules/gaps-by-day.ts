import { addDays, type CivilDate, civilDate, startOfDay } from '#kernel/clock/clock.ts';

type Span = { readonly from: Date; readonly to: Date };

/** Unfilled stretches cut at midnight (Viet Nam), each under its day, so that every day is told of by itself. */
export function gapsByDay(gaps: readonly Span[]): Map<CivilDate, Span[]> {
  const days = new Map<CivilDate, Span[]>();
  for (const gap of gaps) {
    let from = gap.from;
    while (from < gap.to) {
      const day = civilDate(from);
      const midnight = startOfDay(addDays(day, 1));
      const to = midnight < gap.to ? midnight : gap.to;
      days.set(day, [...(days.get(day) ?? []), { from, to }]);
      from = to;
    }
  }
  return days;
}

/** The end of the day that lies `days` after the one of `instant`. */
export function endOfDayAfter(instant: Date, days: number): Date {
  return startOfDay(addDays(civilDate(instant), days + 1));
}
