/** What a bench file measured: one table, one row for each goal. */
export type BenchTable = {
  title: string;
  /** `met` is null where a row is only a figure, without a goal, or could not be measured here. */
  rows: BenchRow[];
};

export type BenchRow = { what: string; goal: string; figure: string; met: boolean | null };

/** Median and 95th percentile of times in milliseconds; the goal, where there is one, is for the latter. */
export function rowOfTimes(what: string, times: readonly number[], goalMs: number | null): BenchRow {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return {
    what,
    goal: goalMs === null ? '' : `p95 <= ${goalMs} ms`,
    figure: `${at(0.5).toFixed(1)} ms, ${at(0.95).toFixed(1)} ms`,
    met: goalMs === null ? null : at(0.95) <= goalMs,
  };
}
