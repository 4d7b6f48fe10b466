import { Link, useActionData } from 'react-router';
import type { FormAnswer } from '#ui/console/answer-form.ts';
import { InertText } from '#ui/console/evidence.tsx';
import { ConsoleForm, HiddenField, SubmitButton } from '#ui/console/form.tsx';
import { Badge } from '#ui/console/parts.tsx';
import { Since, TimeLeft } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import { bulkFormId } from './queue-bulk-bar.tsx';
import type { QueueData } from './queue-page.tsx';
import { rowStepOf } from './queue-row-step.ts';
import { inWalk } from './queue-walk.ts';

type RowProps = {
  readonly item: QueueData['items'][number];
  readonly now: string;
  readonly canClaim: boolean;
  readonly isChosen: boolean;
  readonly view: string;
  readonly onFocus: () => void;
  readonly onTick: (isOn: boolean, withRange: boolean) => void;
};

export function QueueRow({ item, now, canClaim, isChosen, view, onFocus, onTick }: RowProps) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.queue;
  const answer = useActionData<FormAnswer>();
  const isNew = item.state === 'RECEIVED';
  const isOpen = item.state !== 'CLOSED';
  const isLate = isOpen && item.dueAt !== null && item.dueAt < now;
  const box = `${item.fileId}:${item.reference}`;
  const marks = [
    item.isUnread && 'is-new',
    (isLate || (isOpen && item.priority === 'EMERGENCY')) && 'is-urgent',
    isChosen && 'is-chosen',
  ].filter(Boolean);
  const about = [
    ...(item.category || item.proposedCategory ? [] : [words.noCategory]),
    words.channels[item.channel],
    ...(item.linkCount > 0 ? [w.links(item.linkCount)] : []),
    ...(item.needsLinkCheck ? [w.checkLinks] : []),
  ];
  return (
    <tr className={marks.join(' ') || undefined} onFocus={onFocus}>
      {canClaim && (
        <td className="queue-tick">
          <label>
            <input
              type="checkbox"
              name="chosen"
              value={box}
              form={bulkFormId}
              defaultChecked={answer?.typed?.['chosen']?.includes(box) ?? false}
              onClick={(event) => onTick(event.currentTarget.checked, event.shiftKey)}
            />
            <span className="unseen">{w.bulk.select(item.reference)}</span>
          </label>
        </td>
      )}
      <td className="queue-what">
        <Link className="queue-open" to={inWalk(item.fileId, { view, from: item.cursor })}>
          <span className="queue-number">{item.reference}</span>
          <span className="queue-text">
            {item.isCovered ? (
              <em>{w.avoided.covered}</em>
            ) : item.excerpt.trim() ? (
              <InertText isInline>{item.excerpt.replace(/\s+/g, ' ')}</InertText>
            ) : (
              <em>{w.noText}</em>
            )}
          </span>
        </Link>
        <p className="queue-marks">
          {item.priority === 'EMERGENCY' && <Badge tone="danger">{words.priorities.EMERGENCY}</Badge>}
          {item.priority === 'HIGH' && <Badge tone="attention">{words.priorities.HIGH}</Badge>}
          {item.category && <Badge tone="quiet">{words.categories[item.category]}</Badge>}
          <Proposed item={item} />
          {item.isAvoided && <Badge tone="attention">{w.avoided.mark}</Badge>}
          {/* Red is for what is urgent now; an emergency says so itself. */}
          {item.hasSigns && item.priority !== 'EMERGENCY' && <Badge tone="attention">{w.signs}</Badge>}
          <span>{about.join(' · ')}</span>
        </p>
      </td>
      <td className="queue-state">
        {item.isUnread && <Badge tone="good">{w.unread}</Badge>}{' '}
        {!(isNew && item.isUnread) && <Badge>{isNew ? w.isNew : words.states[item.state]}</Badge>}
      </td>
      <td className="queue-received">
        <Since at={item.receivedAt} now={now} />
        {item.dueAt && isOpen && (
          <>
            <br />
            <TimeLeft due={item.dueAt} now={now} />
          </>
        )}
      </td>
      <td className="queue-holder">
        {item.isMine ? (
          <Badge tone="quiet">{w.mineMark}</Badge>
        ) : (
          (item.claimedByName ??
          (item.claimedBy ? words.file.somebody : <span className="is-quiet">{w.nobody}</span>))
        )}
      </td>
      <td className="queue-step">{canClaim && <RowStep item={item} />}</td>
    </tr>
  );
}

/** What the rules propose and nobody has confirmed: in a broken frame, with the word. */
function Proposed({ item }: { item: QueueData['items'][number] }) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  if (item.proposalState !== 'PENDING') return null;
  const said = [
    item.proposedCategory && !item.category ? words.categories[item.proposedCategory] : null,
    item.proposedPriority && item.proposedPriority !== item.priority
      ? words.priorities[item.proposedPriority]
      : null,
  ].filter(Boolean);
  if (said.length === 0) return null;
  return (
    <span className="badge badge-proposed">
      {words.queue.proposed}: {said.join(' · ')}
    </span>
  );
}

/** The one step that can be done without opening: confirming what is proposed, else claiming. */
function RowStep({ item }: { item: QueueData['items'][number] }) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.queue;
  const step = rowStepOf(item);
  return (
    <>
      {step === 'confirm' && (
        <ConsoleForm does="confirm" id={item.fileId} label={w.acceptThis(item.reference)}>
          <HiddenField name="fileId" value={item.fileId} />
          <SubmitButton tone="quiet">
            {w.accept}
            <span className="unseen"> {words.reference(item.reference)}</span>
          </SubmitButton>
        </ConsoleForm>
      )}
      {step === 'claim' && (
        <ConsoleForm does="claim" id={item.fileId} label={w.claimThis(item.reference)}>
          <HiddenField name="fileId" value={item.fileId} />
          <HiddenField name="cursor" value={item.cursor} />
          <SubmitButton tone="quiet">
            {w.claim}
            <span className="unseen"> {words.reference(item.reference)}</span>
          </SubmitButton>
        </ConsoleForm>
      )}
    </>
  );
}
