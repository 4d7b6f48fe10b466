import type { NewReport } from '../../contract.ts';
import type { Locale } from '#kernel/http/route.ts';
import { hasMeaning, longestText, mostLinksKept } from '../../rules/meaning.ts';
import type { ChildAnswers } from './answers.ts';
import { type Question, questionsFor } from './screens.ts';
import { childWords } from './words.ts';

/** What keeps a report from being taken, and the screen on which the child can change it. */
export type ChildProblem = {
  readonly screen: Question;
  readonly kind: 'NOTHING_YET' | 'TOO_LONG' | 'TOO_MANY_LINKS';
  /** What the field can hold; null where nothing was written at all. */
  readonly limit: number | null;
};

/** Nothing is needed but a sentence, a link or a tap on what happened; nothing is too long but what no report can hold. */
export function findProblem(answers: ChildAnswers): ChildProblem | null {
  const hasAnything = answers.trouble !== '' || hasMeaning(answers.tell) || hasMeaning(answers.links);
  if (!hasAnything) return { screen: 'tell', kind: 'NOTHING_YET', limit: null };
  if (linksOf(answers).length > mostLinksKept)
    return { screen: 'links', kind: 'TOO_MANY_LINKS', limit: mostLinksKept };
  const tooLong = limits.find(({ field, limit }) => answers[field].length > limit);
  if (tooLong) return { screen: tooLong.screen, kind: 'TOO_LONG', limit: tooLong.limit };
  return null;
}

const limits = [
  { field: 'tell', screen: 'tell', limit: longestText },
  { field: 'mustNotKnowOther', screen: 'mustNotKnow', limit: 2_000 },
  { field: 'number', screen: 'reach', limit: 200 },
  { field: 'when', screen: 'reach', limit: 1_900 },
  { field: 'place', screen: 'place', limit: 2_000 },
  { field: 'age', screen: 'age', limit: 200 },
] as const;

/** The answers as the room's input: the child's own words untouched, every other answer in the field that is made for it. */
export function toNewReport(answers: ChildAnswers, language: Locale): NewReport {
  const { contact } = answers;
  const wantsAnswer = questionsFor(answers).includes('reach');
  return {
    text: answers.tell,
    links: linksOf(answers),
    place: answers.place,
    childAge: answers.age,
    ...(answers.trouble === '' ? {} : { trouble: answers.trouble }),
    mustNotKnow: { people: [...answers.mustNotKnow], words: answers.mustNotKnowOther },
    informant: {
      kind: 'CHILD',
      name: '',
      phone: wantsAnswer ? answers.number : '',
      email: '',
      safeToCall: contact === 'CALL' ? 'CERTAIN_HOURS' : contact === '' ? '' : 'NO_CALLS',
      callWhen: wishOf(answers),
    },
    language,
  };
}

/** For officers, so always Vietnamese. Silence about hours never means "any time". */
function wishOf({ contact, when }: ChildAnswers): string {
  if (contact === '') return '';
  const { officer } = childWords('vi');
  if (contact === 'NEVER') return officer.wishes.NEVER;
  return `${officer.wishes[contact]} ${hasMeaning(when) ? when : officer.noHours}`;
}

function linksOf(answers: ChildAnswers): string[] {
  return answers.links.split(/\r?\n/).filter(hasMeaning);
}
