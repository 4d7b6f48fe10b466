import { defineConsolePages } from '#ui/console/pages.ts';
import { identityEn } from './messages.en.ts';
import { identityVi } from './messages.vi.ts';

export const identityConsolePages = defineConsolePages('identity', {
  pages: [
    { path: 'sign-in', file: 'sign-in-page.tsx', access: 'OPEN' },
    { path: 'sign-in/code', file: 'code-page.tsx', access: 'OPEN' },
    { path: 'sign-in/provider', file: 'provider-return.ts', access: 'OPEN' },
    { path: 'sign-in/provider/begin', file: 'provider-begin.ts', access: 'OPEN' },
    { path: 'sign-out', file: 'sign-out.ts', access: 'OPEN' },
    { path: 'lock', file: 'lock.ts', access: 'OPEN' },
    { path: 'unlock', file: 'unlock.ts', access: 'OPEN' },
    { path: 'locked', file: 'locked-page.tsx', access: 'OPEN' },
    { path: 'passkey', file: 'passkey.ts', access: 'OPEN' },
    { path: 'invitation/:token', file: 'invitation-page.tsx', access: 'OPEN' },
    { path: 'account', file: 'account-page.tsx' },
    { path: 'accounts', file: 'accounts-page.tsx' },
    { path: 'accounts/:accountId', file: 'managed-account-page.tsx' },
  ],
  nav: [
    {
      path: 'accounts',
      order: 80,
      roles: ['ACCOUNT_ADMIN'],
      label: { vi: identityVi.accounts.title, en: identityEn.accounts.title },
    },
    { path: 'account', order: 99, label: { vi: identityVi.account.title, en: identityEn.account.title } },
  ],
});
