import { readdirSync, readFileSync } from 'node:fs';
import { type Learned, learnFrom } from '../packages/vietnamese-text/learned.ts';
import { type ExpectedReport, type Measured, measureProposals } from '../packages/vietnamese-text/measure.ts';
import type { BenchTable } from './table.ts';

const reportsOf = (path: string): ExpectedReport[] =>
  readFileSync(new URL(path, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): ExpectedReport => JSON.parse(line));

const folder = new URL('../packages/vietnamese-text/examples/', import.meta.url);
const sets = readdirSync(folder)
  .sort()
  .map((name) => ({ name: name.replace('.jsonl', ''), reports: reportsOf(new URL(name, folder).href) }));

/** What every other set teaches: the honest measure of a set is made without it. */
const learnedWithout = (left: string): Learned =>
  learnFrom(
    sets
      .filter(({ name }) => name !== left)
      .flatMap(({ reports }) => reports)
      .map(({ text, expect: { category, isEmergency } }) => ({ text, category, isEmergency })),
  );

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
  const samples = { name: 'samples', reports: reportsOf('../interop/reports.vi.jsonl') };
  return [samples, ...sets].map(({ name, reports }) => {
    const learned = learnedWithout(name);
    // Of the processor, so that a busy machine does not count as a slow rule.
    const began = process.cpuUsage();
    const measured = measureProposals(reports, learned);
    const { user, system } = process.cpuUsage(began);
    const each = (user + system) / 1_000 / reports.length;
    return {
      title: `Proposals: ${reports.length} invented reports, set ${name}, which taught nothing here`,
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
