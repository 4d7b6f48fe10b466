import { fileRoles } from '#kernel/permissions/roles.ts';
import { defineConsolePages } from '#ui/console/pages.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import { searchEn } from './search-messages.en.ts';
import { searchVi } from './search-messages.vi.ts';

export const reportConsolePages = defineConsolePages('reports', {
  pages: [
    { path: 'tin', file: 'queue-page.tsx' },
    { path: 'tin/tiep', file: 'next-report.ts' },
    { path: 'tin/dem', file: 'queue-count.ts' },
    { path: 'tin/ban-giao-ca', file: 'shift-page.tsx' },
    { path: 'tin/:fileId', file: 'file-page.tsx' },
    { path: 'tin/:fileId/lien-quan', file: 'related-page.tsx' },
    { path: 'tin/:fileId/khong-an-toan', file: 'unsafe-page.tsx' },
    { path: 'tin/:fileId/xuat', file: 'export-page.tsx' },
    { path: 'tin/:fileId/xuat/:exportId', file: 'export-file.ts' },
    { path: 'tim', file: 'search-page.tsx' },
  ],
  nav: [
    {
      path: 'tin',
      order: 10,
      roles: fileRoles,
      label: { vi: reportsConsoleVi.nav, en: reportsConsoleEn.nav },
    },
  ],
  search: { path: 'tim', roles: fileRoles, label: { vi: searchVi.shell, en: searchEn.shell } },
});
