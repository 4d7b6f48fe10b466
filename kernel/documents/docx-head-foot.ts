import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  type TextRun,
  WidthType,
} from 'docx';
import { allBorders, text, twips } from './docx-blocks.ts';
import { rule } from './docx-rule.ts';
import { form, mmToPt, printed } from './form.ts';
import type { SetSignature, Sheet } from './layout.ts';
import { boldWidthPt } from './times-width.ts';

const cellPaddingMm = 0;

/** Agency and number on the left, national name and date on the right. @source NĐ 30/2020, Phụ lục I, phần II, mục 1–5 */
export function headTable(sheet: Sheet): Table[] {
  const { left, right } = form.headMm;
  const agencyPt = Math.min(boldWidthPt(sheet.issuerLines.at(-1) ?? '', form.pt.agency), innerPt(left));
  return [
    columns(
      [left, right],
      [
        [
          [
            ...(sheet.parentName === null ? [] : [centered(text.plain(sheet.parentName, form.pt.agency))]),
            ...sheet.issuerLines.map((it) => centered(text.bold(it, form.pt.agency))),
            rule(agencyPt * form.ruleShare, innerPt(left)),
          ],
          [
            centered(text.bold(printed.nationalName, form.pt.nationalName)),
            centered(text.bold(printed.motto, form.pt.motto)),
            rule(boldWidthPt(printed.motto, form.pt.motto), innerPt(right)),
          ],
        ],
        [
          [centered(text.plain(sheet.number, form.pt.number), 6), ...underNumber(sheet)],
          [
            sheet.placeAndDate === null
              ? new Paragraph({})
              : centered(text.italic(sheet.placeAndDate, form.pt.placeAndDate), 6),
          ],
        ],
      ],
    ),
  ];
}

function underNumber(sheet: Sheet): Paragraph[] {
  const { left } = form.headMm;
  return [
    ...(sheet.letterSubject === null
      ? []
      : [centered(text.plain(sheet.letterSubject, form.pt.letterSubject), 6)]),
    ...(sheet.urgency === null
      ? []
      : [box(sheet.urgency.mark, sheet.urgency.widthMm, left, form.urgencyColour)]),
    ...(sheet.circulation === null ? [] : [box(sheet.circulation, form.circulationMm, left, '000000')]),
  ];
}

/** Recipients on the left, signature on the right, never cut by a page. @source NĐ 30/2020, Phụ lục I, phần II, mục 7–9 */
export function footTable(sheet: Sheet): (Paragraph | Table)[] {
  const { left, right } = form.footMm;
  const recipients = [
    new Paragraph({
      keepNext: true,
      spacing: { before: sheet.secretary === null ? 0 : 200 },
      children: [text.boldItalic(printed.recipients, form.pt.recipientsTitle)],
    }),
    ...sheet.recipients.map(
      (recipient) =>
        new Paragraph({
          indent: { left: twips(2), hanging: twips(2) },
          children: [text.plain(recipient, form.pt.recipients)],
        }),
    ),
  ];
  const rows =
    sheet.secretary === null
      ? [[recipients, signatureOf(sheet.signature)]]
      : [
          [signatureOf(sheet.secretary), signatureOf(sheet.signature)],
          [recipients, [new Paragraph({})]],
        ];
  return [
    new Paragraph({ keepNext: true, spacing: { line: 120, lineRule: LineRuleType.EXACT } }),
    columns([left, right], rows),
  ];
}

function signatureOf(signature: SetSignature): Paragraph[] {
  return [
    ...signature.posts.map((post) => centered(text.bold(post, form.pt.signature))),
    centered(text.bold(signature.name, form.pt.signature), form.signatureRoomPt),
  ];
}

function columns(widthsMm: readonly number[], rows: readonly (readonly Paragraph[])[][]): Table {
  return new Table({
    width: { size: widthsMm.reduce((sum, width) => sum + twips(width), 0), type: WidthType.DXA },
    columnWidths: widthsMm.map(twips),
    layout: TableLayoutType.FIXED,
    borders: allBorders(BorderStyle.NONE),
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, index) =>
              new TableCell({
                width: { size: twips(widthsMm[index] ?? 0), type: WidthType.DXA },
                margins: { left: twips(cellPaddingMm), right: twips(cellPaddingMm), top: 0, bottom: 0 },
                children: [...children],
              }),
          ),
        }),
    ),
  });
}

/** A mark in a box of its own width, at least 8 mm high. */
function box(mark: string, widthMm: number, columnMm: number, color: string): Paragraph {
  const side = twips((columnMm - 2 * cellPaddingMm - widthMm) / 2);
  const border = { style: BorderStyle.SINGLE, size: 8, space: 3, color };
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { left: side, right: side },
    spacing: { before: 160, after: 80 },
    border: { top: border, bottom: border, left: { ...border, space: 0 }, right: { ...border, space: 0 } },
    children: [text.bold(mark, form.pt.mark, color)],
  });
}

function centered(run: TextRun, beforePt = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: beforePt * 20 },
    children: [run],
  });
}

function innerPt(columnMm: number): number {
  return mmToPt(columnMm - 2 * cellPaddingMm);
}
