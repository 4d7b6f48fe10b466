import { Fragment } from 'react';
import type { Language } from '../frame.ts';
import { frameWords } from '../words.ts';

/** 111, 113 and 115 with what each is for. Every public page ends with it; a wide screen keeps it beside the text. */
export function Helplines({ language }: { language: Language }) {
  const words = frameWords(language);
  return (
    <aside className="helplines" aria-labelledby="helplines">
      <h2 id="helplines">{words.helplinesTitle}</h2>
      <ul>
        {words.helplines.map((line) => (
          <li key={line.number}>
            <a className="helpline" href={`tel:${line.number}`}>
              <b>{line.number}</b> <span>{line.who}</span>
            </a>
            <p>{line.note}</p>
          </li>
        ))}
      </ul>
    </aside>
  );
}

/** A sentence of ours in which 111, 113 and 115 can be tapped. Never for text that somebody sent. */
export function WithHelplines({ children }: { children: string }) {
  return children.split(/\b(11[135])\b/).map((part, place) =>
    place % 2 === 1 ? (
      <a key={`${place}-${part}`} className="tel" href={`tel:${part}`}>
        {part}
      </a>
    ) : (
      <Fragment key={`${place}-${part}`}>{part}</Fragment>
    ),
  );
}
