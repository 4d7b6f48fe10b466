import { defineConsolePages } from '#ui/console/pages.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';

export const reportConsolePages = defineConsolePages('reports', {
  pages: [
    { path: 'tin', file: 'queue-page.tsx' },
    { path: 'tin/:fileId', file: 'file-page.tsx' },
  ],
  nav: [
    {
      path: 'tin',
      order: 10,
      roles: [
        'INTAKE_OFFICER',
        'COORDINATOR',
        'SUPERVISOR',
        'REMOVAL_OFFICER',
        'POLICE_CONTACT',
        'CHILD_PROTECTION_WORKER',
      ],
      label: { vi: reportsConsoleVi.nav, en: reportsConsoleEn.nav },
    },
  ],
});
