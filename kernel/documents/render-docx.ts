import {
  AlignmentType,
  Document,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import { bodyParagraph, dataTable, spacing, text, twips } from './docx-blocks.ts';
import { footTable, headTable } from './docx-head-foot.ts';
import { rule } from './docx-rule.ts';
import { fixTimestamps } from './docx-zip.ts';
import { form, mmToPt, printed, textWidthMm } from './form.ts';
import { type SetAnnex, type SetBlock, type Sheet, setSheet } from './layout.ts';
import { type OfficialDocumentInput, parseOfficialDocument } from './model.ts';
import { boldWidthPt } from './times-width.ts';

/**
 * The document as a DOCX file in the form of NĐ 30/2020, with "Times New Roman" named as its font. Equal input gives equal bytes.
 * @throws AnNhiError `INVALID_INPUT`
 */
export async function renderDocx(input: OfficialDocumentInput): Promise<Uint8Array> {
  const document = parseOfficialDocument(input);
  const sheet = setSheet(document);
  const date = document.issuedOn ?? '2000-01-01';
  const file = new Document({
    creator: document.issuer.name,
    title: document.abstract,
    styles: { default: { document: { run: text.base, paragraph: {} }, ...headingStyles } },
    sections: [
      section(false, [
        ...headTable(sheet),
        ...titleOf(sheet),
        ...addresseesOf(sheet),
        ...openingOf(sheet),
        ...sheet.blocks.flatMap((block, index) => setBlock(block, index === sheet.blocks.length - 1)),
        ...footTable(sheet),
      ]),
      ...sheet.annexes.map((annex) => section(annex.landscape, annexOf(annex))),
    ],
  });
  const core = {
    path: 'docProps/core.xml',
    data: coreProperties(document.issuer.name, document.abstract, date),
  };
  return fixTimestamps(new Uint8Array(await Packer.toArrayBuffer(file, undefined, [core])));
}

function section(
  landscape: boolean,
  children: ConstructorParameters<typeof Document>[0]['sections'][number]['children'],
) {
  const { pageMm } = form;
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: twips(pageMm.width),
          height: twips(pageMm.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(pageMm.top),
          bottom: twips(pageMm.bottom),
          left: twips(pageMm.left),
          right: twips(pageMm.right),
          header: twips(pageMm.pageNumberFromTop),
          footer: twips(pageMm.pageNumberFromTop),
          gutter: 0,
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      default: new Header({ children: [pageNumber()] }),
      first: new Header({ children: [new Paragraph({})] }),
    },
    children,
  };
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: form.pt.pageNumber * 2 })],
  });
}

function titleOf(sheet: Sheet): Paragraph[] {
  if (sheet.heading === null) return [];
  const centered = (value: string, before: number, after = 0) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: before * 20, after: after * 20 },
      children: [text.bold(value, form.pt.heading)],
    });
  const width = Math.min(
    boldWidthPt(sheet.abstractLines.at(-1) ?? '', form.pt.heading),
    mmToPt(textWidthMm()),
  );
  return [
    centered(sheet.heading, 18),
    ...sheet.abstractLines.map((it) => centered(it, 0)),
    rule(width * form.ruleShare, mmToPt(textWidthMm())),
    ...(sheet.decidingAuthority === null ? [] : [centered(sheet.decidingAuthority, 12, 8)]),
  ];
}

function addresseesOf(sheet: Sheet): Paragraph[] {
  const { addressees } = sheet;
  const before = 12 * 20;
  if (addressees.length === 0) return [];
  if (addressees.length === 1) {
    return [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before, after: 120 },
        children: [text.plain(`${printed.addressees} ${addressees[0]}`, form.pt.body)],
      }),
    ];
  }
  return [
    new Paragraph({
      spacing: { before },
      indent: { left: twips(form.addresseesMm.word) },
      keepNext: true,
      children: [text.plain(printed.addressees, form.pt.body)],
    }),
    ...addressees.map(
      (addressee, index) =>
        new Paragraph({
          indent: { left: twips(form.addresseesMm.list + 3), hanging: twips(3) },
          spacing: { before: 40, after: index === addressees.length - 1 ? 120 : 0 },
          children: [text.plain(`- ${addressee}`, form.pt.body)],
        }),
    ),
  ];
}

function openingOf(sheet: Sheet): Paragraph[] {
  const italic = (value: string) =>
    new Paragraph({
      ...spacing.body,
      children: [text.italic(value, form.pt.body)],
    });
  return [
    ...(sheet.heading !== null && sheet.addressees.length === 0 && sheet.decidingAuthority === null
      ? [new Paragraph({ spacing: { after: 60 } })]
      : []),
    ...(sheet.confidentiality === null ? [] : [italic(sheet.confidentiality)]),
    ...sheet.legalBases.map(italic),
    ...(sheet.decides === null
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            keepNext: true,
            spacing: { before: 120, after: 120 },
            children: [text.bold(sheet.decides, form.pt.heading)],
          }),
        ]),
  ];
}

function annexOf(annex: SetAnnex) {
  const centered = (run: TextRun) =>
    new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: [run] });
  return [
    centered(text.bold(annex.number, form.pt.annexNumber)),
    ...(annex.title === null ? [] : [centered(text.bold(annex.title, form.pt.heading))]),
    centered(text.italic(annex.reference, form.pt.body)),
    new Paragraph({ spacing: { after: 60 } }),
    ...annex.blocks.flatMap((block) => setBlock(block, false, annex.landscape)),
  ];
}

function setBlock(block: SetBlock, keepNext: boolean, landscape = false) {
  if (block.kind === 'paragraph') return [bodyParagraph(block, keepNext)];
  return dataTable(block, textWidthMm(landscape));
}

/** Headings keep the look of the decree and are headings to a screen reader. */
const headingStyles = Object.fromEntries(
  ([1, 2, 3] as const).map((level) => [
    `heading${level}`,
    { run: { ...text.base, bold: true, color: '000000' }, paragraph: { keepNext: true } },
  ]),
);

/** Written here because the library would stamp the moment of rendering. */
function coreProperties(creator: string, title: string, date: string): string {
  const stamp = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator>`,
    `<dc:language>vi-VN</dc:language>${stamp('created')}${stamp('modified')}</cp:coreProperties>`,
  ].join('');
}

function escapeXml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
