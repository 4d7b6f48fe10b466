import { describe, expect, it } from 'vitest';
import { talkEn } from '../public/messages-after.en.ts';
import { talkVi } from '../public/messages-after.vi.ts';
import { childEn } from './messages.en.ts';
import { childKm } from './messages.km.ts';
import { childVi } from './messages.vi.ts';
import { troubles } from '../../rules/wishes.ts';

/** Every sentence a child may read, from every corner of a catalogue; functions are asked with the longest that they meet. */
function sentencesOf(words: unknown): string[] {
  if (typeof words === 'function')
    return sentencesOf((words as (...given: unknown[]) => string)('199.999', 8));
  if (typeof words === 'string') return words.split(/(?<=[.!?…])\s+/);
  return Object.values(words as Record<string, unknown>).flatMap(sentencesOf);
}

const forChildren = (words: typeof childVi, talk: typeof talkVi) =>
  sentencesOf([{ ...words, officer: [] }, talk.child]);
const vi = forChildren(childVi, talkVi);
const en = forChildren(childEn, talkEn);

describe('the cards of help', () => {
  it('against extortion say what not to do, what to keep and whom to call, in the words that were promised', () => {
    expect(childVi.help.THREAT.points.join(' ')).toBe(
      'Đừng gửi tiền. Đừng nạp thẻ. Đừng gửi thêm ảnh. Đừng xóa tin nhắn. Ghi lại tên tài khoản. Đừng chụp lại ảnh riêng tư. Gọi 111 hoặc nhắn Zalo 111.',
    );
  });

  it.each([
    ['Vietnamese', childVi],
    ['English', childEn],
  ])(
    'are one for each kind of harm, each with a number to call; 115 where life is at risk (%s)',
    (_name, words) => {
      expect(Object.keys(words.help).sort()).toEqual([...troubles].sort());
      for (const [kind, { points }] of Object.entries(words.help))
        expect(points.join(' '), kind).toMatch(/11[135]/);
      for (const kind of ['LIFE', 'HURT', 'OTHER'] as const)
        expect(words.help[kind].points.join(' '), kind).toContain('115');
      // Where life is at risk the ambulance stands first.
      expect(words.help.LIFE.points[0]).toContain('115');
    },
  );
});

describe('what a child reads', () => {
  it('holds the words that were promised for the first screen', () => {
    const promises = childVi.start.promises.join(' ');
    for (const promise of [
      'không cần nói tên',
      'không phải lỗi của em',
      'phải báo người có thể bảo vệ',
      'trước khi nói với ba mẹ',
    ])
      expect(promises).toContain(promise);
    expect(vi.length).toBeGreaterThan(150);
  });

  it.each([
    ['Vietnamese', vi],
    ['English', en],
    ['Vietnamese beside Khmer', childKm.sentences.flatMap((one) => sentencesOf(one.vi))],
  ])('%s has no sentence of more than twelve words', (_name, sentences) => {
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 12)).toEqual([]);
  });

  it('never asks to send or show a picture, never blames, never speaks to a grown-up', () => {
    for (const sentence of vi) {
      if (/(gửi|chụp|cho xem|đăng) (thêm |lại |)(ảnh|hình)/iu.test(sentence))
        expect(sentence).toMatch(/[Đđ]ừng|đăng ảnh mới là/u);
      expect(sentence).not.toMatch(/tại sao em|sao em không|lẽ ra|đáng lẽ|lỗi của em[^.]*mà|phải chi/iu);
      expect(sentence).not.toMatch(/(^|\s)(bạn ơi|quý vị|người dùng|vui lòng)/iu);
    }
    for (const sentence of en)
      if (/\bpictures?\b/i.test(sentence))
        expect(sentence).not.toMatch(/^(please )?(send|show|upload|attach) (?!no )/i);
  });

  it('is written with every diacritic: no Vietnamese sentence of three words is without one', () => {
    const plain = vi.filter(
      (sentence) =>
        sentence.split(/\s+/).length > 2 &&
        !/[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]/iu.test(sentence.normalize('NFC')) &&
        !/[ấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]/iu.test(sentence),
    );
    expect(plain).toEqual([]);
    expect(vi.join('\n')).toBe(vi.join('\n').normalize('NFC'));
  });

  it('says the same in Khmer: the same numbers stand in both', () => {
    const numbers = (text: string) => text.match(/11\d/g) ?? [];
    for (const { km, vi: beside } of childKm.sentences) {
      expect(numbers(km)).toEqual(numbers(beside));
      expect(km.replace(/[\d\s]/g, '')).toMatch(/^[\u1780-\u17ff]+$/u);
    }
  });
});
