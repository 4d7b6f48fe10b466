import { readSheet } from 'read-excel-file/node';

import { readCsv } from './read-csv.ts';
import { unzipWithin, ZipRefused, zipStored } from './zip.ts';

export const MAX_FILE_BYTES = 5 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 40 * 1024 * 1024;
export const MAX_ROWS = 5_000;
/** No cell of Excel holds more. */
const MAX_CELL = 32_767;

export interface ReadOptions {
  /** Rows below the headings; 5,000 when absent. */
  readonly maxRows?: number;
  /** Longest text of a cell; what is beyond is cut. 2,000 when absent. */
  readonly maxCell?: number;
  /** Texts stay as they were typed, line breaks and all, but for space around them; otherwise runs of space become one. */
  readonly keepsText?: boolean;
}

export interface Cell {
  /** As a person sees it; dates of Excel as `YYYY-MM-DD`. */
  text: string;
  isFormula: boolean;
}

export interface TableRow {
  /** As the spreadsheet counts: the headings stand in row 1. */
  number: number;
  cells: readonly Cell[];
}

export type TableAnswer = { ok: true; rows: TableRow[] } | { ok: false; fault: TableFault };
export type TableFault = 'NOT_READABLE' | 'OLD_EXCEL' | 'TOO_LARGE' | 'TOO_MANY_ROWS';

/**
 * The first sheet of an XLSX file, or a CSV text, as rows of text. Nothing in the file is trusted: sizes are counted while unpacking,
 * XML with a document type is refused, formulas are marked and never evaluated.
 */
export async function readTable(file: Uint8Array, options: ReadOptions = {}): Promise<TableAnswer> {
  const maxRows = options.maxRows ?? MAX_ROWS;
  const maxCell = Math.min(options.maxCell ?? 2_000, MAX_CELL);
  const clean = (text: string) => (options.keepsText ? text.trim() : tidy(text)).slice(0, maxCell);
  if (file.byteLength > MAX_FILE_BYTES) return { ok: false, fault: 'TOO_LARGE' };
  const magic = Buffer.from(file.subarray(0, 4)).toString('hex');
  if (magic === 'd0cf11e0') return { ok: false, fault: 'OLD_EXCEL' };
  const rows = magic.startsWith('504b') ? await readXlsx(file, maxRows, clean) : readText(file, clean);
  if (typeof rows === 'string') return { ok: false, fault: rows };
  const filled = rows.filter((row) => row.cells.some((cell) => cell.text !== '' || cell.isFormula));
  if (filled.length > maxRows + 1) return { ok: false, fault: 'TOO_MANY_ROWS' };
  return { ok: true, rows: filled };
}

type Clean = (text: string) => string;

function readText(file: Uint8Array, clean: Clean): TableRow[] | 'NOT_READABLE' {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return 'NOT_READABLE';
  }
  if (text.includes('\0')) return 'NOT_READABLE';
  const rows = readCsv(text);
  return (
    rows?.map((cells, index) => ({
      number: index + 1,
      cells: cells.map((value) => ({
        text: clean(value),
        isFormula: /^[=@]|^[+-](?![\d\s.,]*$)/u.test(value.trim()),
      })),
    })) ?? 'NOT_READABLE'
  );
}

async function readXlsx(
  file: Uint8Array,
  maxRows: number,
  clean: Clean,
): Promise<TableRow[] | 'NOT_READABLE' | 'TOO_LARGE' | 'TOO_MANY_ROWS'> {
  try {
    const parts = new Map(
      [...unzipWithin(file, MAX_UNPACKED_BYTES)].filter(([name]) => /\.(xml|rels)$/u.test(name)),
    );
    const texts = [...parts].map(([name, bytes]) => ({ name, text: Buffer.from(bytes).toString('utf8') }));
    if (texts.some(({ text }) => /<!(DOCTYPE|ENTITY)|\0/iu.test(text))) return 'NOT_READABLE';
    const sheetXml = firstSheet(texts);
    if (sheetXml === null) return 'NOT_READABLE';
    if (isSprawling(sheetXml, maxRows)) return 'TOO_MANY_ROWS';
    const sheet = await readSheet(zipStored(parts), { parseNumber: (text: string) => text, trim: false });
    const formulas = formulaCells(sheetXml);
    return sheet.map((row, index) => ({
      number: index + 1,
      cells: row.map((value, column) => ({
        text: clean(show(value)),
        isFormula: formulas.has(`${columnName(column)}${index + 1}`),
      })),
    }));
  } catch (error) {
    return error instanceof ZipRefused && error.why === 'TOO_LARGE' ? 'TOO_LARGE' : 'NOT_READABLE';
  }
}

interface Part {
  name: string;
  text: string;
}

/** The sheet that stands first in the workbook, whatever its file is called. */
function firstSheet(parts: readonly Part[]): string | null {
  const textOf = (name: string): string => parts.find((part) => part.name === name)?.text ?? '';
  const id = /<(?:\w+:)?sheet\s[^>]*?\b\w+:id="([^"]+)"/u.exec(textOf('xl/workbook.xml'))?.[1];
  const relations = textOf('xl/_rels/workbook.xml.rels').match(/<(?:\w+:)?Relationship\s[^>]*>/gu) ?? [];
  const target = /\bTarget="\/?(?:xl\/)?([^"]+)"/u.exec(
    relations.find((relation) => relation.includes(`Id="${id}"`)) ?? '',
  )?.[1];
  return id === undefined || target === undefined ? null : textOf(`xl/${target}`) || null;
}

/** One cell far away would make the reader lay out every cell before it. */
function isSprawling(sheetXml: string, maxRows: number): boolean {
  return [...sheetXml.matchAll(/\br="([A-Z]{0,3})(\d{1,9})"/gu)].some(
    ([, column, row]) =>
      Number(row) > maxRows * 4 ||
      (column ?? '').length > 2 ||
      ((column ?? '') > 'BZ' && (column ?? '').length === 2),
  );
}

/** References (A1) of the cells that hold a formula; the reader itself shows only what it last came to. */
function formulaCells(sheetXml: string): Set<string> {
  const cells = sheetXml.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<(?:\w+:)?f[\s>/]/gu);
  return new Set([...cells].map((cell) => cell[1] ?? ''));
}

function show(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return typeof value === 'string' ? value : typeof value === 'boolean' ? (value ? 'x' : '') : String(value);
}

function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u200b\ufeff]+/gu, ' ')
    .trim();
}

function columnName(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}
