import { sayMoment, saySince, sayStretch, sayTimeLeft } from './time-words.ts';
import { useLocale, useShellWords } from './words.ts';

/** An instant in full. */
export function Moment({ at }: { at: string }) {
  return (
    <time className="time" dateTime={at}>
      {sayMoment(at)}
    </time>
  );
}

/** From when to when, by the weekday. */
export function Stretch({ from, to }: { from: string; to: string }) {
  return <span className="time">{sayStretch(from, to, useShellWords().weekdays)}</span>;
}

type Spoken = { readonly at: string; readonly text: string; readonly isOverdue?: boolean };

/** What is said at once; the date comes with the pointer, with the keyboard's focus in the same row, among facts and on paper. */
function WithDate({ at, text, isOverdue }: Spoken) {
  const full = sayMoment(at);
  return (
    <span className={isOverdue ? 'moment is-overdue' : 'moment'} data-full={full}>
      <time dateTime={at} title={full}>
        {text}
      </time>
      <span className="unseen"> ({full})</span>
    </span>
  );
}

/** `3 giờ trước`. */
export function Since({ at, now }: { at: string; now: string }) {
  const text = saySince(at, now, useLocale(), useShellWords());
  return <WithDate at={at} text={text} />;
}

/** `còn 3 giờ 20 phút`, `quá hạn 2 ngày`. */
export function TimeLeft({ due, now }: { due: string; now: string }) {
  const { text, isOverdue } = sayTimeLeft(due, now, useLocale());
  return <WithDate at={due} text={text} isOverdue={isOverdue} />;
}
