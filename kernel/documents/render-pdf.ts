import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { form, printed } from './form.ts';
import { setSheet } from './layout.ts';
import { type OfficialDocument, type OfficialDocumentInput, parseOfficialDocument } from './model.ts';
import { sentence } from './sentences.ts';

const pageFile = fileURLToPath(new URL('official-document.typ', import.meta.url));
const fontFolder = fileURLToPath(new URL('fonts', import.meta.url));

/** Metric-compatible with Times New Roman (same width of every letter), complete for Vietnamese, free to ship. */
export const pdfFont = 'Liberation Serif';

/**
 * The document as a tagged PDF in the form of NĐ 30/2020. Equal input gives equal bytes on one installation.
 * @throws AnNhiError `INVALID_INPUT`; `DOCUMENT_PDF` when the page cannot be set
 */
export async function renderPdf(input: OfficialDocumentInput): Promise<Uint8Array> {
  const document = parseOfficialDocument(input);
  page ??= readFile(pageFile, 'utf8');
  return compilePdf(await page, inputsOf(document));
}

/**
 * A page of ours with data in its `sys.inputs`, as a tagged PDF.
 * @throws AnNhiError `DOCUMENT_PDF` when the page cannot be set
 */
export async function compilePdf(
  mainFileContent: string,
  inputs: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  engine ??= startEngine();
  const compiler = await engine;
  const result = compiler.compile({ mainFileContent, inputs });
  const laidOut = result.result;
  if (laidOut === null) {
    throw new AnNhiError('INTERNAL', 'DOCUMENT_PDF', sentence('pdfFailed'), {
      cause: result.takeError()?.shortDiagnostics,
    });
  }
  const pdf = new Uint8Array(compiler.pdf(laidOut));
  compiler.evictCache(10);
  return pdf;
}

let engine: Promise<NodeCompiler> | undefined;
let page: Promise<string> | undefined;

/** Loaded at the first PDF, because the engine is some 50 MB. */
async function startEngine() {
  const typst = await import('@myriaddreamin/typst-ts-node-compiler');
  // Only this folder can be read by a page.
  return typst.NodeCompiler.create({
    workspace: fontFolder,
    fontArgs: [{ fontPaths: [fontFolder] }],
  });
}

function inputsOf(document: OfficialDocument): Record<string, string> {
  const sheet = {
    ...setSheet(document),
    documentTitle: document.abstract,
    documentAuthor: document.issuer.name,
  };
  return {
    sheet: JSON.stringify(sheet),
    form: JSON.stringify({ ...form, pdfFont, urgencyColour: `#${form.urgencyColour}` }),
    printed: JSON.stringify(printed),
  };
}
