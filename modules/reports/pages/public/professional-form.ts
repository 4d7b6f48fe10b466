import type { Locale } from '#kernel/http/route.ts';
import type { Frame, Problem } from '#ui/public/frame.ts';
import type { NewReport } from '../../contract.ts';
import { hasMeaning, longestText, mostLinksKept } from '../../rules/meaning.ts';
import type { ReportFormNotice } from './props.ts';
import { reportPagesWords } from './words.ts';

export const professions = ['TEACHER', 'DOCTOR', 'JOURNALIST', 'OFFICIAL', 'OTHER'] as const;
export type Profession = (typeof professions)[number];

/** What a professional fills in, exactly as typed. The keys are the names of the form's fields. */
export type ProfessionalValues = {
  role: '' | Profession;
  organization: string;
  /** What was seen or heard: facts, no questioning. */
  seen: string;
  links: string;
  place: string;
  childAge: string;
  /** Whom they have called or told already. */
  already: string;
  mustNotKnowOther: string;
  name: string;
  phone: string;
  email: string;
  callWhen: string;
};

/** Posts the fields, `nonce`, `lang` and, for the language button, `showIn`. */
export type ProfessionalFormPageProps = {
  frame: Frame;
  action: string;
  nonce: string;
  values: ProfessionalValues;
  problems: Problem[];
  communes: readonly string[];
  notice?: ReportFormNotice;
  unattendedUntil?: string | null;
};

export const emptyProfessionalForm: ProfessionalValues = {
  role: '',
  organization: '',
  seen: '',
  links: '',
  place: '',
  childAge: '',
  already: '',
  mustNotKnowOther: '',
  name: '',
  phone: '',
  email: '',
  callWhen: '',
};

export function readProfessional(form: URLSearchParams): ProfessionalValues {
  const typed = Object.fromEntries(
    Object.keys(emptyProfessionalForm).map((name) => [name, form.get(name) ?? '']),
  ) as Omit<ProfessionalValues, 'role'>;
  return { ...typed, role: professions.find((one) => one === form.get('role')) ?? '' };
}

const limits = [
  ['organization', 300],
  ['links', longestText],
  ['place', 2_000],
  ['childAge', 200],
  ['already', 5_000],
  ['mustNotKnowOther', 2_000],
  ['name', 500],
  ['phone', 200],
  ['email', 1_000],
  ['callWhen', 2_000],
] as const;

/** As little as at the other doors: what was seen, or an address. */
export function professionalProblems(values: ProfessionalValues, locale: Locale): Problem[] {
  const { problems: words } = reportPagesWords(locale);
  const count = (n: number) => n.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB');
  const room = longestText - alreadyOf(values).length;
  const tooLong = [['seen', room] as const, ...limits].flatMap(([field, longest]) =>
    values[field].length > longest
      ? [{ field, message: words.tooLong(count(longest), count(values[field].length)) }]
      : [],
  );
  const isEmpty = !hasMeaning(values.seen) && !hasMeaning(values.links);
  return [
    ...(isEmpty ? [{ field: 'seen', message: words.whatMissing }] : []),
    ...tooLong,
    ...(linksOf(values).length > mostLinksKept
      ? [{ field: 'links', message: words.tooManyLinks(count(mostLinksKept)) }]
      : []),
  ];
}

const kinds = {
  TEACHER: 'TEACHER',
  DOCTOR: 'CITIZEN',
  JOURNALIST: 'CITIZEN',
  OFFICIAL: 'OFFICER',
  OTHER: 'CITIZEN',
} as const satisfies Record<Profession, NewReport['informant']['kind']>;

/** Profession and workplace say who somebody is: they stand with the name, in the part that is sealed as identity. */
export function professionalReport(values: ProfessionalValues, language: Locale): NewReport {
  const { professional: words } = reportPagesWords('vi');
  const role = values.role === '' ? '' : words.roleChoices[values.role];
  const who = [values.name, role, values.organization].filter(hasMeaning).join(' · ');
  return {
    text: values.seen + alreadyOf(values),
    links: linksOf(values),
    place: values.place,
    childAge: values.childAge,
    mustNotKnow: { people: [], words: values.mustNotKnowOther },
    informant: {
      kind: values.role === '' ? 'UNKNOWN' : kinds[values.role],
      name: who,
      phone: values.phone,
      email: values.email,
      safeToCall: hasMeaning(values.callWhen) ? 'CERTAIN_HOURS' : hasMeaning(values.phone) ? 'ANY_TIME' : '',
      callWhen: values.callWhen,
    },
    language,
  };
}

/** The second answer of the form stands under its question, after what was seen. */
function alreadyOf({ seen, already }: ProfessionalValues): string {
  if (!hasMeaning(already)) return '';
  return `${hasMeaning(seen) ? '\n\n' : ''}${reportPagesWords('vi').professional.already}\n${already}`;
}

function linksOf({ links }: ProfessionalValues): string[] {
  return links.split(/\r?\n/).filter((line) => hasMeaning(line));
}
