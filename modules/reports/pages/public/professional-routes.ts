import { AnNhiError, statusOf } from '#kernel/errors/errors.ts';
import { findFormNonce, newFormNonce } from '#kernel/http/form-nonce.ts';
import type { Locale, Route, RouteContext, Tools } from '#kernel/http/route.ts';
import { publicPaths } from '#ui/public/paths.ts';
import { attendance } from './attendance.ts';
import { communeNames } from './commune-names.ts';
import { professionalFormPage } from './handles.ts';
import {
  emptyProfessionalForm,
  professionalProblems,
  professionalReport,
  type ProfessionalFormPageProps,
  readProfessional,
} from './professional-form.ts';
import { reportForm, sendReport } from './send-report.ts';

/** The professional door: the same report, the same receipt, other questions. */
export function professionalRoutes(bodyLimit: number): readonly Route[] {
  const path = publicPaths.professional;
  return [
    {
      method: 'GET',
      path,
      access: 'PUBLIC',
      handle: (c, tools) => show(c, tools, { values: emptyProfessionalForm, locale: c.var.locale }),
    },
    { method: 'POST', path, access: 'PUBLIC', bodyLimit, handle: receive, recover: giveBack },
  ];
}

type Shown = Partial<Pick<ProfessionalFormPageProps, 'nonce' | 'problems' | 'notice'>> & {
  readonly values: ProfessionalFormPageProps['values'];
  readonly locale: Locale;
  readonly status?: number;
};

async function show(c: RouteContext, tools: Tools, shown: Shown): Promise<Response> {
  const {
    values,
    locale,
    nonce = newFormNonce(tools, reportForm),
    problems = [],
    notice,
    status = 200,
  } = shown;
  const communes = await communeNames(tools);
  return tools.page(
    c,
    professionalFormPage,
    {
      action: publicPaths.professional,
      nonce,
      values,
      problems,
      communes,
      ...(notice ? { notice } : {}),
      ...(await attendance(tools)),
    },
    { status, locale, ...(values === emptyProfessionalForm ? { hole: 'nonce' as const } : {}) },
  );
}

async function receive(c: RouteContext, tools: Tools): Promise<Response> {
  const { form, values, locale, nonce: sealed } = await readPosted(c);
  const showIn = form.get('showIn');
  if (showIn) return show(c, tools, { values, nonce: sealed, locale: showIn === 'en' ? 'en' : 'vi' });
  const nonce = findFormNonce(tools, reportForm, sealed);
  if (nonce === null) return show(c, tools, { values, locale, notice: 'FORM_EXPIRED', status: 409 });
  const problems = professionalProblems(values, locale);
  if (problems.length > 0) return show(c, tools, { values, nonce: sealed, locale, problems, status: 422 });
  return sendReport(c, tools, { nonce, report: professionalReport(values, locale), locale });
}

async function giveBack(c: RouteContext, tools: Tools, error: unknown): Promise<Response> {
  const { values, locale, nonce } = await readPosted(c);
  const status = error instanceof AnNhiError ? statusOf[error.code] : 500;
  return show(c, tools, { values, nonce, locale, notice: 'SYSTEM_DOWN', status });
}

async function readPosted(c: RouteContext) {
  const form = new URLSearchParams(await c.req.text());
  const locale: Locale = form.get('lang') === 'en' ? 'en' : 'vi';
  return { form, locale, values: readProfessional(form), nonce: form.get('nonce') ?? '' };
}
