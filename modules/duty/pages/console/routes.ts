import { defineConsolePages } from '#ui/console/pages.ts';
import { dutyConsoleEn } from './messages.en.ts';
import { dutyConsoleVi } from './messages.vi.ts';

export const dutyConsolePages = defineConsolePages('duty', {
  pages: [
    { path: 'truc', file: 'duty-page.tsx' },
    { path: 'truc/dem', file: 'alarm-count.ts' },
  ],
  nav: [
    {
      path: 'truc',
      order: 34,
      roles: [
        'INTAKE_OFFICER',
        'COORDINATOR',
        'SUPERVISOR',
        'POLICE_CONTACT',
        'CHILD_PROTECTION_WORKER',
        'REMOVAL_OFFICER',
        'DIRECTORY_ADMIN',
        'LEADER',
      ],
      label: { vi: dutyConsoleVi.nav, en: dutyConsoleEn.nav },
    },
  ],
});
