import { defineConsolePages } from '#ui/console/pages.ts';
import { removalsConsoleEn } from './messages.en.ts';
import { removalsConsoleVi } from './messages.vi.ts';

export const removalConsolePages = defineConsolePages('removals', {
  pages: [
    { path: 'tin/:fileId/go-bo', file: 'removals-page.tsx' },
    { path: 'tin/:fileId/go-bo/:requestId/van-ban', file: 'letter-file.ts' },
    { path: 'nha-cung-cap', file: 'providers-page.tsx' },
  ],
  nav: [
    {
      path: 'nha-cung-cap',
      order: 40,
      roles: ['REMOVAL_OFFICER', 'SUPERVISOR'],
      label: { vi: removalsConsoleVi.providers.title, en: removalsConsoleEn.providers.title },
    },
  ],
});
