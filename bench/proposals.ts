import { readFileSync } from 'node:fs';
import { type ExpectedReport, type Measured, measureProposals } from '../packages/vietnamese-text/measure.ts';
import type { BenchTable } from './table.ts';

const folder = new URL('../packages/vietnamese-text/', import.meta.url);
const sets: Record<string, readonly string[]> = {
  'samples of reports': ['../../interop/reports.vi.jsonl'],
  'examples of our own': ['', '-second', '-third', '-fourth', '-fifth'].map(
    (which) => `examples${which}.jsonl`,
  ),
};

/** The least that the tests ask for. */
const goals: Partial<Record<Measured['what'], number>> = {
  EMERGENCIES_FOUND: 1,
  ALARMS_RIGHT: 0.6,
  CATEGORY: 0.75,
  ROUTE_WHERE_CATEGORY_RIGHT: 0.95,
  DUPLICATES_FOUND: 0.9,
  MERGES_RIGHT: 0.9,
  LOOKALIKES_KEPT_APART: 1,
};

/** What the proposals for category, urgency, route and duplicates get right in invented reports, and how fast. */
export async function run(): Promise<BenchTable[]> {
  return Object.entries(sets).map(([name, files]) => {
    const lines = files.flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split('\n'));
    const reports = lines.filter(Boolean).map((line) => JSON.parse(line) as ExpectedReport);
    // Of the processor, so that a busy machine does not count as a slow rule.
    const began = process.cpuUsage();
    const measured = measureProposals(reports);
    const { user, system } = process.cpuUsage(began);
    const each = (user + system) / 1_000 / reports.length;
    return {
      title: `Proposals: ${reports.length} invented reports, ${name}`,
      rows: [
        ...measured.map(({ what, right, of }) => {
          const goal = goals[what];
          return {
            what: what.toLowerCase().replaceAll('_', ' '),
            goal: goal === undefined ? '' : `>= ${goal * 100} %`,
            figure: of === 0 ? 'none here' : `${right} of ${of} (${((100 * right) / of).toFixed(1)} %)`,
            met: goal === undefined || of === 0 ? null : right / of >= goal,
          };
        }),
        {
          what: 'all proposals for one report',
          goal: '<= 20 ms',
          figure: `${each.toFixed(2)} ms of CPU`,
          met: each <= 20,
        },
      ],
    };
  });
}
