import { ownExamples } from './learned.ts';
import type { Learned } from './learned.ts';
import { proposeCategory } from './propose-category.ts';
import { describeReport, proposeDuplicates } from './propose-duplicates.ts';
import type { ReportToCompare, ReportTraits } from './propose-duplicates.ts';
import { proposePriority } from './propose-priority.ts';
import { proposeRoute } from './propose-route.ts';
import { readText } from './reading.ts';
import type { Category, Priority, Route } from './types.ts';

/** A report with what people expect of it: a line of the sample files. */
export interface ExpectedReport extends Omit<ReportToCompare, 'category' | 'informantKind'> {
  readonly informant: { readonly kind: NonNullable<ReportToCompare['informantKind']> };
  readonly expect: {
    readonly category: Category;
    readonly priority: Priority;
    readonly isEmergency: boolean;
    readonly duplicateOf: string | null;
    readonly notDuplicateOf: string | null;
    readonly routeTo: Route;
  };
}

/** One line of the table: `right` of `of`, and which reports were wrong. */
export interface Measured {
  readonly what:
    | 'EMERGENCIES_FOUND'
    | 'ALARMS_RIGHT'
    | 'CATEGORY'
    | 'PRIORITY'
    | 'ROUTE'
    | 'ROUTE_WHERE_CATEGORY_RIGHT'
    | 'DUPLICATES_FOUND'
    | 'MERGES_RIGHT'
    | 'LOOKALIKES_KEPT_APART';
  readonly right: number;
  readonly of: number;
  readonly wrong: readonly string[];
}

/** Any hash will do for measuring: FNV-1a, 32 bits. */
const measuringHash = (text: string): number => {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  return hash >>> 0;
};

interface Outcome {
  readonly report: ExpectedReport;
  readonly category: Category;
  readonly priority: Priority;
  readonly route: Route;
  readonly duplicateOf: string | null;
}

/** Proposes for each report in order of arrival, seeing only earlier ones, as intake would. */
function proposeAll(reports: readonly ExpectedReport[], learned: Learned): Outcome[] {
  const seen: ReportTraits[] = [];
  const outcomes = new Map<string, Outcome>();
  const inOrder = [...reports].sort((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt));
  for (const report of inOrder) {
    const context = { ...report, informantKind: report.informant.kind };
    const reading = readText(report.text);
    const own = proposeCategory(reading, context, learned).value;
    const traits = describeReport({ ...context, category: own }, measuringHash, reading);
    const duplicateOf =
      proposeDuplicates(traits, seen).find(({ relation }) => relation === 'DUPLICATE')?.id ?? null;
    const joined = duplicateOf === null ? undefined : outcomes.get(duplicateOf);
    const category = joined?.category ?? own;
    seen.push({ ...traits, duplicateOf });
    outcomes.set(report.id, {
      report,
      category,
      priority: proposePriority(reading, context, learned).value,
      route: joined?.route ?? proposeRoute(category, reading, context).value,
      duplicateOf,
    });
  }
  return [...outcomes.values()];
}

/**
 * How the proposals stand against what people expect: emergencies found and alarms that are right, category, priority,
 * first route, duplicates found, merges that are right, look-alikes kept apart. Reports that are themselves among the examples are only
 * measured when they are left out of what was `learned`.
 */
export function measureProposals(
  reports: readonly ExpectedReport[],
  learned: Learned = ownExamples(),
): Measured[] {
  const outcomes = proposeAll(reports, learned);
  const row = (
    what: Measured['what'],
    counted: readonly Outcome[],
    isRight: (outcome: Outcome) => boolean,
  ): Measured => {
    const wrong = counted.filter((outcome) => !isRight(outcome)).map(({ report }) => report.id);
    return { what, right: counted.length - wrong.length, of: counted.length, wrong };
  };
  const isAlarm = ({ priority }: Outcome): boolean => priority === 'EMERGENCY';
  const isCategory = ({ report, category }: Outcome): boolean => category === report.expect.category;
  const isRoute = ({ report, route }: Outcome): boolean => route === report.expect.routeTo;
  const isDuplicate = ({ report, duplicateOf }: Outcome): boolean =>
    duplicateOf === report.expect.duplicateOf;
  const filter = (keep: (outcome: Outcome) => boolean): Outcome[] => outcomes.filter(keep);
  return [
    row(
      'EMERGENCIES_FOUND',
      filter(({ report }) => report.expect.isEmergency),
      isAlarm,
    ),
    row('ALARMS_RIGHT', filter(isAlarm), ({ report }) => report.expect.isEmergency),
    row('CATEGORY', outcomes, isCategory),
    row('PRIORITY', outcomes, ({ report, priority }) => priority === report.expect.priority),
    row('ROUTE', outcomes, isRoute),
    row('ROUTE_WHERE_CATEGORY_RIGHT', filter(isCategory), isRoute),
    row(
      'DUPLICATES_FOUND',
      filter(({ report }) => report.expect.duplicateOf !== null),
      isDuplicate,
    ),
    row(
      'MERGES_RIGHT',
      filter(({ duplicateOf }) => duplicateOf !== null),
      isDuplicate,
    ),
    row(
      'LOOKALIKES_KEPT_APART',
      filter(({ report }) => report.expect.notDuplicateOf !== null),
      ({ report, duplicateOf }) => duplicateOf === null || duplicateOf !== report.expect.notDuplicateOf,
    ),
  ];
}
