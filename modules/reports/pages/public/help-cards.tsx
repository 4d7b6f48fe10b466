import { type Language, Points } from '#ui/public/index.ts';
import { helpEn } from './messages-help.en.ts';
import { helpVi } from './messages-help.vi.ts';

/** Saved first, then help: what whoever looks after the child can do now, one folded card for each kind of harm. */
export function HelpCards({ language }: { language: Language }) {
  const words = language === 'vi' ? helpVi : helpEn;
  return (
    <div className="screen-only">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      {words.cards.map(({ kind, title, points }) => (
        <details key={kind} className="fold">
          <summary>{title}</summary>
          <Points points={points} />
        </details>
      ))}
    </div>
  );
}
