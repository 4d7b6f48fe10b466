import writeXlsxFile, { type CellObject } from 'write-excel-file/node';

/** What a cell may hold. A string is text whatever it begins with; a Date is an instant, written as `format` of its column says. */
export type CellValue = string | number | Date | null;

export interface Column {
  readonly heading: string;
  /** Width in characters; 16 when absent. */
  readonly width?: number;
  /** How numbers and dates are shown, in Excel's notation: `#,##0`, `0.0%`, `dd/mm/yyyy hh:mm`. */
  readonly format?: string;
}

export interface Sheet {
  /** Name of the tab, at most 31 characters, without `: \ / ? * [ ]`; such characters become spaces. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** Excel's own limits. @source https://support.microsoft.com (Excel specifications and limits) */
const longestCell = 32_767;
const longestTab = 31;

/**
 * An XLSX file of one or more sheets: headings in bold that stay in sight, then the rows. Nothing in it is ever a formula: a text that
 * begins with `=`, `+`, `-` or `@` is written as text, so that what a stranger typed does nothing when an official opens it.
 * Characters that XML cannot hold are left out.
 */
export async function writeTable(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const names = tabNames(sheets);
  const file = writeXlsxFile(
    sheets.map((sheet, index) => ({
      sheet: names[index] ?? `${index + 1}`,
      stickyRowsCount: 1,
      columns: sheet.columns.map(({ width }) => ({ width: width ?? 16 })),
      data: [
        sheet.columns.map(({ heading }) => textCell(heading, { fontWeight: 'bold' })),
        ...sheet.rows.map((row) => row.map((value, at) => cellOf(value, sheet.columns[at]))),
      ],
    })),
  );
  return new Uint8Array(await file.toBuffer());
}

function cellOf(value: CellValue, column: Column | undefined): CellObject | null {
  if (value === null || value === '') return null;
  if (value instanceof Date)
    return { type: Date, value, format: column?.format ?? 'dd/mm/yyyy', alignVertical: 'top' };
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null;
    return {
      type: Number,
      value,
      alignVertical: 'top',
      ...(column?.format === undefined ? {} : { format: column.format }),
    };
  }
  return textCell(value, { wrap: value.includes('\n') });
}

function textCell(value: string, style: CellObject): CellObject {
  return { ...style, type: String, value: writable(value), alignVertical: 'top' };
}

/** XML 1.0 has no control characters but tab and line breaks, no halves of surrogate pairs, and neither U+FFFE nor U+FFFF. */
function writable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (char) => (/[\t\n\r]/u.test(char) ? char : ''))
    .slice(0, longestCell)
    .toWellFormed();
}

/** Tabs are told apart by their names, so no two are alike. */
function tabNames(sheets: readonly Sheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, index) => {
    const plain = writable(name)
      .replaceAll(/[:\\/?*[\]'\r\n\t]/gu, ' ')
      .trim()
      .slice(0, longestTab)
      .trim();
    const free =
      plain === '' || taken.has(plain.toLowerCase()) ? `${plain.slice(0, 25)} (${index + 1})`.trim() : plain;
    taken.add(free.toLowerCase());
    return free;
  });
}
