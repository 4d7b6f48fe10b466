import { extractLinks } from '#packages/harm-url/index.ts';
import { categoryRules } from './data/category-rules.ts';
import { FEWEST_WORDS, likenessToCategories, ownExamples, wordsTowards } from './learned.ts';
import type { Learned } from './learned.ts';
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

const propose = (value: Category, reason: string, because: readonly TextSpan[] = []): Proposal<Category> => ({
  value,
  reason,
  because,
});

const spansOfClass = (reading: Reading, ...classes: Parameters<typeof has>[1][]): TextSpan[] =>
  spansOf(reading, classes.flatMap((label) => reading.occurrences.get(label) ?? []).slice(0, 3));

/** What remains when no rule of harm speaks. */
function categoryWithoutHarm(reading: Reading, context: ReportContext, isChild: boolean): Proposal<Category> {
  if (has(reading, 'advert') && !isChild)
    return propose('NUISANCE', 'Giống quảng cáo.', spansOfClass(reading, 'advert'));
  if (has(reading, 'joke') && !isChild)
    return propose('NUISANCE', 'Giống lời đùa, không nêu việc gì.', spansOfClass(reading, 'joke'));
  if (has(reading, 'civic', 'adultCrime') && !isChild)
    return propose(
      'NOT_ABOUT_A_CHILD',
      'Việc khác, không nói tới trẻ em.',
      spansOfClass(reading, 'civic', 'adultCrime'),
    );
  return isChild || (context.urls ?? []).length > 0
    ? propose('AGE_INAPPROPRIATE', 'Có nhắc tới trẻ nhưng chưa rõ việc gì: cần người đọc.')
    : propose('NOT_ABOUT_A_CHILD', 'Không thấy nhắc tới trẻ em: cần người đọc.');
}

/** How much a rule weighs beside the likeness to examples, whose cosines differ by a few hundredths; measured on sets left out. */
const RULE_SPEAKS = 0.04;

/** Less like every category than this, a text is like none: the rules' word stands, and a person reads. */
const LIKE_NOTHING = 0.08;

/**
 * What a report is about: what rules say of its words, weighed with what it is like among our examples. When several categories fit a
 * rule, the earlier one of `CATEGORIES` wins. A proposal: staff decide, and the category never qualifies a crime.
 */
export function proposeCategory(
  text: string | Reading,
  context: ReportContext = {},
  learned: Learned = ownExamples(),
): Proposal<Category> {
  const reading = readingOf(text);
  const certain = certainCategory(reading, context);
  if (certain !== null) return certain;
  const byRule = categoryByRule(reading, context);
  const weights = likenessToCategories(learned, reading);
  const isStrong = fittingCategories(reading).some(
    ({ category, isWeak }) => category === byRule.value && !isWeak,
  );
  if (isStrong && reading.units.length < FEWEST_WORDS) return byRule;
  weights[CATEGORIES.indexOf(byRule.value)] =
    (weights[CATEGORIES.indexOf(byRule.value)] ?? 0) + (isStrong ? RULE_SPEAKS : RULE_SPEAKS / 3);
  const best = Math.max(...weights);
  const value = CATEGORIES[weights.indexOf(best)] ?? byRule.value;
  if (value === byRule.value || best < LIKE_NOTHING) return byRule;
  return propose(
    value,
    'Giống những tin mẫu cùng loại, chưa chắc.',
    spansOf(reading, wordsTowards(learned, reading, value)),
  );
}

/** The same by rules alone, without what examples teach. */
export const ruledCategory = (reading: Reading, context: ReportContext): Category =>
  (certainCategory(reading, context) ?? categoryByRule(reading, context)).value;

/** What needs no weighing: nothing that could be weighed. */
function certainCategory(reading: Reading, context: ReportContext): Proposal<Category> | null {
  if (PROBE.test(reading.text)) return propose('NUISANCE', 'Chuỗi dò lỗ hổng, hiện ra như chữ thường.');
  const [fit] = fittingCategories(reading);
  if (has(reading, 'bareCry') && (fit === undefined || fit.isWeak) && reading.units.length <= 6)
    return propose('SELF_HARM_RISK', 'Chỉ có tiếng kêu cứu.', spansOfClass(reading, 'bareCry'));
  if (fit !== undefined) return null;
  const wordCount = reading.units.length;
  const isOnlyLink =
    wordCount === 0 ||
    extractLinks(reading.text).some(({ start, end }) => end - start > reading.text.length - 12);
  if (isOnlyLink && ((context.urls ?? []).length > 0 || wordCount > 0))
    return propose('AGE_INAPPROPRIATE', 'Chỉ có link, chưa rõ nội dung.');
  return wordCount <= 3 ? propose('NUISANCE', 'Chưa có nội dung.') : null;
}

function categoryByRule(reading: Reading, context: ReportContext): Proposal<Category> {
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
  if (fit === undefined) return categoryWithoutHarm(reading, context, isChild);
  if (fit.isWeak && !isChild && has(reading, 'advert'))
    return propose('NUISANCE', 'Giống quảng cáo.', spansOfClass(reading, 'advert'));
  return propose(
    fit.category,
    fit.isWeak ? 'Từ ngữ gợi ý, chưa chắc.' : 'Từ ngữ trong tin cho thấy.',
    fit.because,
  );
}
