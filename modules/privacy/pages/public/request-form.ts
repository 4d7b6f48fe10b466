import type { Locale } from '#kernel/http/route.ts';
import type { Problem } from '#ui/public/frame.ts';
import { dataRequestKinds, longest, publicRelations } from '../../rules/request-kinds.ts';
import type { DataRequestValues } from './props.ts';
import { privacyPagesWords } from './words.ts';

export function readDataRequest(form: URLSearchParams): DataRequestValues {
  const text = (name: string) => form.get(name) ?? '';
  return {
    kind: dataRequestKinds.find((one) => one === form.get('kind')) ?? '',
    relation: publicRelations.find((one) => one === form.get('relation')) ?? '',
    words: text('words'),
    trackingCode: text('trackingCode'),
    name: text('name'),
    contact: text('contact'),
  };
}

/** What must be put right before the form can be taken. Whether a code is right is no problem of the form: nobody is told. */
export function dataRequestProblems(values: DataRequestValues, locale: Locale): Problem[] {
  const words = privacyPagesWords(locale).problems;
  const count = (n: number) => n.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB');
  const tooLong = (['words', 'trackingCode', 'name', 'contact'] as const).flatMap((field) =>
    values[field].length > longest[field]
      ? [{ field, message: words.tooLong(count(longest[field]), count(values[field].length)) }]
      : [],
  );
  return [
    ...(values.kind === '' ? [{ field: 'kind', message: words.kindMissing }] : []),
    ...(values.relation === '' ? [{ field: 'relation', message: words.relationMissing }] : []),
    // A letter or a digit: blanks and what nobody sees reach nobody.
    ...(/[\p{L}\p{N}]/u.test(values.contact) ? [] : [{ field: 'contact', message: words.contactMissing }]),
    ...tooLong,
  ];
}
