import { notFound } from '#kernel/errors/errors.ts';
import { findFormNonce, newFormNonce } from '#kernel/http/form-nonce.ts';
import type { Locale, Route, RouteContext, Tools } from '#kernel/http/route.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { answerRemoval, openServedRequest, providerAnswers, resolveProviderToken } from '../../contract.ts';
import { providerReceiptPage, providerRequestPage } from './handles.ts';
import { emptyProviderAnswer, type ProviderAnswerValues } from './props.ts';
import { removalPagesWords } from './words.ts';

const formName = 'provider-answer';
const longest = { reason: 20_000, neededUntil: 500, respondent: 500 } as const;

/** The page of one removal request for its provider: proved by the address that was served to it, no account needed. */
export const removalPublicRoutes: readonly Route[] = [
  { method: 'GET', path: '/yeu-cau-go-bo/:token', access: 'PROVIDER', handle: showRequest },
  {
    method: 'POST',
    path: '/yeu-cau-go-bo/:token',
    access: 'PROVIDER',
    bodyLimit: 512 * 1024,
    handle: receiveAnswer,
    labels: (locale) => {
      const { reason, neededUntil, respondent } = removalPagesWords(locale);
      return { reason, neededUntil, respondent };
    },
  },
];

async function showRequest(c: RouteContext, tools: Tools): Promise<Response> {
  return answerPage(c, tools, await providerOf(c, tools), {
    values: emptyProviderAnswer,
    locale: c.var.locale,
  });
}

type Shown = {
  readonly values: ProviderAnswerValues;
  readonly locale: Locale;
  readonly nonce?: string;
  readonly problems?: readonly { field: string; message: string }[];
  readonly notice?: 'SYSTEM_DOWN' | 'FORM_EXPIRED';
  readonly status?: number;
};

async function answerPage(c: RouteContext, tools: Tools, provider: Actor, shown: Shown): Promise<Response> {
  const { previous, dueAt, ...request } = await tools.platform.call(
    provider,
    openServedRequest,
    {},
    c.var.trace,
  );
  return tools.page(
    c,
    providerRequestPage,
    {
      action: c.req.path,
      nonce: shown.nonce ?? newFormNonce(tools, formName),
      request: { ...request, dueAt: dueAt ?? request.servedAt },
      values: shown.values,
      problems: [...(shown.problems ?? [])],
      ...(shown.notice ? { notice: shown.notice } : {}),
      previous,
    },
    { status: shown.status ?? 200, locale: shown.locale },
  );
}

async function receiveAnswer(c: RouteContext, tools: Tools): Promise<Response> {
  const form = new URLSearchParams(await c.req.text());
  const locale: Locale = form.get('lang') === 'en' ? 'en' : 'vi';
  const provider = await providerOf(c, tools);
  const values = readValues(form);
  const sealed = form.get('nonce') ?? '';
  const showIn = form.get('showIn');
  if (showIn)
    return answerPage(c, tools, provider, { values, nonce: sealed, locale: showIn === 'en' ? 'en' : 'vi' });
  const nonce = findFormNonce(tools, formName, sealed);
  if (nonce === null)
    return answerPage(c, tools, provider, { values, locale, notice: 'FORM_EXPIRED', status: 409 });
  const problems = answerProblems(values, locale);
  if (problems.length > 0 || values.answer === '') {
    return answerPage(c, tools, provider, { values, nonce: sealed, locale, problems, status: 422 });
  }
  const { answer, ...words } = values;
  const receipt = await tools.platform.call(
    provider,
    answerRemoval,
    { nonce, answer, ...words },
    c.var.trace,
  );
  return tools.page(c, providerReceiptPage, receipt, { locale });
}

/** Whose page this is. A wrong, an expired and a withdrawn address answer alike. */
async function providerOf(c: RouteContext, tools: Tools): Promise<Actor> {
  const token = c.req.param('token') ?? '';
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) throw notFound();
  const { found } = await tools.platform.call(publicActor, resolveProviderToken, { token }, c.var.trace);
  if (!found) throw notFound();
  return { kind: 'PROVIDER', providerId: found.providerId, removalRequestId: found.requestId };
}

function answerProblems(values: ProviderAnswerValues, locale: Locale): { field: string; message: string }[] {
  const words = removalPagesWords(locale).problems;
  const count = (n: number) => n.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB');
  const problems: { field: string; message: string }[] = [];
  if (values.answer === '') problems.push({ field: 'answer', message: words.answerMissing });
  const needsReason = values.answer === 'REFUSED' || values.answer === 'MORE_TIME';
  if (needsReason && values.reason.trim() === '')
    problems.push({ field: 'reason', message: words.reasonMissing });
  if (values.answer === 'MORE_TIME' && values.neededUntil.trim() === '') {
    problems.push({ field: 'neededUntil', message: words.neededUntilMissing });
  }
  for (const field of ['reason', 'neededUntil', 'respondent'] as const) {
    if (values[field].length <= longest[field]) continue;
    problems.push({ field, message: words.tooLong(count(longest[field]), count(values[field].length)) });
  }
  return problems;
}

function readValues(form: URLSearchParams): ProviderAnswerValues {
  const answer = providerAnswers.find((one) => one === form.get('answer')) ?? '';
  return {
    answer,
    reason: form.get('reason') ?? '',
    neededUntil: form.get('neededUntil') ?? '',
    respondent: form.get('respondent') ?? '',
  };
}
