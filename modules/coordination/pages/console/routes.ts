import { defineConsolePages } from '#ui/console/pages.ts';
import { coordinationEn } from './messages.en.ts';
import { coordinationVi } from './messages.vi.ts';

const incoming = { vi: coordinationVi.nav.incoming, en: coordinationEn.nav.incoming };

export const coordinationConsolePages = defineConsolePages('coordination', {
  pages: [
    { path: 'tin/:fileId/chuyen', file: 'steps-page.tsx' },
    { path: 'tin/:fileId/chuyen/gui', file: 'send-page.tsx' },
    { path: 'chuyen-den', file: 'incoming-page.tsx' },
    { path: 'buoc/:stepId', file: 'step-page.tsx' },
    { path: 'buoc/:stepId/phieu', file: 'slip-file.ts' },
    { path: 'buoc/:stepId/giay-nhan', file: 'receipt-file.ts' },
    { path: 'dieu-phoi', file: 'board-page.tsx' },
  ],
  nav: [
    // Those who only receive begin their day here.
    { path: 'chuyen-den', order: 9, roles: ['POLICE_CONTACT', 'CHILD_PROTECTION_WORKER'], label: incoming },
    {
      path: 'chuyen-den',
      order: 12,
      roles: ['INTAKE_OFFICER', 'COORDINATOR', 'SUPERVISOR', 'REMOVAL_OFFICER'],
      label: incoming,
    },
    {
      path: 'dieu-phoi',
      order: 14,
      roles: ['COORDINATOR', 'SUPERVISOR'],
      label: { vi: coordinationVi.nav.board, en: coordinationEn.nav.board },
    },
  ],
});
