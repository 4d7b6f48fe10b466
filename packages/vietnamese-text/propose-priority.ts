import { canonicalizeLink } from '#packages/harm-url/index.ts';
import { ownExamples } from './learned.ts';
import type { Learned } from './learned.ts';
import { ruledCategory, fittingCategories, proposeCategory } from './propose-category.ts';
import { readingOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { findSignsOfDanger } from './signs-of-danger.ts';
import { atLeast } from './types.ts';
import type { Category, DangerSign, Priority, Proposal, ReportContext } from './types.ts';

/** Sexual harm, extortion, exploitation and talk of self-harm weigh by themselves; other harm weighs by what is told. */
const BASE: Readonly<Record<Category, Priority>> = {
  SEXTORTION: 'HIGH',
  CSAM: 'HIGH',
  GROOMING: 'HIGH',
  DEEPFAKE: 'HIGH',
  EXPLOITATION: 'HIGH',
  VIOLENCE: 'NORMAL',
  SELF_HARM_RISK: 'HIGH',
  DATA_EXPOSURE: 'NORMAL',
  CYBERBULLYING: 'NORMAL',
  DANGEROUS_CHALLENGE: 'NORMAL',
  SCAM_OR_GAMBLING: 'NORMAL',
  AGE_INAPPROPRIATE: 'NORMAL',
  NOT_ABOUT_A_CHILD: 'LOW',
  NUISANCE: 'LOW',
};

/** A priority with the signs that raised it. */
export interface PriorityProposal extends Proposal<Priority> {
  readonly signs: readonly DangerSign[];
}

const onlyHomePages = (urls: readonly string[]): boolean =>
  urls.length > 0 && urls.every((url) => canonicalizeLink(url).kind === 'PLATFORM_HOME');

function floorOf(category: Category, { urls = [], childAge }: ReportContext): Priority {
  if (category === 'AGE_INAPPROPRIATE' && onlyHomePages(urls)) return 'LOW';
  return category === 'VIOLENCE' && childAge !== undefined ? 'HIGH' : BASE[category];
}

/**
 * How soon somebody must act: the highest of what the category and each sign of danger ask for. Words can only raise
 * it; likeness to examples can only raise what the rules alone would say.
 */
export function proposePriority(
  text: string | Reading,
  context: ReportContext = {},
  learned: Learned = ownExamples(),
): PriorityProposal {
  const reading = readingOf(text);
  const signs = findSignsOfDanger(reading, learned);
  const categories = [ruledCategory(reading, context), proposeCategory(reading, context, learned).value];
  const ofOthers = categories.every((category) => category === 'NOT_ABOUT_A_CHILD' || category === 'NUISANCE')
    ? []
    : fittingCategories(reading).map((fit) => (fit.isWeak ? 'NORMAL' : BASE[fit.category]));
  const own = categories.map((category) => floorOf(category, context)).reduce(atLeast);
  const value = [...signs.map((sign) => sign.atLeast), ...ofOthers].reduce(atLeast, own);
  const [sign] = signs;
  const isBySign = sign !== undefined && sign.atLeast === value;
  return {
    value,
    reason: isBySign ? sign.reason : 'Theo phân loại của tin.',
    because: isBySign ? sign.matches : [],
    signs,
  };
}
