import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defang, revealUnseen } from './defang.ts';

describe('a defanged address', () => {
  it.each([
    ['https://a.example/x.y?q=1.2#z', 'hxxps://a[.]example/x.y?q=1.2#z'],
    ['HTTP://A.EXAMPLE', 'HxxP://A[.]EXAMPLE'],
    ['tg://resolve?domain=vi.du', 'tg[:]//resolve?domain=vi.du'],
    ['javascript:alert(1)', 'javascript[:]alert(1)'],
    ['vidu.example/nhom', 'vidu[.]example/nhom'],
    ['nguoila123', 'nguoila123'],
    ['https://a.example/\u202egpj.exe', 'hxxps://a[.]example/‹U+202E›gpj.exe'],
    ['https://a\u200b.example', 'hxxps://a‹U+200B›[.]example'],
  ])('%s is read as %s', (address, read) => {
    expect(defang(address)).toBe(read);
  });

  it('is never an address that a chat or mail program would make tappable', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (address) => {
        const read = defang(address);
        expect(read).not.toMatch(/^https?:/i);
        expect(read.slice(read.indexOf('//') + 2).split(/[/?#]/)[0]).not.toMatch(/[^[]\.[^\]]/);
      }),
      { numRuns: 40 },
    );
  });

  it('shows every unseen character and changes no visible one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(revealUnseen(text)).not.toMatch(/\p{Cc}|\p{Cf}/u);
      }),
    );
    expect(revealUnseen('Tiếng Việt 🪁')).toBe('Tiếng Việt 🪁');
  });
});
