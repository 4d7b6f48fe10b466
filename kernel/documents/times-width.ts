/** Advance widths of Times Bold in thousandths of the letter size; accented letters have the width of their base. */
const groups: Record<number, string> = {
  250: ' \u00a0.,',
  278: 'il/',
  333: 'fjt():;-',
  389: 'Is',
  444: 'cerz',
  500: 'agovxy0123456789Jđ',
  556: 'bdhknpquSuươ',
  611: 'FPZ',
  667: 'BELTX',
  722: 'ACDNRUVYKwƯĐƠ',
  778: 'GHOQ',
  833: 'm',
  944: 'M',
  1000: 'W',
};

const widths = new Map(
  Object.entries(groups).flatMap(([width, letters]) =>
    [...letters].map((it) => [it, Number(width)] as const),
  ),
);

/** About how wide a line of Times Bold is, in points: enough to draw a rule of a third to a half of it. */
export function boldWidthPt(text: string, sizePt: number): number {
  const thousandths = [...text]
    .map((it) => widths.get(it) ?? widths.get(it.normalize('NFD').charAt(0)) ?? 600)
    .reduce((sum, width) => sum + width, 0);
  return (thousandths * sizePt) / 1000;
}

/**
 * Lines of about equal length for a centred text in bold, so that no single word is left alone on the last one.
 * A word longer than the column stays whole.
 */
export function balancedLines(text: string, sizePt: number, columnPt: number): string[] {
  const words = text.split(' ');
  const least = fill(words, sizePt, columnPt);
  if (least.length === 1 || words.length > 200) return least;
  for (let limit = columnPt / 2; limit < columnPt; limit += columnPt / 40) {
    const lines = fill(words, sizePt, limit);
    if (lines.length === least.length) return lines;
  }
  return least;
}

function fill(words: readonly string[], sizePt: number, limitPt: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of words) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && boldWidthPt(longer, sizePt) > limitPt) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}
