import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import { type CellValue, type Column, type Sheet, writeTable } from '#packages/spreadsheet/index.ts';
import { type Board, getBoard, type getBoardSheet } from '../contract.ts';
import { sentences } from '../sentences.ts';

type Input = z.output<typeof getBoardSheet.input>;

/** One sheet for each part of the board; what the page gathers, the file gathers too. */
export const getBoardSheetHandler: Handler<Input, z.output<typeof getBoardSheet.output>> = async (
  ctx,
  input,
) => {
  const board = await ctx.call(getBoard, input);
  const w = sentences.sheet[input.locale];
  const sheets: Sheet[] = [
    {
      name: w.totals,
      columns: [
        { heading: w.what, width: 44 },
        { heading: w.count, width: 20 },
      ],
      rows: totalsOf(board, w),
    },
    breakdown(w.channels, board.channels, w),
    breakdown(w.categories, board.categories, w),
    breakdown(w.places, board.places, w),
    {
      name: w.weeks,
      columns: [{ heading: w.week, width: 16 }, number(w.received), number(w.closed)],
      rows: board.weeks.map((week) => [week.startsOn, week.received, week.closed]),
    },
    {
      name: w.offices,
      columns: [{ heading: w.office, width: 44 }, number(w.running), number(w.overdue), number(w.longest)],
      rows: board.offices.map((office) => [
        office.name,
        office.running,
        office.overdue,
        office.longestOverdueSeconds === null ? null : hours(office.longestOverdueSeconds),
      ]),
    },
  ];
  return {
    name: `bang-so-lieu-${civilDate(new Date(board.until))}.xlsx`,
    bytes: new Uint8Array(await writeTable(sheets)),
  };
};

type Words = (typeof sentences.sheet)['vi' | 'en'];

function totalsOf(board: Board, w: Words): CellValue[][] {
  return [
    [w.from, new Date(board.from)],
    [w.until, new Date(board.until)],
    [w.scope[board.scope], null],
    [w.open, board.now.open],
    [w.unclaimed, board.now.unclaimed],
    [w.emergenciesOpen, board.now.emergencies],
    [w.overdue, board.now.overdue],
    [w.received, board.period.received],
    [w.closed, board.period.closed],
    [w.emergencies, board.period.emergencies],
    [w.acknowledgeMedian, inHours(board.times.toAcknowledge.median)],
    [w.acknowledgeP90, inHours(board.times.toAcknowledge.p90)],
    [w.closeMedian, inHours(board.times.toClose.median)],
    [w.closeP90, inHours(board.times.toClose.p90)],
  ];
}

function breakdown(name: string, part: Board['places'], w: Words): Sheet {
  return {
    name,
    columns: [{ heading: name, width: 44 }, number(w.count)],
    rows: [
      ...part.shown.map((cell) => [cell.name, cell.count]),
      ...(part.rest ? [[w.rest(part.rest.cells), part.rest.count]] : []),
    ],
  };
}

function number(heading: string): Column {
  return { heading, width: 16 };
}

function inHours(seconds: number | null): number | null {
  return seconds === null ? null : hours(seconds);
}

/** To a tenth of an hour: a spreadsheet counts with it, a person reads it. */
function hours(seconds: number): number {
  return Math.round(seconds / 360) / 10;
}
