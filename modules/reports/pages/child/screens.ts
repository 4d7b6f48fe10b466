import type { ChildAnswers } from './answers.ts';

/** The questions in their order, one a screen, each with the answers that it asks for. */
const questions = {
  trouble: ['trouble'],
  tell: ['tell'],
  links: ['links'],
  mustNotKnow: ['mustNotKnow', 'mustNotKnowOther'],
  contact: ['contact'],
  reach: ['number', 'when'],
  place: ['place'],
  age: ['age'],
} as const satisfies Record<string, readonly (keyof ChildAnswers)[]>;

export type Question = keyof typeof questions;
/** `start` is the first screen, which asks nothing. */
export type Screen = 'start' | Question;

export const allQuestions = Object.keys(questions) as Question[];

/** The answers that a screen asks for. */
export function askedOn(screen: Screen): readonly (keyof ChildAnswers)[] {
  return screen === 'start' ? [] : questions[screen];
}

/** The questions for a child who has answered so: nobody who wants no answer is asked for a number. */
export function questionsFor(answers: ChildAnswers): Question[] {
  const wantsAnswer = answers.contact === 'MESSAGE' || answers.contact === 'CALL';
  return allQuestions.filter((question) => question !== 'reach' || wantsAnswer);
}

/** Any text may stand in a posted form: what is no screen of ours is the first one. */
export function readScreen(text: string | null): Screen {
  return allQuestions.find((question) => question === text) ?? 'start';
}

/** The screen after this one, or null when it was the last. */
export function screenAfter(screen: Screen, answers: ChildAnswers): Screen | null {
  const rest = screen === 'start' ? allQuestions : allQuestions.slice(allQuestions.indexOf(screen) + 1);
  const asked = questionsFor(answers);
  return rest.find((question) => asked.includes(question)) ?? null;
}

export function screenBefore(screen: Screen, answers: ChildAnswers): Screen {
  if (screen === 'start') return 'start';
  const asked = questionsFor(answers);
  const before = allQuestions.slice(0, allQuestions.indexOf(screen));
  return before.findLast((question) => asked.includes(question)) ?? 'start';
}
