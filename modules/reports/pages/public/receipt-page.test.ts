import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { renderPublicPage } from '#ui/public/index.ts';
import { troubles } from '../../rules/wishes.ts';
import { helpEn } from './messages-help.en.ts';
import { helpVi } from './messages-help.vi.ts';
import { ReceiptPage } from './receipt-page.tsx';

const html = renderPublicPage(
  createElement(ReceiptPage, {
    frame: { language: 'vi', isDemo: false, assets: { stylesheet: '/s.css', icon: '/i.svg' } },
    action: '/bao-tin/them',
    trackingCode: '5300 0000 0000 0000',
    receivedAt: '2026-11-22T02:00:00Z',
    grant: 'sealed-example',
  }),
);

describe('the receipt of an adult', () => {
  it('gives the code first, then help by kind of harm, whom to call where life is at risk before all else', () => {
    const places = ['5300', 'Trong lúc chờ', ...helpVi.cards.map(({ title }) => title)].map((text) =>
      html.indexOf(text),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(helpVi.cards[0]?.points[0]).toContain('115');
    expect(html).toContain('href="tel:115"');
  });

  it.each([helpVi, helpEn])('has a card for every kind of harm that a child may choose', ({ cards }) =>
    expect(cards.map(({ kind }) => kind).sort()).toEqual(troubles.filter((one) => one !== 'OTHER').sort()),
  );

  it('says what leaving does and what stays on the device', () => {
    expect(html).toContain('Lịch sử');
  });
});
