/** What a board counts: today, the last 7 and 30 days, the running quarter and year. A plain list, so that the browser may read it. */
export const boardPeriods = ['TODAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
export type BoardPeriod = (typeof boardPeriods)[number];
