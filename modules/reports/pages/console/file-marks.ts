import type { Mark } from '#ui/console/marks.ts';
import type { reportsConsoleVi } from './messages.vi.ts';

type Span = { readonly start: number; readonly end: number };
type Proposal = {
  readonly signs: readonly { readonly atLeast: string; readonly matches: readonly Span[] }[];
  readonly because: readonly Span[];
} | null;

/** Where the text made the rules speak: signs of danger by their urgency, the rest as grounds of the proposal. */
export function marksOf(proposal: Proposal, words: typeof reportsConsoleVi): Mark[] {
  if (!proposal) return [];
  const urgencies: Readonly<Record<string, string>> = words.priorities;
  return [
    ...proposal.signs.flatMap(({ atLeast, matches }) =>
      matches.map(
        ({ start, end }): Mark => ({
          start,
          end,
          tone: atLeast === 'EMERGENCY' ? 'danger' : 'attention',
          word: urgencies[atLeast] ?? '',
        }),
      ),
    ),
    ...proposal.because.map(
      ({ start, end }): Mark => ({ start, end, tone: 'because', word: words.file.proposal.because }),
    ),
  ];
}
