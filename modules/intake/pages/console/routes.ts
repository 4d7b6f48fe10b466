import { defineConsolePages } from '#ui/console/pages.ts';
import { listenerRoles } from '../../rules/lists.ts';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';

export const intakeConsolePages = defineConsolePages('intake', {
  pages: [
    { path: 'nhap-tin', file: 'entry-page.tsx' },
    { path: 'nhap-tin/hang-loat', file: 'sheet-page.tsx' },
    { path: 'nhap-tin/hang-loat/mau.xlsx', file: 'sheet-template.ts' },
    { path: 'nhap-tin/hang-loat/ket-qua.xlsx', file: 'sheet-result.ts' },
    { path: 'hen-goi', file: 'calls-page.tsx' },
    { path: 'hen-goi/:fileId/:promiseId', file: 'call-page.tsx' },
    { path: '111', file: 'hotline-page.tsx' },
    { path: 'tin/:fileId/tiep-nhan', file: 'reception-page.tsx' },
    { path: 'tin/:fileId/mau-01', file: 'form01-page.tsx' },
    { path: 'tin/:fileId/mau-01/:formId/tep', file: 'form01-file.ts' },
  ],
  nav: [
    {
      path: 'nhap-tin',
      order: 12,
      roles: listenerRoles,
      label: { vi: intakeVi.entry.nav, en: intakeEn.entry.nav },
    },
    {
      path: 'hen-goi',
      order: 16,
      roles: listenerRoles,
      label: { vi: intakeVi.calls.nav, en: intakeEn.calls.nav },
    },
    {
      path: '111',
      order: 24,
      roles: ['INTAKE_OFFICER', 'SUPERVISOR', 'COORDINATOR'],
      label: { vi: intakeVi.hotline.nav, en: intakeEn.hotline.nav },
    },
  ],
});
