import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { form } from './form.ts';
import type { SetParagraph, SetTable } from './layout.ts';

/** The mandated font name; a reader's own copy of it sets the page. @source NĐ 30/2020, Phụ lục I, phần I, mục 4 */
const font = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: 'Times New Roman',
  cs: 'Times New Roman',
};

type Look = { bold?: boolean; italics?: boolean; color?: string };
const run = (value: string, sizePt: number, look: Look = {}) =>
  new TextRun({ text: value, size: sizePt * 2, ...look });

export const text = {
  base: {
    font,
    size: form.pt.body * 2,
    language: { value: 'vi-VN', eastAsia: 'vi-VN', bidirectional: 'vi-VN' },
  },
  plain: (value: string, sizePt: number) => run(value, sizePt),
  bold: (value: string, sizePt: number, color?: string) =>
    run(value, sizePt, { bold: true, ...(color ? { color } : {}) }),
  italic: (value: string, sizePt: number) => run(value, sizePt, { italics: true }),
  boldItalic: (value: string, sizePt: number) => run(value, sizePt, { bold: true, italics: true }),
};

/** Millimetres as twentieths of a point. */
export function twips(mm: number): number {
  return Math.round((mm / 25.4) * 1440);
}

export const spacing = {
  body: {
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: twips(form.firstLineMm) },
    spacing: {
      after: form.paragraphGapPt * 20,
      line: Math.round(240 * form.lineFactor),
      lineRule: LineRuleType.AUTO,
    },
  },
};

const headingLevels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

/** `keepNext` holds the last lines of the text on the page of the signature. */
export function bodyParagraph(block: SetParagraph, keepNext: boolean): Paragraph {
  return new Paragraph({
    ...spacing.body,
    keepNext: keepNext || block.heading !== null,
    ...(block.heading === null ? {} : { heading: headingLevels[block.heading] }),
    children: block.runs.map((it) => run(it.text, form.pt.body, { bold: it.bold, italics: it.italic })),
  });
}

/** A ruled table whose head is printed again on every page and whose rows are never cut. */
export function dataTable(table: SetTable, widthMm: number): (Paragraph | Table)[] {
  const shares = table.columns.reduce((sum, column) => sum + column.share, 0);
  const widths = table.columns.map((column) => twips((widthMm * column.share) / shares));
  const row = (cells: readonly string[], look: { bold: boolean; head: boolean }) =>
    new TableRow({
      tableHeader: look.head,
      cantSplit: true,
      children: cells.map(
        (value, index) =>
          new TableCell({
            width: { size: widths[index] ?? 0, type: WidthType.DXA },
            verticalAlign: look.head ? VerticalAlign.CENTER : VerticalAlign.TOP,
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            children: [
              new Paragraph({
                alignment: look.head
                  ? AlignmentType.CENTER
                  : alignments[table.columns[index]?.align ?? 'left'],
                children: [run(value, form.pt.table, { bold: look.bold })],
              }),
            ],
          }),
      ),
    });
  return [
    ...(table.caption === null ? [] : [captionOf(table.caption)]),
    new Table({
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: allBorders(BorderStyle.SINGLE),
      rows: [
        row(
          table.columns.map((column) => column.title),
          { bold: true, head: true },
        ),
        ...table.rows.map((cells) => row(cells, { bold: false, head: false })),
        ...(table.total === null ? [] : [row(table.total, { bold: true, head: false })]),
      ],
    }),
    new Paragraph({ spacing: { after: 0, line: 160, lineRule: LineRuleType.EXACT } }),
  ];
}

export function allBorders(style: (typeof BorderStyle)[keyof typeof BorderStyle]) {
  const border = { style, size: style === BorderStyle.NONE ? 0 : 4, color: '000000' };
  return {
    top: border,
    bottom: border,
    left: border,
    right: border,
    insideHorizontal: border,
    insideVertical: border,
  };
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

function captionOf(caption: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 60, after: 80 },
    children: [run(caption, form.pt.body, { bold: true })],
  });
}
