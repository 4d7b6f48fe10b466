import type { Language } from '../frame.ts';
import { sayInstant } from '../when.ts';
import { frameWords } from '../words.ts';
import { WithHelplines } from './helplines.tsx';
import { Notice } from './notice.tsx';

/** Says, before the first question, that nobody is awake to read and from when somebody is. */
export function Unattended({ language, until }: { language: Language; until: string }) {
  const words = frameWords(language);
  return (
    <Notice tone="attention" title={words.unattendedTitle}>
      <p>
        <WithHelplines>{words.unattended(sayInstant(language, until))}</WithHelplines>
      </p>
    </Notice>
  );
}
