/** Counts and times for those who answer for the work, without names: the only file of this room that other rooms import. */
import { z } from 'zod';
import { defineQuery } from '#kernel/actions/handle.ts';
import { allowOffice } from '#kernel/permissions/allow.ts';
import { boardPeriods } from './rules/periods.ts';

const zCount = z.number().int().nonnegative();
/** Seconds; null when fewer than `smallestShown` files would stand behind it. */
const zSpan = z.number().nonnegative().nullable();
const zBreakdown = z.object({
  shown: z.array(z.object({ key: z.string(), name: z.string(), count: zCount })),
  /** Small cells together, without their names. */
  rest: z.object({ cells: zCount, count: zCount }).nullable(),
});

export const zBoard = z.object({
  /** Whether the whole province is counted or only what the reader's offices hold. */
  scope: z.enum(['PROVINCE', 'OFFICE']),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  now: z.object({ open: zCount, unclaimed: zCount, emergencies: zCount, overdue: zCount }),
  period: z.object({ received: zCount, closed: zCount, emergencies: zCount }),
  times: z.object({
    /** From arrival until a person took it. */
    toAcknowledge: z.object({ median: zSpan, p90: zSpan }),
    /** From arrival until it was closed, of those closed in the period. */
    toClose: z.object({ median: zSpan, p90: zSpan }),
  }),
  /** The last twelve weeks, whatever the period; the last one runs still. */
  weeks: z.array(z.object({ startsOn: z.string(), received: zCount, closed: zCount })),
  channels: zBreakdown,
  categories: zBreakdown,
  places: zBreakdown,
  /** Offices and their clocks: work, not people, so nothing is held back. */
  offices: z.array(
    z.object({
      organizationId: z.string(),
      name: z.string(),
      running: zCount,
      overdue: zCount,
      longestOverdueSeconds: z.number().nullable(),
    }),
  ),
});
export type Board = z.infer<typeof zBoard>;

/** The board of leaders. The lead body of the programme sees the province, every other office its own. */
export const getBoard = defineQuery('monitoring.get-board', {
  input: z.strictObject({
    period: z.enum(boardPeriods).default('MONTH'),
    locale: z.enum(['vi', 'en']).default('vi'),
  }),
  output: zBoard,
  allow: allowOffice(['LEADER', 'SUPERVISOR', 'COORDINATOR']),
  reads: 'OPEN',
});

/** The same numbers as a spreadsheet, small cells gathered as on the page. */
export const getBoardSheet = defineQuery('monitoring.get-board-sheet', {
  input: z.strictObject({
    period: z.enum(boardPeriods).default('MONTH'),
    locale: z.enum(['vi', 'en']).default('vi'),
  }),
  output: z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
  allow: allowOffice(['LEADER', 'SUPERVISOR', 'COORDINATOR']),
  reads: 'OPEN',
});
