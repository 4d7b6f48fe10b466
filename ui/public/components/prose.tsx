import { WithHelplines } from './helplines.tsx';
import { Points } from './points.tsx';

/** A heading with its paragraphs and points, all from a message catalogue. */
export type ProseSection = { title: string; paragraphs?: string[]; points?: string[] };

/** Plain explanatory text. Telephone numbers in it can be tapped. */
export function Prose({ sections }: { sections: ProseSection[] }) {
  return sections.map((section) => (
    <section key={section.title} className="prose">
      <h2>{section.title}</h2>
      {section.paragraphs?.map((text) => (
        <p key={text}>
          <WithHelplines>{text}</WithHelplines>
        </p>
      ))}
      {section.points && <Points points={section.points} />}
    </section>
  ));
}
