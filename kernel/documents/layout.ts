import type { Block, Inline, TableBlock } from './body.ts';
import { circulationMarks, documentTypes, documentUrgencies, signingAuthorities } from './document-types.ts';
import { form, mmToPt, printed, textWidthMm } from './form.ts';
import type { OfficialDocument, Signature } from './model.ts';
import { formatIssueDate, formatNumber } from './register.ts';
import { balancedLines } from './times-width.ts';

export type Run = { readonly text: string; readonly bold: boolean; readonly italic: boolean };
export type SetParagraph = {
  readonly kind: 'paragraph';
  readonly runs: readonly Run[];
  /** 1–3 for headings, null for text. */
  readonly heading: 1 | 2 | 3 | null;
};
export type SetTable = { readonly kind: 'table' } & Pick<
  TableBlock,
  'columns' | 'rows' | 'total' | 'caption'
>;
export type SetBlock = SetParagraph | SetTable;
export type SetSignature = { readonly posts: readonly string[]; readonly name: string };
export type SetAnnex = {
  readonly number: string;
  readonly title: string | null;
  readonly reference: string;
  readonly landscape: boolean;
  readonly blocks: readonly SetBlock[];
};

/** Every line of the document exactly as it is printed, in order; what remains for DOCX and PDF is where and how large. */
export type Sheet = {
  readonly parentName: string | null;
  readonly issuerLines: readonly string[];
  readonly number: string;
  /** Null for minutes, which tell time and place in their text. */
  readonly placeAndDate: string | null;
  readonly letterSubject: string | null;
  readonly urgency: { readonly mark: string; readonly widthMm: number } | null;
  readonly circulation: string | null;
  readonly heading: string | null;
  readonly abstractLines: readonly string[];
  readonly decidingAuthority: string | null;
  readonly addressees: readonly string[];
  readonly confidentiality: string | null;
  readonly legalBases: readonly string[];
  readonly decides: string | null;
  readonly blocks: readonly SetBlock[];
  readonly signature: SetSignature;
  readonly secretary: SetSignature | null;
  readonly recipients: readonly string[];
  readonly annexes: readonly SetAnnex[];
};

/** A little is left over, because widths are close but not exact. */
const room = 0.97;
const headColumnPt = mmToPt(form.headMm.left) * room;

/** Sets the words of a checked document. @source NĐ 30/2020, Phụ lục I, phần II */
export function setSheet(document: OfficialDocument): Sheet {
  const isLetter = document.type === 'OFFICIAL_LETTER';
  const urgency = document.urgency === null ? null : documentUrgencies[document.urgency];
  return {
    parentName: upper(document.issuer.parentName),
    issuerLines: balancedLines(upper(document.issuer.name), form.pt.agency, headColumnPt),
    number: `${printed.number} ${numberOf(document)}/${document.symbol}`,
    placeAndDate:
      document.type === 'MINUTES' ? null : `${document.place}, ${formatIssueDate(document.issuedOn)}`,
    letterSubject: isLetter ? `${printed.about} ${document.abstract}` : null,
    urgency: urgency === null ? null : { mark: urgency.mark, widthMm: urgency.widthMm },
    circulation: document.circulation === null ? null : circulationMarks[document.circulation],
    heading: documentTypes[document.type].heading,
    abstractLines: balancedLines(document.abstract, form.pt.heading, mmToPt(textWidthMm()) * room),
    decidingAuthority: upper(document.decidingAuthority),
    addressees:
      document.addressees.length > 1 ? closeList(document.addressees) : document.addressees.map(bare),
    confidentiality:
      document.confidentiality === null
        ? null
        : `Mức độ bảo mật: ${bare(document.confidentiality.level)}. Phạm vi phổ biến: ${bare(document.confidentiality.scope)}.`,
    legalBases: closeList(document.legalBases),
    decides: document.type === 'DECISION' ? printed.decides : null,
    blocks: setBlocks(document.body, true),
    signature: setSignature(document.signature),
    secretary: document.secretary === null ? null : setSignature(document.secretary),
    recipients: setRecipients(document),
    annexes: document.annexes.map((annex, index) => ({
      number: document.annexes.length > 1 ? `${printed.annex} ${roman(index + 1)}` : printed.annex,
      title: upper(annex.title),
      reference: `(Kèm theo ${describe(document)})`,
      landscape: annex.orientation === 'landscape',
      blocks: setBlocks(annex.body, false),
    })),
  };
}

function setBlocks(blocks: readonly Block[], closes: boolean): SetBlock[] {
  const counts = { part: 0, section: 0, point: 0, article: 0 };
  const set = blocks.flatMap((block) => setBlock(block, counts));
  const last = set.at(-1);
  return closes && last?.kind === 'paragraph'
    ? [...set.slice(0, -1), { ...last, runs: close(last.runs) }]
    : set;
}

function setBlock(
  block: Block,
  counts: { part: number; section: number; point: number; article: number },
): SetBlock[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(runsOf(block.text))];
    case 'heading': {
      const runs: Run[] = [{ text: headingText(block.level, block.text, counts), bold: true, italic: false }];
      if (block.continued !== undefined) runs.push(plain(' '), ...runsOf(block.continued));
      return [paragraph(runs, block.level)];
    }
    case 'article': {
      counts.article += 1;
      const title = block.title === undefined ? '' : ` ${block.title}`;
      const label: Run = { text: `${printed.article} ${counts.article}.${title}`, bold: true, italic: false };
      if (block.title !== undefined) return [paragraph([label], 3), paragraph(runsOf(block.text))];
      return [paragraph([label, plain(' '), ...runsOf(block.text)])];
    }
    case 'list':
      return block.items.map((item, index) =>
        paragraph([plain(marker(block.style, index)), ...runsOf(item)]),
      );
    case 'table':
      return [block];
  }
}

function headingText(
  level: 1 | 2 | 3,
  text: string,
  counts: { part: number; section: number; point: number },
): string {
  if (level === 1) {
    counts.part += 1;
    counts.section = 0;
    counts.point = 0;
    return `${roman(counts.part)}. ${upper(text)}`;
  }
  if (level === 2) {
    counts.section += 1;
    counts.point = 0;
    return `${counts.section}. ${text}`;
  }
  counts.point += 1;
  return `${letter(counts.point - 1)}) ${text}`;
}

function marker(style: 'dash' | 'number' | 'letter', index: number): string {
  if (style === 'dash') return '- ';
  return style === 'number' ? `${index + 1}. ` : `${letter(index)}) `;
}

function setSignature(signature: Signature): SetSignature {
  const steps = signature.authority.map((step) => `${signingAuthorities[step.kind]} ${upper(step.of)}`);
  const posts = signature.position === null ? steps : [...steps, upper(signature.position)];
  return {
    posts: posts.flatMap((post) => balancedLines(post, form.pt.signature, mmToPt(form.footMm.right) * room)),
    name: signature.signerName,
  };
}

function setRecipients(document: OfficialDocument): string[] {
  const named = document.recipients.map((recipient) => `- ${bare(recipient)};`);
  const first = document.addressees.length > 0 ? [`- ${printed.asAbove};`] : [];
  return [...first, ...named, `- ${printed.archive} ${bare(document.archiveNote)}.`];
}

/** How another sheet refers to this document. */
function describe(document: OfficialDocument): string {
  const heading = documentTypes[document.type].heading;
  const name = heading === null ? 'Công văn' : heading.charAt(0) + heading.slice(1).toLocaleLowerCase('vi');
  return `${name} số ${numberOf(document)}/${document.symbol} ${formatIssueDate(document.issuedOn)} của ${document.issuer.name}`;
}

/** A draft keeps room for the number that the register will give. */
function numberOf(document: OfficialDocument): string {
  return document.number === null ? '\u00a0'.repeat(8) : formatNumber(document.number);
}

function runsOf(text: Inline): Run[] {
  if (typeof text === 'string') return [plain(text)];
  return text.map((run) => ({ text: run.text, bold: run.bold === true, italic: run.italic === true }));
}

function paragraph(runs: readonly Run[], heading: 1 | 2 | 3 | null = null): SetParagraph {
  return { kind: 'paragraph', runs, heading };
}

function plain(text: string): Run {
  return { text, bold: false, italic: false };
}

/** The customary end mark "./." takes the place of a last full stop. */
function close(runs: readonly Run[]): Run[] {
  const last = runs.at(-1) ?? plain('');
  return [
    ...runs.slice(0, -1),
    { ...last, text: `${bare(last.text.replace(/\.\/\.$/u, ''))}${printed.end}` },
  ];
}

/** Each line ends in ";", the last in ".". */
function closeList(lines: readonly string[]): string[] {
  return lines.map((text, index) => `${bare(text)}${index === lines.length - 1 ? '.' : ';'}`);
}

function bare(text: string): string {
  return text.replace(/[\s;.]+$/u, '');
}

function upper(text: string): string;
function upper(text: string | null): string | null;
function upper(text: string | null): string | null {
  return text === null ? null : text.toLocaleUpperCase('vi');
}

/** Vietnamese administrative lists run a, b, c, d, đ, e, g, h, i, k, … and double after the end. */
function letter(index: number): string {
  const letters = 'abcdđeghiklmnopqrstuvxy';
  const one = letters.charAt(index % letters.length);
  return one.repeat(Math.floor(index / letters.length) + 1);
}

function roman(number: number): string {
  const steps: [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = number;
  let text = '';
  for (const [value, sign] of steps) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}
