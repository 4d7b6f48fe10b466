import type { ActionFunctionArgs } from 'react-router';
import { AnNhiError, type FieldProblem, invalidInput } from '#kernel/errors/errors.ts';
import type { SentForm } from '#ui/console/answer-form.ts';
import { type Call, requestOf } from '#ui/console/context.ts';
import { inLocale } from '#ui/console/words.ts';
import { sendReply } from '#modules/replies/contract.ts';
import { claimReport, closeReport, triageReport } from '../../contract.ts';
import { queueWordsEn } from './queue-messages.en.ts';
import { queueWordsVi } from './queue-messages.vi.ts';

/** From this many on, the number is typed. */
export const manyReports = 20;
const mostReports = 100;

export type BulkResult = {
  readonly fileId: string;
  readonly reference: string;
  /** Why it could not be done; null when it was. */
  readonly refusal: string | null;
};
export type BulkAnswer = { readonly bulk: readonly BulkResult[] };

type Chosen = { readonly fileId: string; readonly reference: string };

/** Each report is a call of its own with a result of its own: what one refuses says nothing about the next. */
export async function answerBulk(
  { context }: Pick<ActionFunctionArgs, 'context'>,
  call: Call,
  form: SentForm,
): Promise<BulkAnswer> {
  const { preferences, logFault } = requestOf(context);
  const chosen = chosenIn(form);
  assertSure(form, chosen.length);
  const work = workOf(form, call);
  const bulk: BulkResult[] = [];
  for (const one of chosen) {
    try {
      await work(one.fileId);
      bulk.push({ ...one, refusal: null });
    } catch (error) {
      const isKnown = error instanceof AnNhiError && error.code !== 'INTERNAL';
      if (!isKnown) logFault(error);
      const sentence = isKnown
        ? error.sentence
        : { vi: queueWordsVi.bulk.fault, en: queueWordsEn.bulk.fault };
      bulk.push({ ...one, refusal: inLocale(preferences.language, sentence.vi, sentence.en) });
    }
  }
  return { bulk };
}

/** Boxes hold `file:number`; the number is only said back, so a changed one misleads nobody but its sender. */
function chosenIn(form: SentForm): Chosen[] {
  const seen = new Map<string, Chosen>();
  for (const value of form.all('chosen')) {
    const [fileId = '', reference = ''] = value.split(':');
    if (fileId) seen.set(fileId, { fileId, reference: /^\d{1,12}$/.test(reference) ? reference : '' });
  }
  return [...seen.values()].slice(0, mostReports);
}

function assertSure(form: SentForm, count: number): void {
  const { vi, en } = { vi: queueWordsVi.bulk.problems, en: queueWordsEn.bulk.problems };
  const problems: FieldProblem[] = [];
  if (count === 0) problems.push({ path: 'chosen', sentence: { vi: vi.nothing, en: en.nothing } });
  if (count > manyReports && form.text('confirmation').trim() !== String(count))
    problems.push({
      path: 'confirmation',
      sentence: { vi: vi.confirmation(count), en: en.confirmation(count) },
    });
  if (form.text('what') === 'triage' && !form.text('category') && !form.text('priority'))
    problems.push({ path: 'category', sentence: { vi: vi.category, en: en.category } });
  if (form.text('what') === 'reply' && !form.text('sentenceId'))
    problems.push({ path: 'sentenceId', sentence: { vi: vi.sentence, en: en.sentence } });
  if (problems.length > 0) throw invalidInput(problems);
}

function workOf(form: SentForm, call: Call): (fileId: string) => Promise<unknown> {
  switch (form.text('what')) {
    case 'triage':
      return (fileId) =>
        call(triageReport, {
          fileId,
          category: form.optional('category'),
          priority: form.optional('priority'),
        });
    case 'nuisance':
      return (fileId) => call(closeReport, { fileId, reason: 'NUISANCE', outcome: 'NOT_ENOUGH_TO_ACT' });
    case 'reply':
      // A second press carries the same key, so nobody is written to twice.
      return (fileId) =>
        call(sendReply, { fileId, sentenceId: form.text('sentenceId'), key: form.text('press') });
    case 'claim':
      return (fileId) => call(claimReport, { fileId });
    default:
      throw new Response(null, { status: 400 });
  }
}
