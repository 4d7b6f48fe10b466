import { defineConsolePages } from '#ui/console/pages.ts';
import { privacyConsoleEn } from './messages.en.ts';
import { privacyConsoleVi } from './messages.vi.ts';

export const privacyConsolePages = defineConsolePages('privacy', {
  pages: [
    { path: 'yeu-cau-du-lieu', file: 'requests-page.tsx' },
    { path: 'yeu-cau-du-lieu/:requestId', file: 'request-page.tsx' },
    { path: 'yeu-cau-du-lieu/:requestId/xac-nhan', file: 'certificate-file.ts' },
    { path: 'tin/:fileId/luu-giu', file: 'keeping-page.tsx' },
  ],
  nav: [
    {
      path: 'yeu-cau-du-lieu',
      order: 50,
      roles: ['DATA_PROTECTION_OFFICER', 'LEGAL_OFFICER', 'SUPERVISOR'],
      label: { vi: privacyConsoleVi.nav, en: privacyConsoleEn.nav },
    },
  ],
});
