import { ExactAddress, InertText } from '#ui/console/evidence.tsx';
import { Badge, type Tone } from '#ui/console/parts.tsx';
import { useLocale, useWords } from '#ui/console/words.ts';
import { defang } from '#ui/public/defang.ts';
import type { StepRow } from '../../contract.ts';
import { coordinationEn } from './messages.en.ts';
import { coordinationVi } from './messages.vi.ts';

export function useStepWords() {
  return useWords(coordinationVi, coordinationEn);
}

/** Where a step stands: a shape, the word, then the colour. */
export function StateBadge({ step }: { step: StepRow }) {
  const w = useStepWords();
  const { tone, word } = sayState(step, w);
  return <Badge tone={tone}>{word}</Badge>;
}

function sayState(step: StepRow, w: typeof coordinationVi): { tone: Tone; word: string } {
  if (step.isUndelivered) return { tone: 'danger', word: w.undelivered };
  if (step.isOverdue && step.state === 'SENT') return { tone: 'danger', word: w.lateToAccept };
  if (step.isOverdue && step.state === 'ACCEPTED') return { tone: 'danger', word: w.late };
  const tones = {
    SENT: 'attention',
    ACCEPTED: 'quiet',
    RETURNED: 'attention',
    DONE: 'good',
    WITHDRAWN: 'plain',
  } as const;
  return { tone: tones[step.state], word: w.states[step.state] };
}

/** Which shape stands on the track: done, current, waiting, overdue, returned. */
export function markOf(step: StepRow): { readonly shape: string; readonly kind: string } {
  if (step.isUndelivered || (step.isOverdue && step.endedAt === null)) return { shape: '▲', kind: 'late' };
  const marks = {
    SENT: { shape: '○', kind: 'waiting' },
    ACCEPTED: { shape: '●', kind: 'current' },
    RETURNED: { shape: '↩', kind: 'returned' },
    DONE: { shape: '✓', kind: 'done' },
    WITHDRAWN: { shape: '–', kind: 'withdrawn' },
  } as const;
  return marks[step.state];
}

type Clock = StepRow['acceptance'];

/** The limit and what it rests on: "4 giờ. NĐ 56/2017, Điều 26 khoản 1." Folded where the work is done, in full before sending. */
export function Basis({ clock, isFolded = true }: { clock: Clock; isFolded?: boolean }) {
  const w = useStepWords();
  const locale = useLocale();
  const text = w.basis(clock.within[locale], clock.legalBasis, clock.isSetting);
  if (!isFolded) return <span className="step-basis">{text}</span>;
  return (
    <details className="step-basis">
      <summary>{w.labels.basis}</summary>
      {text}
    </details>
  );
}

type Shown = { readonly part: StepRow['parts'][number]; readonly values: readonly string[] };

/** What one part shows, exactly as the receiver sees it. Links are never links. */
export function PartValues({ part, values }: Shown) {
  const w = useStepWords();
  if (values.length === 0) return <p className="is-quiet">{w.step.nothingKnown}</p>;
  return (
    <>
      {values.map((value) =>
        part === 'LINKS' && /^https?:/i.test(value) ? (
          <ExactAddress key={value} exact={value} shown={defang(value)} />
        ) : (
          <InertText key={value}>{value}</InertText>
        ),
      )}
    </>
  );
}
