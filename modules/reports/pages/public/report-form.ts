import type { Locale } from '#kernel/http/route.ts';
import type { NewReport } from '../../contract.ts';
import { hasMeaning, longestText, mostLinksKept } from '../../rules/meaning.ts';
import { closePeople } from '../../rules/wishes.ts';
import type { InformantChoice, ReportFormValues } from './props.ts';
import { reportPagesWords } from './words.ts';

const kinds: readonly InformantChoice[] = ['PARENT', 'TEACHER', 'CITIZEN', 'OFFICER', 'CHILD'];

export function readReportForm(form: URLSearchParams): ReportFormValues {
  const text = (name: string) => form.get(name) ?? '';
  const safe = text('safeToCall');
  const chosen = form.getAll('mustNotKnow');
  return {
    what: text('what'),
    links: text('links'),
    place: text('place'),
    childAge: text('childAge'),
    name: text('name'),
    phone: text('phone'),
    email: text('email'),
    safeToCall: safe === 'ANY_TIME' || safe === 'CERTAIN_HOURS' || safe === 'NO_CALLS' ? safe : '',
    callWhen: text('callWhen'),
    kind: kinds.find((one) => one === form.get('kind')) ?? '',
    mustNotKnow: closePeople.filter((one) => chosen.includes(one)),
    mustNotKnowOther: text('mustNotKnowOther'),
  };
}

/** What must be put right before a form can be taken: as little as possible, since whoever writes may have one chance. */
export function formProblems(values: ReportFormValues, locale: Locale): { field: string; message: string }[] {
  const words = reportPagesWords(locale).problems;
  const count = (n: number) => n.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB');
  const problems: { field: string; message: string }[] = [];
  if (!hasMeaning(values.what) && !hasMeaning(values.links))
    problems.push({ field: 'what', message: words.whatMissing });
  if (values.what.length > longestText) {
    problems.push({ field: 'what', message: words.tooLong(count(longestText), count(values.what.length)) });
  }
  for (const [field, longest] of shortFields) {
    const length = values[field].length;
    if (length > longest) problems.push({ field, message: words.tooLong(count(longest), count(length)) });
  }
  if (linksOf(values).length > mostLinksKept)
    problems.push({ field: 'links', message: words.tooManyLinks(count(mostLinksKept)) });
  return problems;
}

/** One address or account a line. Browsers send line ends as CR LF. */
function linksOf(values: ReportFormValues): string[] {
  return values.links.split(/\r?\n/).filter((line) => hasMeaning(line));
}

const shortFields = [
  ['place', 2_000],
  ['childAge', 200],
  ['name', 1_000],
  ['phone', 200],
  ['email', 1_000],
  ['callWhen', 2_000],
  ['mustNotKnowOther', 2_000],
] as const;

/** The form's fields as the room's input; line ends of the person's text stay as they came. */
export function toNewReport(values: ReportFormValues, language: Locale): NewReport {
  return {
    text: values.what,
    links: linksOf(values),
    place: values.place,
    childAge: values.childAge,
    mustNotKnow: { people: [...values.mustNotKnow], words: values.mustNotKnowOther },
    informant: {
      kind: values.kind || 'UNKNOWN',
      name: values.name,
      phone: values.phone,
      email: values.email,
      safeToCall: values.safeToCall,
      callWhen: values.callWhen,
    },
    language,
  };
}
