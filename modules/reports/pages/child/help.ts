import { findSignsOfDanger, proposeCategory, readText } from '#packages/vietnamese-text/index.ts';
import type { Category } from '#packages/vietnamese-text/index.ts';
import { hasMeaning } from '../../rules/meaning.ts';
import type { Trouble } from '../../rules/wishes.ts';
import type { ChildAnswers } from './answers.ts';

/** So much of a long text is read for choosing help: it has said by then what it is about, and a page must not wait for more. */
const readForHelp = 20_000;

const helpFor: Partial<Record<Category, Trouble>> = {
  SEXTORTION: 'THREAT',
  CSAM: 'PICTURES',
  DEEPFAKE: 'PICTURES',
  DATA_EXPOSURE: 'PICTURES',
  GROOMING: 'STRANGER',
  EXPLOITATION: 'STRANGER',
  VIOLENCE: 'HURT',
  SELF_HARM_RISK: 'LIFE',
  CYBERBULLYING: 'BULLYING',
  SCAM_OR_GAMBLING: 'TRICKED',
};

/**
 * Which cards of advice a child sees once the report is saved: life first, then what the child chose, then what the words are about.
 * Only advice hangs on it; the report's own category and priority are decided by people.
 */
export function chooseHelp(answers: ChildAnswers): Trouble[] {
  const chosen: Trouble[] = answers.trouble === '' || answers.trouble === 'OTHER' ? [] : [answers.trouble];
  const reading = hasMeaning(answers.tell) ? readText(answers.tell.slice(0, readForHelp)) : null;
  const heard =
    reading === null ? undefined : helpFor[proposeCategory(reading, { informantKind: 'CHILD' }).value];
  const isLifeAtRisk =
    reading !== null && findSignsOfDanger(reading).some(({ category }) => category === 'SELF_HARM_RISK');
  const cards = new Set<Trouble>(isLifeAtRisk || chosen.includes('LIFE') ? ['LIFE'] : []);
  for (const card of chosen) cards.add(card);
  if (heard) cards.add(heard);
  return cards.size === 0 ? ['OTHER'] : [...cards];
}
