import type { PublicExample } from '../preview/example.ts';
import { unkindText } from '../preview/example.ts';
import { AboutPage, AccessibilityPage, PrivacyPage } from './about-pages.tsx';
import { ErrorPage } from './error-page.tsx';
import { HomePage } from './home-page.tsx';
import { PicturePage } from './picture-page.tsx';
import type { ErrorKind } from './props.ts';

const plainErrors: ErrorKind[] = ['NOT_FOUND', 'TOO_LARGE', 'TOO_SLOW', 'TOO_MANY', 'SYSTEM_DOWN', 'FAULT'];

export const examples: PublicExample[] = [
  { name: 'home', page: (frame) => <HomePage frame={frame} /> },
  {
    name: 'home-nobody-awake',
    page: (frame) => <HomePage frame={frame} unattendedUntil="2026-11-22T00:00:00Z" />,
  },
  {
    name: 'home-nobody-knows',
    page: (frame) => <HomePage frame={frame} unattendedUntil={null} />,
  },
  { name: 'picture', page: (frame) => <PicturePage frame={frame} /> },
  { name: 'about', page: (frame) => <AboutPage frame={frame} /> },
  { name: 'privacy', page: (frame) => <PrivacyPage frame={frame} /> },
  { name: 'accessibility', page: (frame) => <AccessibilityPage frame={frame} /> },
  ...plainErrors.map((kind) => ({
    name: `error-${kind.toLowerCase().replace('_', '-')}`,
    page: (frame: Parameters<PublicExample['page']>[0]) => <ErrorPage frame={frame} kind={kind} />,
  })),
  {
    name: 'error-form-expired',
    page: (frame) => (
      <ErrorPage
        frame={frame}
        kind="FORM_EXPIRED"
        kept={{
          action: '/bao-tin',
          fields: [
            { name: 'nonce', value: 'sealed-example' },
            { name: 'what', label: 'Chuyện gì đã xảy ra?', value: unkindText },
          ],
        }}
      />
    ),
  },
];
