import { randomBytes } from 'node:crypto';
import { AnNhiError, statusOf } from '#kernel/errors/errors.ts';
import type { Locale, Route, RouteContext, Tools } from '#kernel/http/route.ts';
import { openToken, sealToken } from '#kernel/keys/tokens.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { pathIn, publicPaths } from '#ui/public/paths.ts';
import { findStatus, submitReport } from '../../contract.ts';
import { nonceOf } from '../../rules/nonce.ts';
import { findCodeInToken, sealStatusToken } from '../../rules/status-token.ts';
import { communeNames } from './commune-names.ts';
import { lookUpPage, receiptPage, reportFormPage, statusPage } from './handles.ts';
import { emptyReportForm, type ReportFormNotice, type ReportFormValues } from './props.ts';
import { formProblems, toNewReport } from './report-form.ts';
import { reportPagesWords } from './words.ts';

const formPurpose = 'report-form';
/** A form may lie open over a night; a retry of it within this time finds its own report. */
const formLifetimeMs = 48 * 3_600_000;
/** 200,000 characters of Vietnamese, percent-encoded, with room for what is over the limit, so that it can be given back. */
const formLimit = 12 * 1024 * 1024;

/** The adult door and the way back by tracking code. Plain forms; no cookie, no script, no code in any address. */
export const reportPublicRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: publicPaths.report,
    access: 'PUBLIC',
    handle: (c, tools) => showForm(c, tools, { values: emptyReportForm, locale: c.var.locale }),
  },
  {
    method: 'POST',
    path: publicPaths.report,
    access: 'PUBLIC',
    bodyLimit: formLimit,
    handle: receiveForm,
    recover: giveBack,
  },
  {
    method: 'GET',
    path: publicPaths.lookUp,
    access: 'PUBLIC',
    handle: (c, tools) =>
      tools.page(
        c,
        lookUpPage,
        { action: publicPaths.lookUp, trackingCode: '', problems: [] },
        { otherLanguageHref: pathIn(c.var.locale === 'vi' ? 'en' : 'vi', publicPaths.lookUp) },
      ),
  },
  {
    method: 'POST',
    path: publicPaths.lookUp,
    access: 'PUBLIC',
    bodyLimit: 16 * 1024,
    handle: receiveLookUp,
    labels: (locale) => ({ trackingCode: reportPagesWords(locale).lookUp.code }),
  },
];

type Shown = {
  readonly values: ReportFormValues;
  readonly locale: Locale;
  readonly nonce?: string;
  readonly problems?: readonly { field: string; message: string }[];
  readonly notice?: ReportFormNotice;
  readonly status?: number;
};

async function showForm(c: RouteContext, tools: Tools, shown: Shown): Promise<Response> {
  return tools.page(
    c,
    reportFormPage,
    {
      action: publicPaths.report,
      nonce: shown.nonce ?? newNonce(tools),
      values: shown.values,
      problems: [...(shown.problems ?? [])],
      communes: await communeNames(tools),
      ...(shown.notice ? { notice: shown.notice } : {}),
    },
    {
      status: shown.status ?? 200,
      locale: shown.locale,
      ...(shown.values === emptyReportForm && !shown.problems && !shown.notice
        ? { hole: 'nonce' as const }
        : {}),
    },
  );
}

async function receiveForm(c: RouteContext, tools: Tools): Promise<Response> {
  const form = new URLSearchParams(await c.req.text());
  const locale: Locale = form.get('lang') === 'en' ? 'en' : 'vi';
  const values = readValues(form);
  const sealed = form.get('nonce') ?? '';
  const showIn = form.get('showIn');
  if (showIn) return showForm(c, tools, { values, nonce: sealed, locale: showIn === 'en' ? 'en' : 'vi' });

  const nonce = openToken<string>(tools.platform.keys, formPurpose, sealed, tools.platform.clock.now());
  if (nonce.state !== 'VALID')
    return showForm(c, tools, { values, locale, notice: 'FORM_EXPIRED', status: 409 });
  const problems = formProblems(values, locale);
  if (problems.length > 0)
    return showForm(c, tools, { values, nonce: sealed, locale, problems, status: 422 });

  const report = toNewReport(values, locale);
  const { trackingCode, receivedAt } = await tools.platform.call(
    publicActor,
    submitReport,
    { nonce: nonceOf(nonce.token.payload, report), channel: 'WEB', report },
    c.var.trace,
  );
  return tools.page(c, receiptPage, { trackingCode, receivedAt }, { locale });
}

/** The nonce goes back with the text: if only the answer was lost and not the report, the next press finds it. */
async function giveBack(c: RouteContext, tools: Tools, error: unknown): Promise<Response> {
  const form = new URLSearchParams(await c.req.text());
  return showForm(c, tools, {
    values: readValues(form),
    nonce: form.get('nonce') ?? '',
    locale: form.get('lang') === 'en' ? 'en' : 'vi',
    notice: 'SYSTEM_DOWN',
    status: error instanceof AnNhiError ? statusOf[error.code] : 500,
  });
}

async function receiveLookUp(c: RouteContext, tools: Tools): Promise<Response> {
  const { keys, clock } = tools.platform;
  const form = new URLSearchParams(await c.req.text());
  const locale: Locale = form.get('lang') === 'en' ? 'en' : 'vi';
  const now = clock.now();
  const sent = form.get('token') ?? '';
  const sealed = findCodeInToken(keys, sent, now);
  const typed = form.get('trackingCode') ?? '';
  const words = reportPagesWords(locale).problems;
  const showLookUp = (message: string, status: number) =>
    tools.page(
      c,
      lookUpPage,
      { action: publicPaths.lookUp, trackingCode: typed, problems: [{ field: 'trackingCode', message }] },
      { status, locale },
    );
  if (sealed === null && typed.trim() === '')
    return showLookUp(sent === '' ? words.trackingCodeMissing : words.trackingCodeAgain, 422);
  const trackingCode = sealed ?? typed.slice(0, 200);
  const { status } = await tools.platform.call(publicActor, findStatus, { trackingCode }, c.var.trace);
  if (!status) return showLookUp(words.trackingCodeUnknown, 404);
  // A token is never prolonged: half an hour after the code was typed it must be typed again.
  const token = sealed === null ? sealStatusToken(keys, trackingCode, now) : sent;
  return tools.page(c, statusPage, { ...status, action: publicPaths.lookUp, token }, { locale });
}

function newNonce(tools: Tools): string {
  return sealToken(
    tools.platform.keys,
    formPurpose,
    randomBytes(16).toString('base64url'),
    tools.platform.clock.now(),
    formLifetimeMs,
  );
}

function readValues(form: URLSearchParams): ReportFormValues {
  const safe = form.get('safeToCall') ?? '';
  return {
    what: form.get('what') ?? '',
    links: form.get('links') ?? '',
    place: form.get('place') ?? '',
    childAge: form.get('childAge') ?? '',
    name: form.get('name') ?? '',
    phone: form.get('phone') ?? '',
    email: form.get('email') ?? '',
    safeToCall: safe === 'ANY_TIME' || safe === 'CERTAIN_HOURS' || safe === 'NO_CALLS' ? safe : '',
    callWhen: form.get('callWhen') ?? '',
  };
}
