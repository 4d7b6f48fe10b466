import { AnNhiError, statusOf } from '#kernel/errors/errors.ts';
import { findFormNonce, newFormNonce } from '#kernel/http/form-nonce.ts';
import type { Locale, Route, RouteContext, Tools } from '#kernel/http/route.ts';
import { publicPaths } from '#ui/public/paths.ts';
import { closePeople } from '../../rules/wishes.ts';
import { attendance } from './attendance.ts';
import { comingBackRoutes } from './coming-back.ts';
import { communeNames } from './commune-names.ts';
import { goOnAfterSending, showAfterFault } from './after-sending.ts';
import { reportFormPage } from './handles.ts';
import { professionalRoutes } from './professional-routes.ts';
import {
  emptyReportForm,
  type InformantChoice,
  type ReportFormNotice,
  type ReportFormValues,
} from './props.ts';
import { formProblems, toNewReport } from './report-form.ts';
import { reportForm, sendReport } from './send-report.ts';

/** 200,000 characters of Vietnamese, percent-encoded, with room for what is over the limit, so that it can be given back. */
const formLimit = 12 * 1024 * 1024;

/** The adult door, the professional's, and the way back by tracking code. Plain forms; no cookie, no script, no code in any address. */
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
  ...professionalRoutes(formLimit),
  ...comingBackRoutes,
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
      nonce: shown.nonce ?? newFormNonce(tools, reportForm),
      values: shown.values,
      problems: [...(shown.problems ?? [])],
      communes: await communeNames(tools),
      ...(shown.notice ? { notice: shown.notice } : {}),
      ...(await attendance(tools)),
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
  if (form.has('grant')) return goOnAfterSending(c, tools, form, locale);
  const values = readValues(form);
  const sealed = form.get('nonce') ?? '';
  const showIn = form.get('showIn');
  if (showIn) return showForm(c, tools, { values, nonce: sealed, locale: showIn === 'en' ? 'en' : 'vi' });

  const nonce = findFormNonce(tools, reportForm, sealed);
  if (nonce === null) return showForm(c, tools, { values, locale, notice: 'FORM_EXPIRED', status: 409 });
  const problems = formProblems(values, locale);
  if (problems.length > 0)
    return showForm(c, tools, { values, nonce: sealed, locale, problems, status: 422 });
  return sendReport(c, tools, { nonce, report: toNewReport(values, locale), locale });
}

/** The nonce goes back with the text: if only the answer was lost and not the report, the next press finds it. */
async function giveBack(c: RouteContext, tools: Tools, error: unknown): Promise<Response> {
  const form = new URLSearchParams(await c.req.text());
  const locale: Locale = form.get('lang') === 'en' ? 'en' : 'vi';
  const status = error instanceof AnNhiError ? statusOf[error.code] : 500;
  if (form.has('grant')) return showAfterFault(c, tools, form, locale, status);
  return showForm(c, tools, {
    values: readValues(form),
    nonce: form.get('nonce') ?? '',
    locale,
    notice: 'SYSTEM_DOWN',
    status,
  });
}

const kinds: readonly InformantChoice[] = ['PARENT', 'TEACHER', 'CITIZEN', 'OFFICER', 'CHILD'];

function readValues(form: URLSearchParams): ReportFormValues {
  const safe = form.get('safeToCall') ?? '';
  const chosen = form.getAll('mustNotKnow');
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
    kind: kinds.find((one) => one === form.get('kind')) ?? '',
    mustNotKnow: closePeople.filter((one) => chosen.includes(one)),
    mustNotKnowOther: form.get('mustNotKnowOther') ?? '',
  };
}
