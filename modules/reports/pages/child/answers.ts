import { closePeople, type ClosePerson, type Trouble, troubles } from '../../rules/wishes.ts';

export const contactWishes = ['MESSAGE', 'CALL', 'NEVER'] as const;
export type ContactWish = (typeof contactWishes)[number];

/** Everything a child has answered so far, exactly as typed; it travels from screen to screen in the body of the form. */
export type ChildAnswers = {
  readonly trouble: '' | Trouble;
  readonly tell: string;
  /** One address or account a line. */
  readonly links: string;
  readonly mustNotKnow: readonly ClosePerson[];
  readonly mustNotKnowOther: string;
  readonly contact: '' | ContactWish;
  readonly number: string;
  readonly when: string;
  readonly place: string;
  readonly age: string;
};

export const noAnswers: ChildAnswers = {
  trouble: '',
  tell: '',
  links: '',
  mustNotKnow: [],
  mustNotKnowOther: '',
  contact: '',
  number: '',
  when: '',
  place: '',
  age: '',
};

/** Reads a posted form. Whatever is not one of our choices is no answer; every text is taken as it came. */
export function readAnswers(form: URLSearchParams): ChildAnswers {
  const text = (name: keyof ChildAnswers) => form.get(name) ?? '';
  const chosen = form.getAll('mustNotKnow');
  return {
    trouble: troubles.find((trouble) => trouble === text('trouble')) ?? '',
    tell: text('tell'),
    links: text('links'),
    mustNotKnow: closePeople.filter((person) => chosen.includes(person)),
    mustNotKnowOther: text('mustNotKnowOther'),
    contact: contactWishes.find((wish) => wish === text('contact')) ?? '',
    number: text('number'),
    when: text('when'),
    place: text('place'),
    age: text('age'),
  };
}

/** The fields with which a form carries these answers on, without those that the screen itself asks. */
export function carriedFields(
  answers: ChildAnswers,
  asked: readonly (keyof ChildAnswers)[],
): { readonly name: string; readonly value: string }[] {
  return Object.entries(answers)
    .filter(([name]) => !asked.some((field) => field === name))
    .flatMap(([name, value]: [string, string | readonly string[]]) =>
      (typeof value === 'string' ? [value] : value).map((one) => ({ name, value: one })),
    )
    .filter(({ value }) => value !== '');
}
