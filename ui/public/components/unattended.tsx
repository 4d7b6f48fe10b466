import type { Language } from '../frame.ts';
import { sayComing } from '../when.ts';
import { frameWords } from '../words.ts';
import { WithHelplines } from './helplines.tsx';
import { Notice } from './notice.tsx';

/**
 * Says, before the first question, that nobody is awake to read. `until`: undefined, somebody is and nothing is said; an instant, from
 * when somebody reads; null, nobody knows when.
 */
export function Unattended(props: {
  language: Language;
  until: string | null | undefined;
  door?: 'adult' | 'child';
}) {
  const { language, until, door = 'adult' } = props;
  const words = frameWords(language);
  if (until === undefined) return null;
  return (
    <Notice tone="attention" title={words.unattendedTitle}>
      <p>
        <WithHelplines>{words.unattended[door]}</WithHelplines>
        {until !== null && ` ${words.unattendedUntil[door](sayComing(language, until))}`}
      </p>
    </Notice>
  );
}
