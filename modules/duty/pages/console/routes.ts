import { fileRoles } from '#kernel/permissions/roles.ts';
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
      roles: [...fileRoles, 'DIRECTORY_ADMIN', 'LEADER'],
      label: { vi: dutyConsoleVi.nav, en: dutyConsoleEn.nav },
    },
  ],
});
