import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalizeLink, defang, extractLinks } from './index.ts';

const raws = (text: string): string[] => extractLinks(text).map(({ raw }) => raw);

describe('links in what people type', () => {
  it.each([
    ['Link nhóm: zalo.me/g/vidua0043.', ['zalo.me/g/vidua0043']],
    ['fb.watch này có video mấy thanh niên', ['fb.watch']],
    ['xem đi (https://vidu.example/tai_(1)).', ['https://vidu.example/tai_(1)']],
    ['link:https://vidu.example/a nha', ['https://vidu.example/a']],
    [
      'https://a-vidu.example/x,https://b-vidu.example/y',
      ['https://a-vidu.example/x', 'https://b-vidu.example/y'],
    ],
    [
      'vô hxxps://vidu[.]example/tai với vidu(chấm)example/b nữa',
      ['hxxps://vidu[.]example/tai', 'vidu(chấm)example/b'],
    ],
    ['Vào facebook.com thấy bậy', ['facebook.com']],
    ['Đọc “https://vidu.example/tin-tức” đi', ['https://vidu.example/tin-tức']],
    [
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fvidu.example',
      ['https://l.facebook.com/l.php?u=https%3A%2F%2Fvidu.example'],
    ],
    ['t.me/KeoThom_ViDu nè', ['t.me/KeoThom_ViDu']],
    ['youtu.be/ViDu0000001 vs m.me/nguoi.la.vidu', ['youtu.be/ViDu0000001', 'm.me/nguoi.la.vidu']],
  ])('%j', (text, expected) => expect(raws(text)).toEqual(expected));

  it.each([
    'sợ lắm.đừng nói ba.mẹ e nha',
    'gui ba.me e',
    'clip_danh_ban.mp4',
    'ai.do@vidu.example',
    '12.500.000 đồng',
    'THCS.Ví Dụ 3',
    'gọi 0530.000.001 giùm',
    '@kenh.vidu',
    'v.v.',
    'ok.em',
    '',
    '...',
  ])('%j holds no link', (text) => expect(raws(text)).toEqual([]));

  it('offsets point into the text as typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const text = `${before} (hxxps://vidu[.]example/a) ${after}`;
        const found = extractLinks(text);
        expect(found.every(({ raw, start, end }) => text.slice(start, end) === raw)).toBe(true);
        expect(found.map(({ raw }) => raw)).toContain('hxxps://vidu[.]example/a');
      }),
    );
  });
});

describe('a link that staff see', () => {
  it('cannot be tapped and can be read back', () => {
    expect(defang('https://vidu.example/tai.html')).toBe('hxxps://vidu[.]example/tai.html');
    expect(canonicalizeLink(defang('https://facebook.com/a.b')).canonical).toBe(
      canonicalizeLink('https://facebook.com/a.b').canonical,
    );
    expect(defang('vidu.example')).toBe('vidu[.]example');
  });
});

/** CPU time of the quickest of five runs, in microseconds. */
function quickest(run: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...times);
}

describe('an attacker cannot slow us down', () => {
  const attacks: readonly (readonly [string, (size: number) => string])[] = [
    ['brackets that close nothing', (size) => `https://vidu.example/${')'.repeat(size)}`],
    ['brackets that open', (size) => '(['.repeat(size / 2)],
    ['schemes upon schemes', (size) => 'http://'.repeat(size / 7)],
    ['list of schemes', (size) => ',http://'.repeat(size / 8)],
    ['full stops', (size) => `${'a.'.repeat(size / 2)}!`],
    ['defanged dots', (size) => '[.]'.repeat(size / 3)],
    ['colons and digits', (size) => `${':1'.repeat(size / 2)}x`],
    ['trailing punctuation with one letter', (size) => `${'.'.repeat(size)}x${'.'.repeat(size)}`],
    ['percent signs', (size) => '%'.repeat(size)],
    ['blanks', (size) => `x${' '.repeat(size)}x`],
    ['short links', (size) => 'a.example '.repeat(size / 10)],
  ];

  it.each(attacks)(
    'with %s: four times the text takes far less than sixteen times the work',
    (_name, make) => {
      const [small, large] = [make(10_000), make(40_000)];
      const cost = (text: string): number =>
        quickest(() => {
          canonicalizeLink(text);
          extractLinks(text);
        });
      cost(small);
      // 2 ms of grace: below it the clock's own grain decides, and nobody is slowed down.
      expect(cost(large)).toBeLessThan(9 * cost(small) + 2_000);
    },
  );
});
