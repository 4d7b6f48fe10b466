import { type ActionFunctionArgs, data } from 'react-router';
import { AnNhiError, type ErrorCode } from '#kernel/errors/errors.ts';
import { asPage, type Call, type ConsoleRequest, plainCall, requestOf } from './context.ts';
import { shellEn } from './messages.en.ts';
import { shellVi } from './messages.vi.ts';
import { type ConsoleProblem, problemOf } from './problem.ts';
import { inLocale } from './words.ts';

/** Names under which `ConsoleForm` says which form was sent. */
export const formFields = { does: 'do', id: 'form' } as const;

/** A form that could not be taken: which one, why, and everything that was typed into it. */
export type FormAnswer = {
  readonly form: string;
  readonly id: string;
  readonly problem: ConsoleProblem;
  readonly typed: Readonly<Record<string, readonly string[]>>;
};

/** A form as it was sent. */
export type SentForm = {
  /** As typed, or '' when absent. Line breaks are those of the person: browsers send CR LF, we keep LF. */
  text(name: string): string;
  optional(name: string): string | undefined;
  all(name: string): string[];
  /** A file with at least one byte; null otherwise. */
  file(name: string): File | null;
};

type FormHandler = (given: { readonly call: Call; readonly form: SentForm }) => Promise<unknown>;

/** Refusals that the person can do something about on this very page; the rest gets a page of its own. */
const answeredInPlace: readonly ErrorCode[] = [
  'INVALID_INPUT',
  'CONFLICT',
  'REFUSED',
  'STEP_UP_REQUIRED',
  'TOO_LARGE',
  'TOO_MANY',
  'UNAVAILABLE',
];

/**
 * Hands a posted form to the handler of its name and gives back its answer; a refusal becomes the page again, with the sentences and
 * everything that was typed.
 */
export async function answerForm(
  { request, context }: Pick<ActionFunctionArgs, 'request' | 'context'>,
  handlers: Readonly<Record<string, FormHandler>>,
) {
  const given = requestOf(context);
  const locale = given.preferences.language;
  const sent = await request.formData();
  const form = sentForm(sent);
  const name = form.text(formFields.does);
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (!handler) throw new Response(null, { status: 400 });
  try {
    return await handler({ call: plainCall(given), form });
  } catch (error) {
    const refused = isFault(error) ? faultOf(error, given) : refusalOf(error, locale);
    if (!refused) throw asPage(error, locale);
    const answer: FormAnswer = {
      form: name,
      id: form.text(formFields.id),
      problem: refused.problem,
      typed: typedIn(sent),
    };
    return data(answer, { status: refused.status });
  }
}

type Refused = { readonly problem: ConsoleProblem; readonly status: number };

function refusalOf(error: unknown, locale: 'vi' | 'en'): Refused | null {
  return error instanceof AnNhiError && answeredInPlace.includes(error.code)
    ? problemOf(error, locale)
    : null;
}

/** Neither a refusal nor an answer that was thrown (a redirect, a page): something of ours broke. */
function isFault(error: unknown): boolean {
  return error instanceof AnNhiError ? error.code === 'INTERNAL' : error instanceof Error;
}

/** The log learns what it was; the person, that nothing typed is lost. */
function faultOf(
  error: unknown,
  { logFault, preferences }: Pick<ConsoleRequest, 'logFault' | 'preferences'>,
): Refused {
  logFault(error);
  const { text, next } = inLocale(preferences.language, shellVi, shellEn).errors.fault;
  return {
    problem: {
      kind: 'PROBLEM',
      code: 'INTERNAL',
      reason: 'INTERNAL',
      sentence: `${text} ${next}`,
      fields: [],
    },
    status: 500,
  };
}

function sentForm(sent: FormData): SentForm {
  const all = (name: string) =>
    sent.getAll(name).flatMap((value) => (typeof value === 'string' ? [plainLines(value)] : []));
  return {
    all,
    text: (name) => all(name)[0] ?? '',
    optional: (name) => all(name)[0] || undefined,
    file(name) {
      const value = sent.get(name);
      return value instanceof File && value.size > 0 ? value : null;
    },
  };
}

/** Everything typed but secrets, to be shown again. */
export function typedIn(sent: FormData): Record<string, string[]> {
  const typed: Record<string, string[]> = {};
  for (const [name, value] of sent) {
    if (typeof value !== 'string' || isSecret(name) || name === formFields.does || name === formFields.id)
      continue;
    (typed[name] ??= []).push(plainLines(value));
  }
  return typed;
}

/** The page for a form that came without a session: everything in it, so that it can be sent again. */
export type EndedSession = ConsoleProblem & {
  readonly typed: FormAnswer['typed'];
  readonly sent: readonly (readonly [name: string, value: string])[];
};

export function fieldsToSendAgain(sent: FormData): [string, string][] {
  return [...sent].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !isSecret(name) ? [[name, plainLines(value)]] : [],
  );
}

function isSecret(name: string): boolean {
  return /password|secret|otp/i.test(name);
}

function plainLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** For `shouldRevalidate`: a page that turned out to be old (409) is read again, although its form was refused. */
export function readAgainWhenOld({
  actionStatus,
  defaultShouldRevalidate,
}: {
  actionStatus?: number;
  defaultShouldRevalidate: boolean;
}): boolean {
  return actionStatus === 409 || defaultShouldRevalidate;
}
