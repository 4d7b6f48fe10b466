import { type Language, WithHelplines } from '#ui/public/index.ts';
import { reportPagesWords } from './words.ts';

/** What leaving does and what it cannot do: the history of the device and its list of calls stay. */
export function Watched({ language }: { language: Language }) {
  const { form: words } = reportPagesWords(language);
  return (
    <details className="screen-only">
      <summary>{words.watchedSummary}</summary>
      <ul>
        {words.watched.map((text) => (
          <li key={text}>
            <WithHelplines>{text}</WithHelplines>
          </li>
        ))}
      </ul>
    </details>
  );
}
