import { AnNhiError, statusOf } from '#kernel/errors/errors.ts';
import { plainForm } from '#kernel/http/plain-form.ts';
import type { Locale, Route, RouteContext } from '#kernel/http/route.ts';
import { publicPaths } from '#ui/public/paths.ts';
import { goOnAfterSending, showAfterFault } from './after-sending.ts';
import { attendance } from './attendance.ts';
import { comingBackRoutes } from './coming-back.ts';
import { communeNames } from './commune-names.ts';
import { reportFormPage } from './handles.ts';
import { professionalRoutes } from './professional-routes.ts';
import { emptyReportForm } from './props.ts';
import { formProblems, readReportForm, toNewReport } from './report-form.ts';
import { reportForm, reportFormLimit, sendReport } from './send-report.ts';

const [untouched, posted] = plainForm({
  path: publicPaths.report,
  name: reportForm,
  bodyLimit: reportFormLimit,
  empty: emptyReportForm,
  read: readReportForm,
  problems: formProblems,
  async show(c, tools, shown, options) {
    const props = { ...shown, communes: await communeNames(tools), ...(await attendance(tools)) };
    return tools.page(c, reportFormPage, props, options);
  },
  accept: (c, tools, { nonce, values, locale }) =>
    sendReport(c, tools, { nonce, report: toNewReport(values, locale), locale }),
});

/** The adult door, the professional's, and the way back by tracking code. Plain forms; no cookie, no script, no code in any address. */
export const reportPublicRoutes: readonly Route[] = [
  untouched,
  {
    ...posted,
    // The steps of the half hour after sending are posted to the same address, with a grant.
    async handle(c, tools) {
      const { form, locale } = await readGranted(c);
      return form ? goOnAfterSending(c, tools, form, locale) : posted.handle(c, tools);
    },
    async recover(c, tools, error) {
      const { form, locale } = await readGranted(c);
      const status = error instanceof AnNhiError ? statusOf[error.code] : 500;
      return form ? showAfterFault(c, tools, form, locale, status) : posted.recover(c, tools, error);
    },
  },
  ...professionalRoutes,
  ...comingBackRoutes,
];

async function readGranted(c: RouteContext): Promise<{ form: URLSearchParams | null; locale: Locale }> {
  const form = new URLSearchParams(await c.req.text());
  return { form: form.has('grant') ? form : null, locale: form.get('lang') === 'en' ? 'en' : 'vi' };
}
