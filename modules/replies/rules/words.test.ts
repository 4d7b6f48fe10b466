import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvedSentences } from '../approved-sentences.ts';
import { informantTraits } from './informant.ts';
import { plainWords } from './plain-words.ts';
import { codeWordsOf, foldSecret } from './secret-words.ts';
import { tellsOfOthers } from './tells-of-others.ts';

describe('the plain words', () => {
  it('are 1,024, short, and no two are alike without accents and spaces', () => {
    expect(plainWords).toHaveLength(1_024);
    expect(new Set(plainWords.map(foldSecret)).size).toBe(1_024);
    for (const word of plainWords) {
      expect(word).toBe(word.normalize('NFC').trim());
      expect(word.split(' ').length, word).toBeLessThanOrEqual(2);
      expect(word.length, word).toBeLessThanOrEqual(12);
      expect(word).toMatch(/^[\p{Ll}\p{Lu} ]+$/u);
    }
  });

  it('hold nothing that hurts or frightens', () => {
    const syllables = new Set(plainWords.flatMap((word) => word.split(' ')));
    for (const one of 'giết chết túy rượu bia khóc hiếp bom dao máu súng đạn ma quỷ sợ đau dọa đánh bắt tù'.split(
      ' ',
    ))
      expect(syllables).not.toContain(one);
  });

  it('spell a code the same way each time, another code another way, under another key other words', () => {
    const key = Buffer.alloc(32, 1);
    const code = fc.stringMatching(/^\d{16}$/);
    fc.assert(
      fc.property(code, code, (one, other) => {
        expect(codeWordsOf(key, one)).toEqual(codeWordsOf(key, one));
        expect(codeWordsOf(key, one)).toHaveLength(4);
        if (one !== other) expect(codeWordsOf(key, one)).not.toEqual(codeWordsOf(key, other));
        expect(codeWordsOf(Buffer.alloc(32, 2), one)).not.toEqual(codeWordsOf(key, one));
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('are drawn from the whole list: each about as often as any other', () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 20_000; n += 1)
      for (const word of codeWordsOf(Buffer.alloc(32, 3), String(n).padStart(16, '0')))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    expect(counts.size).toBe(1_024);
    expect(Math.max(...counts.values())).toBeLessThan(140);
    expect(Math.min(...counts.values())).toBeGreaterThan(35);
  });
});

describe('approved sentences', () => {
  const all = Object.entries(approvedSentences).flatMap(([id, { adult, child }]) =>
    [adult.vi, adult.en, child.vi, child.en].map((text) => [id, text] as const),
  );

  it.each(all)('%s: %s', (_id, text) => {
    // Nothing about others; nobody is asked what was done to them, nobody is asked for a picture.
    if (!/(^|\s)(em|you)(\s|$)/iu.test(text)) expect(tellsOfOthers(text)).toBeNull();
    expect(text).not.toMatch(/(ai đã|đã làm gì|kể chi tiết|như thế nào|what did|who did)/iu);
    if (/(gửi|chụp) (ảnh|hình)/iu.test(text)) expect(text).toMatch(/đừng (chụp|gửi)/iu);
    expect(text).not.toMatch(/bắt được|khởi tố|nghi phạm|điều tra|suspect|arrest/iu);
  });

  it('speak to children in sentences of at most twelve words', () => {
    for (const { child } of Object.values(approvedSentences))
      for (const sentence of [child.vi, child.en].flatMap((text) => text.split(/(?<=[.!?])\s+/)))
        expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(12);
  });
});

describe('whoever reported', () => {
  it.each([
    ['CHILD', '', { isChild: true, mayText: false }],
    ['CHILD', '20', { isChild: true, mayText: false }],
    ['PARENT', '9', { isChild: false, mayText: true }],
    ['TEACHER', '', { isChild: false, mayText: true }],
    ['UNKNOWN', '13 tuổi', { isChild: false, mayText: false }],
    ['UNKNOWN', '１３', { isChild: false, mayText: false }],
    ['UNKNOWN', '35', { isChild: false, mayText: true }],
    ['UNKNOWN', '', { isChild: false, mayText: true }],
  ])('%s, %s', (kind, age, traits) => {
    expect(informantTraits(kind, age)).toEqual(traits);
  });
});
