import { Points } from '#ui/public/index.ts';
import type { Language } from '#ui/public/index.ts';
import { childWords } from './words.ts';

/** What leaving does and what it cannot do: the history of the device and the list of calls stay. */
export function Leaving({ language }: { language: Language }) {
  const { leaving: words } = childWords(language);
  return (
    <details className="screen-only">
      <summary>{words.summary}</summary>
      <Points points={words.points} />
    </details>
  );
}
