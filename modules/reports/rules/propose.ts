import type { Reading, ReportContext, Route, TextSpan, DangerSign } from '#packages/vietnamese-text/index.ts';
import { proposeCategory, proposePriority, proposeRoute } from '#packages/vietnamese-text/index.ts';
import type { ReportCategory, ReportPriority } from './categories.ts';

/** What is known of a report beside its text, as it was typed. */
export type Told = {
  readonly informantKind: string;
  readonly childAge: string;
  readonly links: readonly string[];
};

export type Proposed = {
  readonly category: ReportCategory;
  readonly priority: ReportPriority;
  readonly role: Exclude<Route, 'NONE'> | null;
  readonly signs: readonly DangerSign[];
  readonly reasons: { readonly category: string; readonly priority: string; readonly route: string };
  readonly because: readonly TextSpan[];
};

/** Links that decide nothing more after so many; the rest is read by a person. */
const linksThatCount = 50;

/** Everything the rules propose for one report, from one reading of its text. */
export function proposeAll(reading: Reading, told: Told): Proposed {
  const context = contextOf(told);
  const category = proposeCategory(reading, context);
  const priority = proposePriority(reading, context);
  const route = proposeRoute(category.value, reading, context);
  return {
    category: category.value,
    priority: priority.value,
    role: route.value === 'NONE' ? null : route.value,
    signs: priority.signs,
    reasons: { category: category.reason, priority: priority.reason, route: route.reason },
    because: category.because,
  };
}

const kinds = ['CHILD', 'PARENT', 'TEACHER', 'CITIZEN', 'OFFICER', 'PROVIDER'] as const;

/** The same for the rules, as far as they know it. */
export function contextOf({ informantKind, childAge, links }: Told): ReportContext {
  const kind = kinds.find((one) => one === informantKind);
  const age = ageIn(childAge);
  return {
    urls: links.slice(0, linksThatCount),
    ...(kind ? { informantKind: kind } : {}),
    ...(age === null ? {} : { childAge: age }),
  };
}

/** "13", "13 tuổi", "em 13t" → 13; anything that is not one plain age of a person is none. */
export function ageIn(typed: string): number | null {
  const numbers = typed.match(/\d+/gu) ?? [];
  const age = Number(numbers[0]);
  return numbers.length === 1 && age > 0 && age < 120 ? age : null;
}
