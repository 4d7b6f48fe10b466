import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { InertText } from '#ui/console/evidence.tsx';
import { ConsoleForm, HiddenField, SubmitButton } from '#ui/console/form.tsx';
import { Badge } from '#ui/console/parts.tsx';
import { useShortcuts } from '#ui/console/shortcuts.ts';
import { Since } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import type { QueueData } from './queue-page.tsx';

type Props = Pick<QueueData, 'items' | 'now' | 'canClaim'>;

/** The queue. `j` and `k` walk through it, `o` opens, `c` claims; the row that is chosen is the row that holds the focus. */
export function QueueTable({ items, now, canClaim }: Props) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.queue;
  const body = useRef<HTMLTableSectionElement>(null);
  const [chosen, setChosen] = useState(-1);
  const navigate = useNavigate();

  const walk = (by: number) => {
    const next = Math.min(items.length - 1, Math.max(0, chosen + by));
    setChosen(next);
    const row = body.current?.rows[next];
    row?.querySelector<HTMLAnchorElement>('a.queue-open')?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts([
    ['j', w.keys.next, () => walk(1)],
    ['k', w.keys.previous, () => walk(-1)],
    ['o', w.keys.open, () => items[chosen] && void navigate(`/tin/${items[chosen].fileId}`)],
    ['c', w.keys.claim, () => body.current?.rows[chosen]?.querySelector('form')?.requestSubmit()],
  ]);

  return (
    <div className="table-box">
      <table className="table queue" aria-label={w.table}>
        <thead>
          <tr>
            <th scope="col">{w.columns.what}</th>
            <th scope="col">{w.columns.state}</th>
            <th scope="col">{w.columns.received}</th>
            <th scope="col">{w.columns.holder}</th>
            <th scope="col">
              <span className="unseen">{w.columns.step}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {items.map((item, index) => (
            <QueueRow
              key={item.fileId}
              item={item}
              now={now}
              canClaim={canClaim}
              isChosen={index === chosen}
              onFocus={() => setChosen(index)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  item: QueueData['items'][number];
  now: string;
  canClaim: boolean;
  isChosen: boolean;
  onFocus: () => void;
};

function QueueRow({ item, now, canClaim, isChosen, onFocus }: RowProps) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.queue;
  const isNew = item.state === 'RECEIVED';
  const marks = [
    isNew && 'is-new',
    item.priority === 'EMERGENCY' && item.state !== 'CLOSED' && 'is-urgent',
    isChosen && 'is-chosen',
  ].filter(Boolean);
  const about = [
    item.category ? words.categories[item.category] : words.noCategory,
    words.channels[item.channel],
    ...(item.linkCount > 0 ? [w.links(item.linkCount)] : []),
    ...(item.needsLinkCheck ? [w.checkLinks] : []),
  ];
  return (
    <tr className={marks.join(' ') || undefined} onFocus={onFocus}>
      <td className="queue-what">
        <Link className="queue-open" to={`/tin/${item.fileId}`}>
          <span className="queue-number">{item.reference}</span>
          <span className="queue-text">
            {item.excerpt.trim() ? (
              <InertText isInline>{item.excerpt.replace(/\s+/g, ' ')}</InertText>
            ) : (
              <em>{w.noText}</em>
            )}
          </span>
        </Link>
        <p className="queue-marks">
          {item.priority === 'EMERGENCY' && <Badge tone="danger">{words.priorities.EMERGENCY}</Badge>}
          {item.priority === 'HIGH' && <Badge tone="attention">{words.priorities.HIGH}</Badge>}
          <span>{about.join(' · ')}</span>
        </p>
      </td>
      <td className="queue-state">
        {isNew ? <Badge tone="good">{w.isNew}</Badge> : <Badge>{words.states[item.state]}</Badge>}
      </td>
      <td className="queue-received">
        <Since at={item.receivedAt} now={now} />
      </td>
      <td className="queue-holder">
        {item.isMine ? (
          <Badge tone="quiet">{w.mineMark}</Badge>
        ) : (
          (item.claimedByName ??
          (item.claimedBy ? words.file.somebody : <span className="is-quiet">{w.nobody}</span>))
        )}
      </td>
      <td className="queue-step">
        {isNew && canClaim && (
          <ConsoleForm does="claim" id={item.fileId} label={w.claimThis(item.reference)}>
            <HiddenField name="fileId" value={item.fileId} />
            <SubmitButton tone="quiet">
              {w.claim}
              <span className="unseen"> {words.reference(item.reference)}</span>
            </SubmitButton>
          </ConsoleForm>
        )}
      </td>
    </tr>
  );
}
