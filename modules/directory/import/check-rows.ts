import { addDays, type CivilDate, findCivilDate, parseVietnameseDate } from '#kernel/clock/civil-date.ts';
import type { Sentence } from '#kernel/errors/errors.ts';
import type { Cell, TableRow } from '#packages/spreadsheet/index.ts';
import { messages as en } from '../messages.en.ts';
import { messages as vi, type Messages } from '../messages.vi.ts';
import { foldName } from '../rules/fold-name.ts';
import { COLUMNS, type Column, columnOf, MAX_LENGTH, REQUIRED } from './columns.ts';

export interface Problem {
  row: number | null;
  column: string | null;
  sentence: Sentence;
}

export interface ImportRow {
  row: number;
  organization: string;
  unit: string;
  fullName: string;
  title: string;
  isHead: boolean;
  isFocalPoint: boolean;
  phone: string | null;
  email: string | null;
  validFrom: CivilDate;
  /** First day without the post. */
  validTo: CivilDate | null;
}

type Words = Messages['import'];

/**
 * What can be known from the file alone: headings, required cells, dates, duplicates. Every problem of every row is listed, so that
 * the file is corrected once; a row with a problem is not among `rows`.
 */
export function checkRows(table: readonly TableRow[]): {
  rows: ImportRow[];
  problems: Problem[];
  rowCount: number;
} {
  const [headings, ...body] = table;
  if (!headings || body.length === 0)
    return { rows: [], problems: [problem(null, null, (words) => words.empty)], rowCount: 0 };
  const { columns, problems } = readHeadings(headings);
  if (problems.length > 0) return { rows: [], problems, rowCount: body.length };
  const checked = body.map((row) => checkRow(row, columns));
  const rows = checked.flatMap((one) => (one.row ? [one.row] : []));
  const all = [...checked.flatMap((one) => one.problems), ...findDuplicates(rows)];
  return { rows, problems: all.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)), rowCount: body.length };
}

export function problem(row: number | null, column: Column | null, say: (words: Words) => string): Problem {
  return {
    row,
    column: column === null ? null : vi.import.columns[column],
    sentence: { vi: say(vi.import), en: say(en.import) },
  };
}

function readHeadings(headings: TableRow): { columns: Map<Column, number>; problems: Problem[] } {
  const columns = new Map<Column, number>();
  const problems: Problem[] = [];
  for (const [index, { text }] of headings.cells.entries()) {
    if (text === '') continue;
    const column = columnOf(text, [vi.import.columns, en.import.columns]);
    if (column === undefined) {
      const allowed = COLUMNS.map((one) => vi.import.columns[one]).join(', ');
      problems.push(
        problem(headings.number, null, (words) => words.unknownColumn(text.slice(0, 60), allowed)),
      );
    } else if (columns.has(column))
      problems.push(problem(headings.number, column, (words) => words.doubleColumn(words.columns[column])));
    else columns.set(column, index);
  }
  for (const column of REQUIRED.filter((one) => !columns.has(one))) {
    problems.push(problem(headings.number, column, (words) => words.missingColumn(words.columns[column])));
  }
  return { columns, problems };
}

function checkRow(
  row: TableRow,
  columns: ReadonlyMap<Column, number>,
): { row: ImportRow | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const fault = (column: Column, say: (words: Words) => string): void => {
    problems.push(problem(row.number, column, say));
  };
  const cell = (column: Column): Cell =>
    row.cells[columns.get(column) ?? -1] ?? { text: '', isFormula: false };
  for (const column of COLUMNS) {
    const { text, isFormula } = cell(column);
    if (isFormula) fault(column, (words) => words.formula);
    else if (text === '' && REQUIRED.includes(column)) fault(column, (words) => words.required);
    else if (text.length > MAX_LENGTH[column]) fault(column, (words) => words.tooLong(MAX_LENGTH[column]));
  }
  const text = (column: Column): string =>
    cell(column).isFormula ? '' : cell(column).text.slice(0, MAX_LENGTH[column]);

  const date = (column: Column): CivilDate | null => {
    const typed = text(column);
    const found = typed === '' ? undefined : (findCivilDate(typed) ?? parseVietnameseDate(typed));
    if (typed !== '' && !found) fault(column, (words) => words.badDate(typed));
    return found ?? null;
  };
  const yes = (column: Column): boolean => {
    const typed = text(column);
    const answer = YES.has(foldName(typed)) ? true : NO.has(foldName(typed)) ? false : null;
    if (answer === null) fault(column, (words) => words.notYesNo(typed));
    return answer ?? false;
  };
  const matching = (
    column: Column,
    value: string,
    pattern: RegExp,
    say: (words: Words) => string,
  ): string | null => {
    if (value !== '' && !pattern.test(value)) fault(column, say);
    return value === '' ? null : value;
  };

  const [validFrom, lastDay] = [date('validFrom'), date('validTo')];
  if (validFrom && lastDay && lastDay < validFrom) fault('validTo', (words) => words.endBeforeStart);
  const fullName = matching(
    'fullName',
    text('fullName'),
    /^[\p{L}\p{M}][\p{L}\p{M} .'’-]+$/u,
    (words) => words.badName,
  );
  const phone = matching(
    'phone',
    text('phone').replace(/[ .-]/gu, '').replace(/^\+84/u, '0'),
    /^0\d{9}$/u,
    (words) => words.badPhone,
  );
  const email = matching(
    'email',
    text('email').toLowerCase(),
    /^[^@\s]+@[^@\s]+\.[^@\s.]+$/u,
    (words) => words.badEmail,
  );
  const [isHead, isFocalPoint] = [yes('isHead'), yes('focalPoint')];
  if (problems.length > 0 || validFrom === null || fullName === null) return { row: null, problems };
  return {
    row: {
      row: row.number,
      organization: text('organization'),
      unit: text('unit'),
      fullName,
      title: text('title'),
      isHead,
      isFocalPoint,
      phone,
      email,
      validFrom,
      validTo: lastDay === null ? null : addDays(lastDay, 1),
    },
    problems,
  };
}

const YES = new Set(['x', 'co', 'yes', 'true', '1', 'dung']);
const NO = new Set(['', 'khong', 'no', 'false', '0']);

function findDuplicates(rows: readonly ImportRow[]): Problem[] {
  const meets = (a: ImportRow, b: ImportRow): boolean =>
    foldName(a.organization) === foldName(b.organization) &&
    a.validFrom < (b.validTo ?? '9999-12-31') &&
    b.validFrom < (a.validTo ?? '9999-12-31');
  return rows.flatMap((row, index) => {
    const before = rows.slice(0, index).filter((other) => meets(other, row));
    const same = before.find(
      (other) =>
        foldName(other.fullName) === foldName(row.fullName) && foldName(other.title) === foldName(row.title),
    );
    if (same) return [problem(row.row, 'fullName', (words) => words.duplicateOf(same.row))];
    const head =
      row.isHead && row.unit === '' ? before.find((other) => other.isHead && other.unit === '') : undefined;
    const focal = row.isFocalPoint ? before.find((other) => other.isFocalPoint) : undefined;
    return [
      ...(head ? [problem(row.row, 'isHead', (words) => words.twoHeads(head.row))] : []),
      ...(focal ? [problem(row.row, 'focalPoint', (words) => words.twoFocalPoints(focal.row))] : []),
    ];
  });
}
