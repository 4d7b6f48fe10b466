import { beginHere } from '../../begin-here.ts';
import type { Language, Problem } from '../frame.ts';
import { frameWords } from '../words.ts';

/** What is wrong with the form, first thing on the page, each sentence a link to its field. Nothing when nothing is wrong. */
export function ErrorSummary({ language, problems }: { language: Language; problems: Problem[] }) {
  if (problems.length === 0) return null;
  const words = frameWords(language);
  return (
    <section className="error-summary" aria-labelledby="error-summary" role="alert" {...beginHere}>
      <h2 id="error-summary">{words.errorSummary}</h2>
      <p>{words.errorSummaryNote}</p>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
