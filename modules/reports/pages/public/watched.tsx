import { type Language, Points } from '#ui/public/index.ts';
import { reportPagesWords } from './words.ts';

/** What leaving does and what it cannot do: the history of the device and its list of calls stay. */
export function Watched({ language }: { language: Language }) {
  const { form: words } = reportPagesWords(language);
  return (
    <details className="screen-only">
      <summary>{words.watchedSummary}</summary>
      <Points points={words.watched} />
    </details>
  );
}
