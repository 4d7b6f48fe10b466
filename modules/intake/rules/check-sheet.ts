import type { z } from 'zod';
import type { Cell, TableRow } from '#packages/spreadsheet/index.ts';
import type { SheetProblem } from '../contract.ts';
import type { zNewReport } from '#modules/reports/contract.ts';
import type { EntryChannel } from './lists.ts';
import { receiptProblem } from './moments.ts';
import {
  agreedWords,
  channelWords,
  columnOf,
  contactWords,
  kindWords,
  meaningOf,
  type SheetColumn,
  sheetColumns,
} from './sheet-columns.ts';
import { sheetSentences as say } from './sheet-sentences.ts';

/** One row that is good: what would be entered. */
export type SheetRow = {
  readonly row: number;
  readonly channel: EntryChannel;
  readonly receivedAt: Date | null;
  readonly report: z.input<typeof zNewReport>;
  readonly hotlineNumber: string;
};

const longest: Partial<Record<SheetColumn, number>> = {
  text: 30_000,
  links: 30_000,
  place: 2_000,
  childAge: 200,
  name: 1_000,
  phone: 200,
  callWhen: 2_000,
  mustNotKnow: 2_000,
  hotlineNumber: 100,
};

/** Everything that can be known from the file alone: every problem of every row with its column, so that it is put right once. */
export function checkSheet(
  table: readonly TableRow[],
  now: Date,
): { rows: SheetRow[]; problems: SheetProblem[]; rowCount: number } {
  const [headings, ...body] = table;
  if (!headings || body.length === 0)
    return { rows: [], problems: [{ row: null, column: null, sentence: say.empty }], rowCount: 0 };
  const { columns, problems } = readHeadings(headings);
  if (problems.length > 0) return { rows: [], problems, rowCount: body.length };
  const checked = body.map((row) => checkRow(row, columns, now));
  return {
    rows: checked.flatMap(({ row }) => (row ? [row] : [])),
    problems: checked.flatMap((one) => one.problems),
    rowCount: body.length,
  };
}

type Columns = ReadonlyMap<SheetColumn, number>;

function readHeadings(headings: TableRow): { columns: Columns; problems: SheetProblem[] } {
  const columns = new Map<SheetColumn, number>();
  const problems: SheetProblem[] = [];
  for (const [index, { text }] of headings.cells.entries()) {
    if (text === '') continue;
    const column = columnOf(text);
    if (!column)
      problems.push({ row: headings.number, column: text.slice(0, 60), sentence: say.unknownColumn });
    else if (columns.has(column))
      problems.push({ row: headings.number, column: headingOf(column), sentence: say.columnTwice });
    else columns.set(column, index);
  }
  for (const needed of ['channel', 'text'] as const)
    if (!columns.has(needed))
      problems.push({ row: headings.number, column: headingOf(needed), sentence: say.columnMissing });
  return { columns, problems };
}

function checkRow(
  { number, cells }: TableRow,
  columns: Columns,
  now: Date,
): { row: SheetRow | null; problems: SheetProblem[] } {
  const problems: SheetProblem[] = [];
  const fault = (column: SheetColumn, sentence: SheetProblem['sentence']) =>
    void problems.push({ row: number, column: headingOf(column), sentence });
  const cell = (column: SheetColumn): Cell =>
    cells[columns.get(column) ?? -1] ?? { text: '', isFormula: false };
  const text = (column: SheetColumn): string => cell(column).text;
  for (const [column, index] of columns) {
    const { text: typed, isFormula } = cells[index] ?? { text: '', isFormula: false };
    const most = longest[column];
    if (isFormula) fault(column, say.formula);
    else if (most !== undefined && typed.length > most) fault(column, say.tooLong(most));
  }
  if (cells.some((one, index) => one.text !== '' && ![...columns.values()].includes(index)))
    problems.push({ row: number, column: null, sentence: say.cellWithoutHeading });

  const choice = <T extends string>(
    column: SheetColumn,
    words: Parameters<typeof meaningOf<T>>[0],
  ): T | null => {
    const found = meaningOf(words, text(column));
    if (found === null) fault(column, say.notOneOf(words.map(([, names]) => names[0] ?? '').filter(Boolean)));
    return found;
  };
  const channel = choice('channel', channelWords);
  const kind = choice('kind', kindWords);
  const safeToCall = choice('safeToCall', contactWords);
  const isAgreed = choice('isAgreed', agreedWords) === 'YES';
  const typedAt = text('receivedAt');
  const receivedAt = typedAt === '' ? null : momentIn(typedAt);
  if (typedAt !== '' && !receivedAt) fault('receivedAt', say.badMoment);
  const late = receivedAt && receiptProblem(receivedAt, now, 'receivedAt');
  if (late) fault('receivedAt', late.sentence);
  const links = text('links')
    .split(/[\n;]|\s{1,}(?=https?:)/u)
    .map((one) => one.trim())
    .filter(Boolean);
  // A sign of any kind will do; what nobody can see will not.
  if (!/[^\p{C}\p{Z}]/u.test(text('text')) && links.length === 0) fault('text', say.nothingWritten);
  if (!isAgreed && `${text('name')}${text('phone')}` !== '') fault('isAgreed', say.notAgreed);
  if (text('hotlineNumber') !== '' && channel !== 'HOTLINE_111')
    fault('hotlineNumber', say.numberWithoutHotline);
  if (problems.length > 0 || !channel || kind === null || safeToCall === null) return { row: null, problems };
  return {
    row: {
      row: number,
      channel,
      receivedAt,
      report: {
        text: text('text'),
        links,
        place: text('place'),
        childAge: text('childAge'),
        mustNotKnow: { people: [], words: text('mustNotKnow') },
        informant: {
          kind,
          name: text('name'),
          phone: text('phone'),
          email: '',
          safeToCall,
          callWhen: text('callWhen'),
        },
      },
      hotlineNumber: text('hotlineNumber'),
    },
    problems,
  };
}

const headingOf = (column: SheetColumn): string =>
  sheetColumns.find(({ key }) => key === column)?.heading ?? column;

/** "22/11/2026", "22/11/2026 8:05", "2026-11-22 08:05", "2026-11-22T08:05": Viet Nam time; a day alone is its noon. */
export function momentIn(typed: string): Date | null {
  const vietnamese = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(\d{1,2})[:hg](\d{2})(?::\d{2})?)?$/u.exec(
    typed.trim(),
  );
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[ T]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?Z?$/u.exec(
    typed.trim(),
  );
  const [year, month, day, hour = '12', minute = '00'] = vietnamese
    ? [vietnamese[3], vietnamese[2], vietnamese[1], vietnamese[4], vietnamese[5]]
    : iso
      ? iso.slice(1)
      : [];
  if (!year || !month || !day) return null;
  const two = (part: string) => part.padStart(2, '0');
  const plain = `${year}-${two(month)}-${two(day)}T${two(hour ?? '12')}:${two(minute ?? '00')}`;
  const at = new Date(`${plain}:00+07:00`);
  if (Number.isNaN(at.getTime())) return null;
  // 31/02 must not become 3 March.
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().startsWith(plain) ? at : null;
}
