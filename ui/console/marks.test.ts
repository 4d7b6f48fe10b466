import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, piecesOf } from './marks.ts';

const mark = (start: number, end: number, tone: Mark['tone'] = 'because'): Mark => ({
  start,
  end,
  tone,
  word: 'vì',
});

describe('marks in a text that somebody sent', () => {
  it('cut it where they stand, the graver one over the other', () => {
    const text = 'em muốn chết đi';
    const pieces = piecesOf(text, [mark(0, 12), mark(3, 12, 'danger')]);
    expect(pieces.map((piece) => [piece.text, piece.mark?.tone ?? null])).toEqual([
      ['em ', 'because'],
      ['muốn chết', 'danger'],
      [' đi', null],
    ]);
  });

  it('never change, repeat or lose a letter, whatever offsets they come with', () => {
    const anyMark = fc.record({
      start: fc.oneof(fc.integer(), fc.double()),
      end: fc.oneof(fc.integer(), fc.double()),
      tone: fc.constantFrom('danger', 'attention', 'because'),
      word: fc.string(),
    });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(anyMark, { maxLength: 8 }), (text, marks) => {
        const pieces = piecesOf(text, marks as Mark[]);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const piece of pieces)
          expect(piece.text.isWellFormed(), 'no character is cut in two').toBe(true);
      }),
    );
  });
});
