import { beforeAll, describe, expect, it } from 'vitest';
import { form, mmToPt, printed } from './form.ts';
import { setSheet } from './layout.ts';
import { parseOfficialDocument } from './model.ts';
import {
  convertWithLibreOffice,
  missingPrograms,
  type Page,
  readFonts,
  readLines,
  readPages,
  readText,
  type Word,
} from './page-reader.ts';
import { renderDocx } from './render-docx.ts';
import { renderPdf } from './render-pdf.ts';
import { sampleDocuments } from './sample-documents.ts';

type SampleName = keyof typeof sampleDocuments;
const samples = Object.entries(sampleDocuments) as [SampleName, (typeof sampleDocuments)[SampleName]][];
const strict = process.env.ANNHI_STRICT === '1';

const makers = [
  {
    maker: 'DOCX through LibreOffice',
    programs: ['soffice', 'pdftotext', 'pdffonts', 'pdftohtml'],
    make: async () => {
      const documents = await Promise.all(
        samples.map(async ([name, sample]) => [name, await renderDocx(sample)] as const),
      );
      return convertWithLibreOffice(Object.fromEntries(documents));
    },
  },
  {
    maker: 'PDF',
    programs: ['pdftotext', 'pdffonts', 'pdftohtml'],
    make: async () =>
      Object.fromEntries(
        await Promise.all(samples.map(async ([name, sample]) => [name, await renderPdf(sample)] as const)),
      ),
  },
];

describe.each(makers)('the page of $maker', ({ programs, make }) => {
  const missing = missingPrograms(programs);
  if (missing.length > 0 && !strict) {
    it.skip(`pages cannot be read here: ${missing.join(', ')} missing (LibreOffice Writer, poppler-utils)`, () => {});
    return;
  }
  const files = new Map<SampleName, Uint8Array>();
  const fileOf = (name: SampleName) => files.get(name) ?? new Uint8Array();
  const pagesOf = (name: SampleName) => readPages(fileOf(name));
  const lineOf = (name: SampleName, start: string) => {
    const lines = readLines(fileOf(name));
    const line = lines.find((it) => it.text === start) ?? lines.find((it) => it.text.startsWith(start));
    if (line === undefined) throw new Error(`no line begins with ${start}`);
    return line;
  };

  beforeAll(async () => {
    expect(missing, 'programs that read pages').toEqual([]);
    for (const [name, bytes] of Object.entries(await make())) files.set(name as SampleName, bytes);
  }, 150_000);

  it('is set in Times (here its metric twin), embedded, and in nothing else', () => {
    for (const [name] of samples) {
      expect(
        readFonts(fileOf(name)).every((font) => font.startsWith('LiberationSerif')),
        name,
      ).toBe(true);
    }
  });

  it('is A4, and only the annex lies on its side', () => {
    for (const [name] of samples) {
      for (const [index, page] of pagesOf(name).entries()) {
        const sides = [page.width, page.height].map(Math.round);
        expect(sides, `${name} ${index + 1}`).toEqual(
          name === 'decision' && index === 2 ? [842, 595] : [595, 842],
        );
      }
    }
  });

  it('keeps the margins: top and bottom 20–25 mm, left 30–35, right 15–20', () => {
    for (const [name] of samples) {
      for (const [index, page] of pagesOf(name).entries()) {
        const words = page.words.filter((word) => !isPageNumber(word));
        const box = boxOf(words);
        expect(box.left).toBeGreaterThanOrEqual(mmToPt(30) - 0.6);
        expect(page.width - box.right).toBeGreaterThanOrEqual(mmToPt(15) - 0.6);
        expect(box.top).toBeGreaterThanOrEqual(mmToPt(20) - 1.5);
        expect(page.height - box.bottom).toBeGreaterThanOrEqual(mmToPt(20) - 1.5);
        if (index === 0) expect(box.left).toBeLessThanOrEqual(mmToPt(35));
        expect(box.top).toBeLessThanOrEqual(mmToPt(25));
      }
    }
  });

  it('shows the page number from page 2 on, centred in the top margin, and counts annexes anew', () => {
    expect(pagesOf('yearlyReport').length).toBeGreaterThanOrEqual(3);
    expect(pagesOf('yearlyReport').map(pageNumberOf)).toEqual(
      pagesOf('yearlyReport').map((_, index) => (index === 0 ? undefined : String(index + 1))),
    );
    expect(pagesOf('decision').map(pageNumberOf)).toEqual([undefined, '2', undefined]);
    const [, second] = pagesOf('yearlyReport');
    const number = second?.words.find(isPageNumber);
    const middle = ((number?.left ?? 0) + (number?.right ?? 0)) / 2;
    expect(middle).toBeCloseTo(mmToPt(30 + (210 - 30 - 15) / 2), 0);
    expect(lineOf('yearlyReport', '2').sizePt).toBe(13);
  });

  it('has the letters of the decree', () => {
    const regular = { bold: false, italic: false };
    const bold = { bold: true, italic: false };
    const italic = { bold: false, italic: true };
    const expected: [SampleName, string, number, { bold: boolean; italic: boolean }][] = [
      ['removalLetter', printed.nationalName, 12, bold],
      ['removalLetter', printed.motto, 13, bold],
      ['removalLetter', 'ỦY BAN NHÂN DÂN TỈNH AN BÌNH', 12, regular],
      ['removalLetter', 'SỞ THÔNG TIN', 12, bold],
      ['removalLetter', 'Số: 05/STTTT-CNTT', 13, regular],
      ['removalLetter', 'An Bình, ngày 05 tháng 01 năm 2027', 13, italic],
      ['removalLetter', 'V/v', 12, regular],
      ['removalLetter', 'HỎA TỐC', 13, bold],
      ['removalLetter', 'Kính gửi:', 14, regular],
      ['removalLetter', 'KT. GIÁM ĐỐC', 14, bold],
      ['removalLetter', 'Nguyễn Văn Ví Dụ', 14, bold],
      ['removalLetter', 'Nơi nhận:', 12, { bold: true, italic: true }],
      ['removalLetter', '- Như trên;', 11, regular],
      ['draftMinutes', 'LƯU HÀNH NỘI BỘ', 13, bold],
      ['decision', 'QUYẾT ĐỊNH', 14, bold],
      ['decision', 'Về việc thành lập', 14, bold],
      ['decision', 'Căn cứ Luật Trẻ em', 14, italic],
      ['decision', 'Phụ lục', 14, bold],
      ['decision', '(Kèm theo', 14, italic],
      ['yearlyReport', 'Thực hiện Kế hoạch', 14, regular],
      ['yearlyReport', 'I. TÌNH HÌNH CHUNG', 14, bold],
    ];
    for (const [name, start, sizePt, style] of expected) {
      expect(lineOf(name, start), start).toMatchObject({ sizePt, ...style });
    }
  });

  it('prints every word of the document, in order where it matters', () => {
    for (const [name, sample] of samples) {
      const sheet = setSheet(parseOfficialDocument(sample));
      const text = squeeze(readText(fileOf(name)));
      const said = [
        printed.nationalName,
        ...sheet.issuerLines,
        sheet.number,
        sheet.placeAndDate ?? '',
        ...sheet.abstractLines,
        ...sheet.addressees,
        ...sheet.legalBases,
        ...sheet.recipients,
        ...sheet.signature.posts,
        sheet.signature.name,
      ];
      for (const line of said) expect(text, `${name}: ${line}`).toContain(squeeze(line));
    }
  });

  it('lets the address of a web page copy out whole', () => {
    const text = squeeze(readText(fileOf('removalLetter')));
    expect(text).toContain(
      'https://mang-xa-hoi.example/nhom/1234567890/bai-viet/9876543210?nguon=chia-se&ma=abcdefghijklmnopqrstuvwxyz0123456789',
    );
  });

  it('puts the national name on the right, the agency on the left, number and date on one line', () => {
    const [page] = pagesOf('removalLetter');
    const national = wordOf(page, 'CỘNG');
    const agency = wordOf(page, 'SỞ');
    const number = wordOf(page, '05/STTTT-CNTT');
    const date = wordOf(page, '2027');
    expect(national.left).toBeGreaterThan(mmToPt(100));
    expect(agency.right).toBeLessThan(mmToPt(105));
    expect(Math.abs(number.bottom - date.bottom)).toBeLessThan(2);
  });

  it('repeats the head of a long table and holds the signature with the last words', () => {
    const pages = pagesOf('yearlyReport');
    expect(pages.slice(0, -1).every((page) => page.words.some((word) => word.text === 'STT'))).toBe(true);
    for (const [name] of samples) {
      const signed = pagesOf(name).find((page) => page.words.some((word) => word.text === 'Nơi'));
      expect(
        signed?.words.some((word) => word.text.endsWith(printed.end)),
        name,
      ).toBe(true);
    }
  });

  it('indents the first line by 1.27 cm and justifies', () => {
    const [page] = pagesOf('yearlyReport');
    expect(wordOf(page, 'Thực').left).toBeCloseTo(mmToPt(30 + form.firstLineMm), 0);
    const lastOfLine = wordOf(page, 'Truyền', (word) => word.top > 300);
    expect(lastOfLine.right).toBeGreaterThan(mmToPt(195) - 45);
  });
});

function isPageNumber(word: Word): boolean {
  return /^\d+$/.test(word.text) && word.bottom < mmToPt(20);
}

function pageNumberOf(page: Page): string | undefined {
  return page.words.find(isPageNumber)?.text;
}

function boxOf(words: readonly Word[]) {
  return {
    left: Math.min(...words.map((word) => word.left)),
    right: Math.max(...words.map((word) => word.right)),
    top: Math.min(...words.map((word) => word.top)),
    bottom: Math.max(...words.map((word) => word.bottom)),
  };
}

function wordOf(page: Page | undefined, text: string, also: (word: Word) => boolean = () => true): Word {
  const word = page?.words.find((it) => it.text === text && also(it));
  if (word === undefined) throw new Error(`the word ${text} is not on the page`);
  return word;
}

/** Lines break where they must, so only the letters are compared. */
function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}
