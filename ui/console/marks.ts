/** A stretch of a text, in UTF-16 units, `end` exclusive, and why it is marked. */
export type Mark = {
  readonly start: number;
  readonly end: number;
  readonly tone: 'danger' | 'attention' | 'because';
  readonly word: string;
};

/** A piece of a text with the mark that covers it, or none. Joined again the pieces are the same text. */
export type MarkedPiece = { readonly text: string; readonly mark: Mark | null };

const rank = { danger: 0, attention: 1, because: 2 } as const;

/**
 * Cuts a text at its marks. Where two overlap the graver one is shown, so that no letter stands twice; a mark that lies outside of the
 * text, or is empty, marks nothing.
 */
export function piecesOf(text: string, marks: readonly Mark[]): MarkedPiece[] {
  const inside = marks
    .map((mark) => ({ mark, start: clip(mark.start, text), end: clip(mark.end, text) }))
    .filter(({ start, end }) => start < end);
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const pieces: MarkedPiece[] = [];
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1];
    if (to === undefined) break;
    const [over] = inside
      .filter(({ start, end }) => start <= from && end >= to)
      .sort((a, b) => rank[a.mark.tone] - rank[b.mark.tone]);
    const mark = over?.mark ?? null;
    const last = pieces.at(-1);
    // One mark cut by another that it outranks stays one piece.
    if (last && last.mark === mark)
      pieces[pieces.length - 1] = { text: last.text + text.slice(from, to), mark };
    else pieces.push({ text: text.slice(from, to), mark });
  }
  return pieces;
}

/** Into the text, and never between the two halves of a character. */
function clip(at: number, text: string): number {
  const whole = Number.isFinite(at) ? Math.min(text.length, Math.max(0, Math.trunc(at))) : 0;
  const isHalf = /[\uDC00-\uDFFF]/.test(text.charAt(whole)) && /[\uD800-\uDBFF]/.test(text.charAt(whole - 1));
  return isHalf ? whole - 1 : whole;
}
