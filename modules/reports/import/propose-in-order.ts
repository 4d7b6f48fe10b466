import type { KeyStore } from '#kernel/keys/key-store.ts';
import {
  describeReport,
  type DuplicateProposal,
  proposeCategory,
  proposeDuplicates,
  proposePriority,
  proposeRoute,
  readText,
  type ReportTraits,
} from '#packages/vietnamese-text/index.ts';
import type { ReportCategory, ReportPriority } from '../rules/categories.ts';
import { likenessHash } from '../rules/finding-keys.ts';
import { contextOf } from '../rules/propose.ts';

/** A report as a line of a file tells it. */
export type ReportLine = {
  readonly id: string;
  readonly receivedAt: string;
  readonly text: string;
  readonly urls: readonly string[];
  readonly informant: { readonly kind: string };
  readonly commune?: string | undefined;
  readonly childAge?: number | undefined;
};

export type LineProposal = {
  readonly category: ReportCategory;
  readonly priority: ReportPriority;
  /** Functional role that receives it first; NONE: nobody. */
  readonly route: string;
  readonly reasons: { readonly category: string; readonly priority: string; readonly route: string };
  readonly signs: readonly {
    readonly ruleId: string;
    readonly atLeast: ReportPriority;
    readonly words: readonly string[];
  }[];
  /** Earlier lines that tell the same event (DUPLICATE) or touch it (LINKED), strongest first. */
  readonly duplicates: readonly DuplicateProposal[];
};

export type ProposeInOrder = (report: ReportLine) => LineProposal;

/** How many of the latest lines a line is compared with: a file of any length takes its time in proportion. */
const compared = 5_000;

/**
 * Proposes for one line after another, each beside those before it. What tells the same event as an earlier line takes its category and
 * its office: one event, one hand.
 */
export function proposeInOrder(keys: KeyStore): ProposeInOrder {
  const hash = likenessHash(keys);
  const seen: ReportTraits[] = [];
  const known = new Map<string, Pick<LineProposal, 'category' | 'route'>>();
  return (report) => {
    const { id, receivedAt, text, urls, commune, childAge } = report;
    const told = { informantKind: report.informant.kind, childAge: String(childAge ?? ''), links: urls };
    const context = contextOf(told);
    const reading = readText(text);
    const category = proposeCategory(reading, context);
    const described = { ...context, id, receivedAt, text, category: category.value };
    const traits = describeReport(
      commune === undefined ? described : { ...described, commune },
      hash,
      reading,
    );
    const duplicates = proposeDuplicates(traits, seen);
    const same = duplicates.find(({ relation }) => relation === 'DUPLICATE');
    const first = same && known.get(same.id);
    const priority = proposePriority(reading, context);
    const route = proposeRoute(first?.category ?? category.value, reading, context);
    const proposal = {
      category: first?.category ?? category.value,
      priority: priority.value,
      route: first?.route ?? route.value,
      reasons: { category: category.reason, priority: priority.reason, route: route.reason },
      signs: priority.signs.map(({ ruleId, atLeast, matches }) => ({
        ruleId,
        atLeast,
        words: matches.map((match) => match.text),
      })),
      duplicates,
    };
    seen.push({ ...traits, duplicateOf: same?.id ?? null });
    if (seen.length > compared) known.delete(seen.shift()?.id ?? '');
    known.set(id, proposal);
    return proposal;
  };
}
