import { defineConsolePages } from '#ui/console/pages.ts';
import { monitoringConsoleEn } from './messages.en.ts';
import { monitoringConsoleVi } from './messages.vi.ts';

export const monitoringConsolePages = defineConsolePages('monitoring', {
  pages: [
    { path: 'bang', file: 'board-page.tsx' },
    { path: 'bang/so-lieu', file: 'board-sheet.ts' },
  ],
  nav: [
    {
      path: 'bang',
      order: 30,
      roles: ['LEADER', 'SUPERVISOR', 'COORDINATOR'],
      label: { vi: monitoringConsoleVi.nav, en: monitoringConsoleEn.nav },
    },
  ],
});
