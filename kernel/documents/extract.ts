import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cleanText } from './clean-text.ts';
import { compilePdf, pdfFont } from './render-pdf.ts';

/** A part of an extract: names with what they are, then paragraphs. Line breaks are kept. */
export type ExtractSection = {
  readonly heading: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly paragraphs: readonly string[];
};

/** What one recipient gets to read of a file, and the words that say on every page for whom it was made. */
export type Extract = {
  readonly title: string;
  readonly issuer: string;
  readonly lead: string;
  readonly sections: readonly ExtractSection[];
  /** Across every page, one line each: recipient, purpose, who, when. */
  readonly watermark: readonly string[];
  /** Below every page: by what it can be proved. */
  readonly footer: readonly string[];
};

const pageFile = fileURLToPath(new URL('extract.typ', import.meta.url));
let page: Promise<string> | undefined;

/**
 * A watermarked extract as a tagged PDF. Text is data: it is cleaned of characters that show nothing and never evaluated.
 * @throws AnNhiError `DOCUMENT_PDF` when the page cannot be set
 */
export async function renderExtract(extract: Extract): Promise<Uint8Array> {
  page ??= readFile(pageFile, 'utf8');
  const clean = (text: string) => text.split('\n').map(cleanText).join('\n');
  const sheet = {
    title: clean(extract.title),
    issuer: clean(extract.issuer),
    lead: clean(extract.lead),
    watermark: extract.watermark.map(clean),
    footer: extract.footer.map(clean),
    sections: extract.sections.map((section) => ({
      heading: clean(section.heading),
      facts: section.facts.map(([name, value]) => [clean(name), clean(value)]),
      paragraphs: section.paragraphs.map(clean),
    })),
    font: pdfFont,
  };
  return compilePdf(await page, { sheet: JSON.stringify(sheet) });
}
