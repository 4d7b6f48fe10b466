import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from './unseen.ts';

const codes = (text: string) => partsOf(text).flatMap((part) => ('code' in part ? [part.code] : []));
const joined = (text: string) =>
  partsOf(text)
    .map((part) =>
      'text' in part ? part.text : String.fromCodePoint(Number.parseInt(part.code.slice(2), 16)),
    )
    .join('');

describe('unseen characters', () => {
  it('are each named: direction, width nought, tags, controls', () => {
    expect(codes('a\u202eb\u200bc\u2066d\u00ade\ufefff\u0000g\u{e0041}h\u3164')).toEqual([
      'U+202E',
      'U+200B',
      'U+2066',
      'U+00AD',
      'U+FEFF',
      'U+0000',
      'U+E0041',
      'U+3164',
    ]);
  });

  it('leave what people write as it is: lines, tabs, diacritics in two parts, families of emoji', () => {
    for (const text of ['một\nhai\tba', 'hoa\u0300 tie\u0302\u0301ng', '👨‍👩‍👧 ❤️', 'مرحبا', 'ก็'])
      expect(codes(text), text).toEqual([]);
  });

  it('lose nothing: the parts together are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(joined(text)).toBe(text);
      }),
    );
  });
});
