import { pathIn, PublicPage, publicPaths, WithHelplines, Points } from '#ui/public/index.ts';
import { childKm } from './messages.km.ts';
import type { HelpCardProps } from './props.ts';
import { childWords } from './words.ts';

/** Whom to call and what not to do, in Vietnamese (or English) and Khmer; the one page that a device may keep and show without a network. */
export function HelpCardPage({ frame }: HelpCardProps) {
  const { language } = frame;
  const { title, start, card: words, help } = childWords(language);
  return (
    <PublicPage frame={frame} title={title} door="child">
      <h1>{words.heading}</h1>
      <h2>{words.numbersTitle}</h2>
      <Points points={words.numbers} />
      <h2>{help.THREAT.title}</h2>
      <Points points={help.THREAT.points} />
      <p>
        <a className="button quiet" href={pathIn(language, publicPaths.picture)}>
          {start.picture}
        </a>
      </p>
      <p>{words.khmerNote}</p>
      <section id="km" lang="km">
        <h2>{childKm.heading}</h2>
        <ul>
          {childKm.sentences.map(({ km, vi }) => (
            <li key={vi}>
              <p className="lead">
                <WithHelplines>{km}</WithHelplines>
              </p>
              <p className="hint" lang="vi">
                <WithHelplines>{vi}</WithHelplines>
              </p>
            </li>
          ))}
        </ul>
      </section>
      <Points points={words.offline} />
    </PublicPage>
  );
}
