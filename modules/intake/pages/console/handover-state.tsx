import { Badge } from '#ui/console/parts.tsx';
import { TimeLeft } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import type { HotlineHandover } from '../../contract.ts';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';

/** Arrived, on its way, or overdue; and what the line says. */
export function HandoverState({ one, now }: { one: HotlineHandover; now: string }) {
  const w = useWords(intakeVi, intakeEn).hotline;
  if (one.withdrawnAt) return <Badge tone="quiet">{w.withdrawn}</Badge>;
  if (one.receiptedAt)
    return (
      <>
        <Badge tone="good">{w.receipted}</Badge>{' '}
        {one.told && <span className="is-quiet">{w.told[one.told]}</span>}
      </>
    );
  const word = one.lastTrouble?.replace(' !', '') ?? '';
  const trouble = word && (w.troubles[word as keyof typeof w.troubles] ?? w.troubles.OTHER);
  return (
    <>
      <Badge tone={one.isUndelivered ? 'danger' : 'attention'}>
        {one.isUndelivered ? w.undelivered : w.waiting}
      </Badge>{' '}
      {one.dueAt && <TimeLeft due={one.dueAt} now={now} />}
      {one.attempts > 0 && (
        <p className="is-quiet">{[w.tries(one.attempts), trouble].filter(Boolean).join(' · ')}</p>
      )}
    </>
  );
}
