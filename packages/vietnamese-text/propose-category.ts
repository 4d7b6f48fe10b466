import { extractLinks } from '#packages/harm-url/index.ts';
import { categoryRules } from './data/category-rules.ts';
import { categoryCues } from './data/category-cues.ts';
import { findPhrases, indexPhrases } from './phrases.ts';
import { agesIn, findWanted, has, readingOf, spansOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { CATEGORIES } from './types.ts';
import type { Category, Proposal, ReportContext, TextSpan } from './types.ts';

/** Strings that probe a machine and tell nobody anything. */
const PROBE =
  /<script|<svg|<img\s|\bonerror\s*=|javascript:|=\s*hyperlink\s*\(|=\s*cmd\||union\s+select|drop\s+table|'\s*or\s*'?1'?\s*=|\.\.\/\.\.\/|\$\{jndi|\{\{[^}]{0,40}\}\}|sleep\(\d/i;

/** A category that the words support. */
export interface Fit {
  readonly category: Category;
  readonly isWeak: boolean;
  readonly because: readonly TextSpan[];
}

/** Whether anything says that a child is concerned: words, an age, or who is speaking. */
export const concernsChild = (reading: Reading, context: ReportContext): boolean =>
  has(reading, 'child', 'pupils') ||
  context.childAge !== undefined ||
  context.informantKind === 'CHILD' ||
  context.informantKind === 'TEACHER' ||
  agesIn(reading).some((age) => age < 18);

/** Every category that the words support, in the order of the table, strong ones before weak ones. */
export function fittingCategories(text: string | Reading): Fit[] {
  const reading = readingOf(text);
  const fits = new Map<Category, Fit>();
  for (const rule of categoryRules) {
    const known = fits.get(rule.category);
    if (known !== undefined && (!known.isWeak || rule.weak === true)) continue;
    if (rule.none !== undefined && has(reading, ...rule.none)) continue;
    const found = findWanted(reading, rule);
    if (found === null) continue;
    const { category } = rule;
    fits.set(category, { category, isWeak: rule.weak === true, because: spansOf(reading, found) });
  }
  return [...fits.values()].sort(
    (a, b) =>
      Number(a.isWeak) - Number(b.isWeak) || CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category),
  );
}

const cues = indexPhrases(categoryCues);
/** Below this weight a guess is worth less than saying that nobody knows. */
const LEAST_WEIGHT = 4;

/** The category towards which the most words lean, or null. Each phrase counts once. */
function leaningCategory(reading: Reading): Fit | null {
  const weights = new Map<Category, { weight: number; seen: Set<string>; because: TextSpan[] }>();
  for (const cue of findPhrases(cues, reading.units, 1)) {
    const [, name = '', weight = ''] = /^(\w+)_(\d)$/.exec(cue.label) ?? [];
    const category = CATEGORIES.find((known) => known === name);
    if (category === undefined) continue;
    const entry = weights.get(category) ?? { weight: 0, seen: new Set<string>(), because: [] };
    weights.set(category, entry);
    const words = reading.units
      .slice(cue.from, cue.to)
      .map(({ word }) => word)
      .join(' ');
    if (entry.seen.has(words)) continue;
    entry.seen.add(words);
    entry.weight += Number(weight);
    entry.because.push(...spansOf(reading, [cue]));
  }
  const [best] = [...weights].sort(
    ([a, left], [b, right]) => right.weight - left.weight || CATEGORIES.indexOf(a) - CATEGORIES.indexOf(b),
  );
  return best !== undefined && best[1].weight >= LEAST_WEIGHT
    ? { category: best[0], isWeak: true, because: best[1].because }
    : null;
}

const propose = (value: Category, reason: string, because: readonly TextSpan[] = []): Proposal<Category> => ({
  value,
  reason,
  because,
});

const spansOfClass = (reading: Reading, ...classes: Parameters<typeof has>[1][]): TextSpan[] =>
  spansOf(reading, classes.flatMap((label) => reading.occurrences.get(label) ?? []).slice(0, 3));

/** What remains when no rule of harm speaks. */
function proposeWithoutHarm(reading: Reading, context: ReportContext, isChild: boolean): Proposal<Category> {
  const links = context.urls ?? [];
  const wordCount = reading.units.length;
  if (has(reading, 'advert') && !isChild)
    return propose('NUISANCE', 'Giống quảng cáo.', spansOfClass(reading, 'advert'));
  const leaning = leaningCategory(reading);
  if (has(reading, 'joke') && (leaning === null || !isChild)) {
    return propose('NUISANCE', 'Giống lời đùa, không nêu việc gì.', spansOfClass(reading, 'joke'));
  }
  if (has(reading, 'civic', 'adultCrime') && !isChild) {
    return propose(
      'NOT_ABOUT_A_CHILD',
      'Việc khác, không nói tới trẻ em.',
      spansOfClass(reading, 'civic', 'adultCrime'),
    );
  }
  const isOnlyLink =
    wordCount === 0 ||
    extractLinks(reading.text).some(({ start, end }) => end - start > reading.text.length - 12);
  if (isOnlyLink && (links.length > 0 || wordCount > 0))
    return propose('AGE_INAPPROPRIATE', 'Chỉ có link, chưa rõ nội dung.');
  if (
    leaning !== null &&
    (isChild ||
      leaning.category === 'NOT_ABOUT_A_CHILD' ||
      leaning.category === 'NUISANCE' ||
      links.length > 0)
  ) {
    return propose(leaning.category, 'Nhiều từ gợi ý, chưa chắc.', leaning.because);
  }
  if (wordCount <= 3) return propose('NUISANCE', 'Chưa có nội dung.');
  if (isChild || links.length > 0)
    return propose('AGE_INAPPROPRIATE', 'Có nhắc tới trẻ nhưng chưa rõ việc gì: cần người đọc.');
  return propose('NOT_ABOUT_A_CHILD', 'Không thấy nhắc tới trẻ em: cần người đọc.');
}

/**
 * What a report is about. When several categories fit, the earlier one of `CATEGORIES` wins. A proposal: staff decide,
 * and the category never qualifies a crime.
 */
export function proposeCategory(text: string | Reading, context: ReportContext = {}): Proposal<Category> {
  const reading = readingOf(text);
  if (PROBE.test(reading.text)) return propose('NUISANCE', 'Chuỗi dò lỗ hổng, hiện ra như chữ thường.');
  const isChild = concernsChild(reading, context);
  const [fit] = fittingCategories(reading);
  const isAdult = !isChild && (agesIn(reading).some((age) => age >= 18) || has(reading, 'adultSelf'));
  const isOutside = !isChild && has(reading, 'adultCrime', 'civic') && fit?.category !== 'SELF_HARM_RISK';
  if (fit !== undefined && (isAdult || (isOutside && CATEGORIES.indexOf(fit.category) > 4))) {
    return propose(
      'NOT_ABOUT_A_CHILD',
      'Người bị hại là người lớn hoặc việc không liên quan trẻ em.',
      fit.because,
    );
  }
  if (has(reading, 'bareCry') && (fit === undefined || fit.isWeak) && reading.units.length <= 6) {
    return propose('SELF_HARM_RISK', 'Chỉ có tiếng kêu cứu.', spansOfClass(reading, 'bareCry'));
  }
  if (fit === undefined) return proposeWithoutHarm(reading, context, isChild);
  if (fit.isWeak && !isChild && has(reading, 'advert'))
    return propose('NUISANCE', 'Giống quảng cáo.', spansOfClass(reading, 'advert'));
  return propose(
    fit.category,
    fit.isWeak ? 'Từ ngữ gợi ý, chưa chắc.' : 'Từ ngữ trong tin cho thấy.',
    fit.because,
  );
}
