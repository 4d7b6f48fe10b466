import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountMentions,
  foldAccents,
  likeness,
  minHashSignature,
  normalizeTeencode,
  searchTokens,
  withoutElongation,
  withoutInvisible,
  withToneInPlace,
} from './index.ts';
import { findPhrases, indexPhrases } from './phrases.ts';
import { readUnits } from './units.ts';

const hash = (text: string): number => {
  let value = 7;
  for (const char of text) value = (Math.imul(value, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return value;
};

describe('one word, many spellings', () => {
  it.each([
    ['Đừng nói', 'dung noi'],
    ['Hòa', 'hoa'],
    ['hoà'.normalize('NFD'), 'hoa'],
    ['mật kh\u200bẩu', 'mat khau'],
    ['THẠNH HOÁ', 'thanh hoa'],
  ])('%j folds to %j', (typed, folded) => expect(foldAccents(typed)).toBe(folded));

  it.each([
    ['hoà', 'hòa'],
    ['hòa', 'hòa'],
    ['thuỷ', 'thủy'],
    ['Thúy', 'Thúy'],
    ['quý', 'quý'],
    ['giá', 'giá'],
    ['toán', 'toán'],
    ['khuya', 'khuya'],
    ['nguyễn', 'nguyễn'],
    ['nhoè', 'nhòe'],
    ['thuở', 'thuở'],
    ['gì', 'gì'],
  ])('the tone of %s stands as in %s', (typed, placed) =>
    expect(withToneInPlace(typed.normalize('NFD'))).toBe(placed),
  );

  it.each([
    ['sợợợợ', 'sợ'],
    ['sợơơơ', 'sợ'],
    ['đii', 'đi'],
    ['cứu', 'cứu'],
    ['cứuuuu', 'cứu'],
    ['cuu', 'cuu'],
    ['mưu', 'mưu'],
    ['1000', '1000'],
    ['coong', 'coong'],
  ])('%s is said as %s', (typed, said) => expect(withoutElongation(typed)).toBe(said));

  it('what nobody sees is taken away, line breaks stay', () => {
    expect(withoutInvisible('a\u200bb\u0000c\u202ed\ne\tf')).toBe('abcd\ne\tf');
  });
});

describe('what young people type', () => {
  it.each([
    ['e ko bt fải lm s', 'em không biết phải làm sao'],
    ['mn cmt ghê', 'mọi người bình luận ghê'],
    ['trc 12h đêm', 'trước 12 giờ đêm'],
    ['500k, 2tr, 13t', '500 nghìn 2 triệu 13 tuổi'],
    ['lm cái z', 'làm cái gì'],
    ['ghê z', 'ghê vậy'],
    ['sợợợ quá đii', 'sợ quá đi'],
    ['ch3t', 'chet'],
    ['t.ự t.ử', 'tự tử'],
    ['c-h-ế-t', 'chết'],
    ['lớp 9A2', 'lớp 9 anh 2'],
    ['lắm.đừng nói', 'lắm đừng nói'],
    ['facebook wifi', 'facebook wifi'],
    ['kkkkk', 'haha'],
  ])('%j is read as %j', (typed, meant) => expect(normalizeTeencode(typed)).toBe(meant));
});

describe('phrases', () => {
  const found = (phrase: string, text: string): string[] =>
    findPhrases(indexPhrases({ it: [phrase] }), readUnits(text), 1).map(({ from, to }) =>
      readUnits(text)
        .slice(from, to)
        .map(({ word }) => word)
        .join(' '),
    );

  it('say alternatives and words that may be absent', () => {
    for (const text of ['anh ta đi', 'anh đi', 'chị hai đi', 'chị hai đi xa'])
      expect(found('(anh|chị hai) ta? đi', text)).toHaveLength(1);
    expect(found('(anh|chị hai) ta? đi', 'chị đi')).toHaveLength(0);
    expect(found('sợ lắm?', 'sợ lắm')).toEqual(['sợ', 'sợ lắm']);
  });

  it('match with and without accents, in capitals, with the tone elsewhere, hỏi for ngã', () => {
    for (const text of ['đe doạ', 'DE DOA', 'đe dọa', 'đe  dọa!', 'de dọa'])
      expect(found('đe dọa', text)).toHaveLength(1);
    expect(found('giữ kín', 'giử kín')).toHaveLength(1);
    expect(found('má', 'mà')).toHaveLength(0);
  });

  it('need their accents where the bare word reads as another', () => {
    expect(found('=trói', 'troi oi')).toHaveLength(0);
    expect(found('=trói', 'bị trói')).toEqual(['trói']);
    expect(found('tẩn', 'tan học em sợ lắm')).toHaveLength(0);
  });

  it('never run across the end of a sentence', () => {
    expect(found('muốn chết', 'em muốn. Chết máy')).toHaveLength(0);
    expect(found('ba * con', 'ba hay con')).toEqual(['ba hay con']);
    expect(found('# giờ', 'lúc 20 giờ')).toEqual(['20 giờ']);
  });

  it('find Khmer words, which are written without blanks', () => {
    expect(found('កូន', 'កូនខ្ញុំបាត់')).toHaveLength(1);
  });
});

describe('search and likeness', () => {
  it('gives folded syllables and pairs once each', () => {
    expect(searchTokens('Ví dụ, ví DỤ')).toEqual(['vi', 'du', 'vi du', 'du vi']);
  });

  it('finds a retold text alike, another one not', () => {
    const told = minHashSignature(
      'Danh sách lớp 9A2 gồm họ tên, ngày sinh, địa chỉ bị đưa lên một trang bán data',
      hash,
    );
    const retold = minHashSignature(
      'danh sach lop 9a2 (ho ten, ngay sinh, dia chi) bi dua len trang ban data',
      hash,
    );
    const other = minHashSignature('Bãi rác tự phát ở đầu hẻm bốc mùi hôi thối cả tháng nay', hash);
    expect(likeness(told, retold)).toBeGreaterThan(0.6);
    expect(likeness(told, other)).toBeLessThan(0.1);
    expect(likeness(minHashSignature('', hash), minHashSignature('', hash))).toBe(0);
  });

  it('another key gives another signature: nothing can be compared without it', () => {
    const text = 'có clip đánh bạn trên tóp tóp đó coi dùm';
    const [one, two] = [hash, (words: string): number => hash(`khóa khác ${words}`)].map((key) =>
      minHashSignature(text, key),
    );
    expect(likeness(one ?? [], two ?? [])).toBeLessThan(0.1);
  });
});

describe('accounts named in words', () => {
  it.each([
    ['tài khoản TikTok xomnho.vidu đăng', [['TIKTOK', 'xomnhovidu']]],
    ['thằng @ke_bat_nat_vidu trên x nó đăng', [['X', 'kebatnatvidu']]],
    ['nick Ngọc Ví Dụ cứ nhắn', [[null, 'ngocvidu']]],
    ['nick ig anh.k_vidu704 tống tiền', [['INSTAGRAM', 'anhkvidu704']]],
    ['fb: nguoi.la.vidu nha', [['FACEBOOK', 'nguoilavidu']]],
    ['nhóm “Góc khuất Ví Dụ” đó', [[null, 'gockhuatvidu']]],
    ['gọi +84 530 000 101 giùm', [[null, '0530000101']]],
    ['trang web bậy', []],
    ['https://t.me/kenh_vidu', []],
    ['thu@vidu.example', []],
  ])('%j', (text, expected) =>
    expect(accountMentions(text).map(({ platform, key }) => [platform, key])).toEqual(expected),
  );
});

describe('for any text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          'e',
          ' ',
          '.',
          'đánh',
          'ch3t',
          '\u200b',
          '\ud800',
          'កូន',
          '9A2',
          'Ầ',
          '12h',
          '@a.b',
          'nick ',
          '“',
        ),
      )
      .map((parts) => parts.join('')),
  );

  it('syllables come in order and lie inside the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { start, end } of readUnits(text)) {
          expect(start >= last && end > start && end <= text.length).toBe(true);
          last = start;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('folding, tones, elongation and mentions answer, and folding twice changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldAccents(foldAccents(text))).toBe(foldAccents(text));
        withToneInPlace(text);
        withoutElongation(text);
        for (const { start, end, text: words } of accountMentions(text))
          expect(text.slice(start, end)).toBe(words);
      }),
      { numRuns: 400 },
    );
  });
});
