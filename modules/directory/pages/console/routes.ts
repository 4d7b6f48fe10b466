import { defineConsolePages } from '#ui/console/pages.ts';
import { navEn } from './messages.en.ts';
import { navVi } from './messages.vi.ts';

const office = 'danh-ba/co-quan/:organizationId';

export const directoryConsolePages = defineConsolePages('directory', {
  pages: [
    { path: 'danh-ba', file: 'directory-page.tsx' },
    { path: office, file: 'organization-page.tsx' },
    { path: `${office}/sua`, file: 'edit-page.tsx' },
    { path: `${office}/nhan-su`, file: 'people-page.tsx' },
    { path: `${office}/truc`, file: 'duty-page.tsx' },
    { path: 'danh-ba/hop-nhat', file: 'merge-page.tsx' },
    { path: 'nhap-danh-ba', file: 'import-page.tsx' },
    { path: 'nhap-danh-ba/mau.csv', file: 'import-template.ts' },
  ],
  nav: [
    { path: 'danh-ba', order: 40, label: { vi: navVi.directory, en: navEn.directory } },
    {
      path: 'nhap-danh-ba',
      order: 70,
      roles: ['DIRECTORY_ADMIN'],
      label: { vi: navVi.import, en: navEn.import },
    },
  ],
});
