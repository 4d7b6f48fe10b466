import { fileRoles } from '#kernel/permissions/roles.ts';
import { defineConsolePages } from '#ui/console/pages.ts';
import { careConsoleEn } from './messages.en.ts';
import { careConsoleVi } from './messages.vi.ts';

export const careConsolePages = defineConsolePages('care', {
  pages: [
    { path: 'nghi', file: 'day-page.tsx' },
    { path: 'nghi/nhin-lai', file: 'debriefs-page.tsx' },
  ],
  nav: [
    {
      path: 'nghi',
      order: 36,
      roles: fileRoles,
      label: { vi: careConsoleVi.nav, en: careConsoleEn.nav },
    },
  ],
});
