import { AnNhiError, statusOf } from '#kernel/errors/errors.ts';
import { findFormNonce, newFormNonce } from '#kernel/http/form-nonce.ts';
import type { Locale, Route, RouteContext, Tools } from '#kernel/http/route.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { publicPaths } from '#ui/public/paths.ts';
import { submitDataRequest } from '../../contract.ts';
import { dataReceiptPage, dataRequestPage } from './handles.ts';
import { type DataRequestPageProps, type DataRequestValues, emptyDataRequest } from './props.ts';
import { dataRequestProblems, readDataRequest } from './request-form.ts';

const formName = 'data-request-form';
/** 20,000 characters of Vietnamese, percent-encoded, with room for what is over the limit, so that it can be given back. */
const formLimit = 1024 * 1024;
const path = publicPaths.dataRequest;

/** Asking about one's own data: a plain form, no account, no cookie, no script, no code in any address. */
export const privacyPublicRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    access: 'PUBLIC',
    handle: (c, tools) => show(c, tools, { values: emptyDataRequest, locale: c.var.locale }),
  },
  { method: 'POST', path, access: 'PUBLIC', bodyLimit: formLimit, handle: receive, recover: giveBack },
];

type Shown = Partial<Pick<DataRequestPageProps, 'nonce' | 'problems' | 'notice'>> & {
  readonly values: DataRequestValues;
  readonly locale: Locale;
  readonly status?: number;
};

function show(c: RouteContext, tools: Tools, shown: Shown): Response {
  const {
    values,
    locale,
    nonce = newFormNonce(tools, formName),
    problems = [],
    notice,
    status = 200,
  } = shown;
  return tools.page(
    c,
    dataRequestPage,
    { action: path, nonce, values, problems, ...(notice ? { notice } : {}) },
    { status, locale, ...(values === emptyDataRequest ? { hole: 'nonce' as const } : {}) },
  );
}

async function receive(c: RouteContext, tools: Tools): Promise<Response> {
  const { form, values, locale, nonce: sealed } = await readPosted(c);
  const showIn = form.get('showIn');
  if (showIn) return show(c, tools, { values, nonce: sealed, locale: showIn === 'en' ? 'en' : 'vi' });
  const nonce = findFormNonce(tools, formName, sealed);
  if (nonce === null) return show(c, tools, { values, locale, notice: 'FORM_EXPIRED', status: 409 });
  const problems = dataRequestProblems(values, locale);
  if (problems.length > 0) return show(c, tools, { values, nonce: sealed, locale, problems, status: 422 });
  const receipt = await tools.platform.call(
    publicActor,
    submitDataRequest,
    { nonce, ...values },
    c.var.trace,
  );
  return tools.page(c, dataReceiptPage, receipt, { locale });
}

/** The nonce goes back with the text: if only the answer was lost and not the request, the next press finds it. */
async function giveBack(c: RouteContext, tools: Tools, error: unknown): Promise<Response> {
  const { values, locale, nonce } = await readPosted(c);
  const status = error instanceof AnNhiError ? statusOf[error.code] : 500;
  return show(c, tools, { values, nonce, locale, notice: 'SYSTEM_DOWN', status });
}

async function readPosted(c: RouteContext) {
  const form = new URLSearchParams(await c.req.text());
  const locale: Locale = form.get('lang') === 'en' ? 'en' : 'vi';
  return { form, locale, values: readDataRequest(form), nonce: form.get('nonce') ?? '' };
}
