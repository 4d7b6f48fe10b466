import { addDays, addMonths, yearOf } from './civil-date.ts';
import type { CivilDate } from './civil-date.ts';

/** What is known of a person's age: a birth date, or an estimate made on a day. One of the two, never both. */
export type AgeKnowledge =
  | { readonly birthDate: CivilDate; readonly estimatedAge?: undefined }
  | { readonly estimatedAge: number; readonly estimatedOn: CivilDate; readonly birthDate?: undefined };

/**
 * Full years at a date ("từ đủ": on and after the birthday). Negative years never occur: before birth it is 0.
 *
 * Where a birthday is in doubt (an estimate; 29 February in a common year) the reading decides: the `YOUNGEST` that fits what is
 * known, or the `OLDEST`. Protection by age uses the youngest (Bộ luật Tố tụng hình sự 2015, Điều 417: doubt is read in the
 * child's favour); the duty to ask the child uses the oldest, because asking a child of six and a half harms nobody.
 */
function ageAt(known: AgeKnowledge, on: CivilDate, reading: 'YOUNGEST' | 'OLDEST'): number {
  const birthDate =
    known.birthDate ??
    (reading === 'YOUNGEST'
      ? addMonths(known.estimatedOn, -12 * known.estimatedAge)
      : addDays(addMonths(known.estimatedOn, -12 * (known.estimatedAge + 1)), 1));
  const years = yearOf(on) - yearOf(birthDate);
  return Math.max(0, on >= birthdayIn(birthDate, yearOf(on), reading) ? years : years - 1);
}

function birthdayIn(birthDate: CivilDate, year: number, reading: 'YOUNGEST' | 'OLDEST'): CivilDate {
  const thatYear = addMonths(birthDate, 12 * (year - yearOf(birthDate)));
  const hasNoBirthday = birthDate.endsWith('-02-29') && !thatYear.endsWith('-02-29');
  return hasNoBirthday && reading === 'YOUNGEST' ? addDays(thatYear, 1) : thatYear;
}

/** Trẻ em: under 16 on the day of the event (Luật Trẻ em 2016, Điều 1). */
export function isChildAt(known: AgeKnowledge, on: CivilDate): boolean {
  return ageAt(known, on, 'YOUNGEST') < 16;
}

/** Under 18 on the day of the event: the special procedure of Bộ luật Tố tụng hình sự 2015, chương XXVIII. */
export function isMinorAt(known: AgeKnowledge, on: CivilDate): boolean {
  return ageAt(known, on, 'YOUNGEST') < 18;
}

/** From 7 full years the child's own consent is needed beside the parent's (Nghị định 56/2017, Điều 36; Luật 91/2025, Điều 24). */
export function needsOwnConsentAt(known: AgeKnowledge, on: CivilDate): boolean {
  return ageAt(known, on, 'OLDEST') >= 7;
}

/** Full years to show a person (`12 tuổi`); the youngest reading that fits. */
export function fullYearsAt(known: AgeKnowledge, on: CivilDate): number {
  return ageAt(known, on, 'YOUNGEST');
}
