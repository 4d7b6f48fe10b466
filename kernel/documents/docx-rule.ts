import { BorderStyle, LineRuleType, Paragraph } from 'docx';

/** A centred rule of `lengthPt` in a column of `columnPt`: the top border of a paragraph without text, as high as it must be. */
export function rule(lengthPt: number, columnPt: number): Paragraph {
  const side = Math.max(0, Math.round(((columnPt - lengthPt) / 2) * 20));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 50, after: 0, line: 60, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
  });
}
