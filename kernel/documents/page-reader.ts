import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Reads pages back as a person sees them, for tests: LibreOffice sets the DOCX, poppler tells what stands where. */

export type Word = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};
/** Lengths in points; words in reading order. */
export type Page = { readonly width: number; readonly height: number; readonly words: readonly Word[] };
export type Line = {
  readonly page: number;
  readonly text: string;
  readonly sizePt: number;
  readonly bold: boolean;
  readonly italic: boolean;
};

/** The programs that are missing here; empty when pages can be read. */
export function missingPrograms(names: readonly string[]): string[] {
  return names.filter((name) => spawnSync('which', [name]).status !== 0);
}

/** Turns DOCX files into PDF files with LibreOffice, in a profile and with fonts of its own. */
export function convertWithLibreOffice(
  documents: Readonly<Record<string, Uint8Array>>,
): Record<string, Uint8Array> {
  return inFolder((folder) => {
    const names = Object.keys(documents);
    for (const name of names) writeFileSync(path.join(folder, `${name}.docx`), documents[name] ?? '');
    writeFileSync(path.join(folder, 'fonts.conf'), fontConfiguration(folder));
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        ...names.map((name) => path.join(folder, `${name}.docx`)),
      ],
      {
        env: { ...process.env, FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
        stdio: 'ignore',
        timeout: 120_000,
      },
    );
    return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, `${name}.pdf`))]));
  });
}

/** Every word with its box. */
export function readPages(pdf: Uint8Array): Page[] {
  const xml = run('pdftotext', ['-bbox', '-', '-'], pdf);
  return [...xml.matchAll(/<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/g)].map((page) => ({
    width: Number(page[1]),
    height: Number(page[2]),
    words: [
      ...(page[3] ?? '').matchAll(
        /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g,
      ),
    ].map((word) => ({
      left: Number(word[1]),
      top: Number(word[2]),
      right: Number(word[3]),
      bottom: Number(word[4]),
      text: plain(word[5] ?? ''),
    })),
  }));
}

/** Every line with the size and style of its letters. */
export function readLines(pdf: Uint8Array): Line[] {
  return inFolder((folder) => {
    const file = path.join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    const xml = execFileSync('pdftohtml', ['-xml', '-i', '-stdout', '-zoom', '1', file], {
      encoding: 'utf8',
    });
    const sizes = new Map(
      [...xml.matchAll(/<fontspec id="(\d+)" size="(\d+)"/g)].map(
        (font) => [font[1], Number(font[2])] as const,
      ),
    );
    return [...xml.matchAll(/<page number="(\d+)"[\s\S]*?<\/page>/g)].flatMap((page) =>
      [...page[0].matchAll(/<text [^>]*font="(\d+)">(.*?)<\/text>/g)].map((line) => ({
        page: Number(page[1]),
        text: plain((line[2] ?? '').replace(/<[^>]*>/g, '')).trim(),
        sizePt: sizes.get(line[1]) ?? 0,
        bold: (line[2] ?? '').includes('<b>'),
        italic: (line[2] ?? '').includes('<i>'),
      })),
    );
  });
}

/** Names of the fonts inside, without subset marks; throws when one is not embedded. */
export function readFonts(pdf: Uint8Array): string[] {
  return inFolder((folder) => {
    const file = path.join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    const rows = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
    for (const row of rows)
      if (!/ yes (yes|no) +(yes|no) +\d/.test(row)) throw new Error(`not embedded: ${row}`);
    return [...new Set(rows.map((row) => (row.split(/\s/)[0] ?? '').replace(/^[A-Z]{6}\+/, '')))].toSorted();
  });
}

/** The text as it copies out of the file. */
export function readText(pdf: Uint8Array): string {
  return run('pdftotext', ['-raw', '-', '-'], pdf).normalize('NFC');
}

function run(program: string, args: readonly string[], input: Uint8Array): string {
  return execFileSync(program, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

function plain(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .normalize('NFC');
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'annhi-pages-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Only the shipped fonts, standing in for "Times New Roman", so that every machine sets the same page. */
function fontConfiguration(folder: string): string {
  const fonts = fileURLToPath(new URL('fonts', import.meta.url));
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${folder}/cache</cachedir>
<alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias></fontconfig>`;
}
