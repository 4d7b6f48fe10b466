/** What a bench file measured: one table, one row for each goal. */
export type BenchTable = {
  title: string;
  /** `met` is null where a row is only a figure, without a goal, or could not be measured here. */
  rows: { what: string; goal: string; figure: string; met: boolean | null }[];
};
