import { plainForm } from '#kernel/http/plain-form.ts';
import type { Route } from '#kernel/http/route.ts';
import { publicPaths } from '#ui/public/paths.ts';
import { attendance } from './attendance.ts';
import { communeNames } from './commune-names.ts';
import { professionalFormPage } from './handles.ts';
import {
  emptyProfessionalForm,
  professionalProblems,
  professionalReport,
  readProfessional,
} from './professional-form.ts';
import { reportForm, reportFormLimit, sendReport } from './send-report.ts';

/** The professional door: the same report, the same receipt, other questions. */
export const professionalRoutes: readonly Route[] = plainForm({
  path: publicPaths.professional,
  name: reportForm,
  bodyLimit: reportFormLimit,
  empty: emptyProfessionalForm,
  read: readProfessional,
  problems: professionalProblems,
  async show(c, tools, shown, options) {
    const props = { ...shown, communes: await communeNames(tools), ...(await attendance(tools)) };
    return tools.page(c, professionalFormPage, props, options);
  },
  accept: (c, tools, { nonce, values, locale }) =>
    sendReport(c, tools, { nonce, report: professionalReport(values, locale), locale }),
});
