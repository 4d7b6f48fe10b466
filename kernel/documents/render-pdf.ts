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
const pdfFont = 'Liberation Serif';

/**
 * The document as a tagged PDF in the form of NĐ 30/2020. Equal input gives equal bytes on one installation.
 * @throws AnNhiError `INVALID_INPUT`; `DOCUMENT_PDF` when the page cannot be set
 */
export async function renderPdf(input: OfficialDocumentInput): Promise<Uint8Array> {
  const document = parseOfficialDocument(input);
  engine ??= startEngine();
  const { compiler, page } = await engine;
  const result = compiler.compile({ mainFileContent: page, inputs: inputsOf(document) });
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

let engine: Promise<{ compiler: NodeCompiler; page: string }> | undefined;

/** Loaded at the first PDF, because the engine is some 50 MB. */
async function startEngine() {
  const [typst, page] = await Promise.all([
    import('@myriaddreamin/typst-ts-node-compiler'),
    readFile(pageFile, 'utf8'),
  ]);
  // Only this folder can be read by a page.
  const compiler = typst.NodeCompiler.create({
    workspace: fontFolder,
    fontArgs: [{ fontPaths: [fontFolder] }],
  });
  return { compiler, page };
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
