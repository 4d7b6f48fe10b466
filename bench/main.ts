/** `npm run bench [-- name…] [--long] [--json]`: runs the measurements one after the other and prints their tables (bench/README.md). */
import os from 'node:os';
import type { BenchTable } from './table.ts';

const benches: Record<
  string,
  () => Promise<{ run(options: { long: boolean }): Promise<BenchTable | readonly BenchTable[]> }>
> = {
  accept: () => import('./accept.ts'),
  pages: () => import('./pages.ts'),
  queue: () => import('./queue.ts'),
  search: () => import('./search.ts'),
  duplicates: () => import('./duplicates.ts'),
  ringing: () => import('./ringing.ts'),
  memory: () => import('./memory.ts'),
  start: () => import('./start.ts'),
  audit: () => import('./audit.ts'),
  'hash-pdq': () => import('./pdq.ts'),
  'hash-index': () => import('./hamming-index.ts'),
  proposals: () => import('./proposals.ts'),
};

const args = process.argv.slice(2);
const asJson = args.includes('--json');
const long = args.includes('--long');
const wanted = args.filter((arg) => !arg.startsWith('--'));
const names = Object.keys(benches).filter(
  (name) => wanted.length === 0 || wanted.some((one) => name.startsWith(one)),
);
const tables: BenchTable[] = [];
const loadNow = () => (os.loadavg()[0] ?? 0).toFixed(1);
for (const name of names) {
  const bench = await benches[name]?.();
  if (!bench) continue;
  process.stderr.write(`… ${name}\n`);
  const before = loadNow();
  const result = await bench.run({ long });
  for (const one of Array.isArray(result) ? result : [result]) {
    // Whatever else runs on the machine is part of the figure: it stands beside it.
    const table = {
      ...one,
      title: `${one.title} [load ${before} before, ${loadNow()} after, ${os.availableParallelism()} cores]`,
    };
    tables.push(table);
    if (!asJson) process.stdout.write(`${format(table)}\n`);
  }
}
if (asJson) process.stdout.write(`${JSON.stringify(tables, null, 2)}\n`);
const missed = tables.flatMap((table) => table.rows).filter((row) => row.met === false).length;
process.stderr.write(`${missed === 0 ? 'every goal met' : `${missed} goals missed`}\n`);

function format(table: BenchTable): string {
  const rows = table.rows.map((row) => [
    row.what,
    row.goal,
    row.figure,
    row.met === null ? '' : row.met ? 'met' : 'MISSED',
  ]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length), 4),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [
    `\n## ${table.title}\n`,
    line(['What', 'Goal', 'Figure', 'Goal met']),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
  ].join('\n');
}
