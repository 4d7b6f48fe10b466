import { InertText } from '#ui/console/evidence.tsx';
import { Badge, Card, Facts, Notice } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { repliesConsoleEn } from './messages.en.ts';
import { repliesConsoleVi } from './messages.vi.ts';
import type { TalkData } from './talk-page.tsx';

/** Wishes before anything else: when and how, and what may make a message dangerous or useless. */
export function BeforeContact({ data }: { data: TalkData }) {
  const w = useWords(repliesConsoleVi, repliesConsoleEn);
  const { talk } = data;
  const safe =
    (['ANY_TIME', 'CERTAIN_HOURS', 'NO_CALLS'] as const).find((one) => one === data.safeToCall) ?? '';
  return (
    <Card title={w.before}>
      <Facts
        facts={[
          [
            w.call,
            <Badge key="call" tone={safe === '' || safe === 'NO_CALLS' ? 'danger' : 'plain'}>
              {w.safe[safe]}
            </Badge>,
          ],
          ...(data.callWhen.trim() === ''
            ? []
            : ([[w.when, <InertText key="when">{data.callWhen}</InertText>]] as const)),
        ]}
      />
      {talk.wishes && <p>{w.saidLater}</p>}
      {talk.wantsTexts && <p>{w.texts}</p>}
      {talk.isChild && <Notice tone="attention">{w.child}</Notice>}
      {!talk.hasSecret && (
        <Notice tone="attention" title={w.noSecretTitle}>
          {w.noSecret}
        </Notice>
      )}
      {talk.wrongTries >= 5 && (
        <Notice tone="danger" title={w.triesTitle}>
          {w.tries(String(talk.wrongTries))}
        </Notice>
      )}
    </Card>
  );
}
