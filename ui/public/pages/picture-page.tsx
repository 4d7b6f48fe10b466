import { WithHelplines } from '../components/helplines.tsx';
import { Notice } from '../components/notice.tsx';
import { Points } from '../components/points.tsx';
import type { Frame } from '../frame.ts';
import { PublicPage } from '../page.tsx';
import { pathIn, publicPaths } from '../paths.ts';
import { sitePagesWords } from './words.ts';

/** A picture arrived by another way: what not to do with it, whom to call, and that we never take one. */
export function PicturePage({ frame }: { frame: Frame }) {
  const { language } = frame;
  const { picture: words, home } = sitePagesWords(language);
  return (
    <PublicPage frame={frame} title={words.title}>
      <h1>{words.heading}</h1>
      <p className="lead">{words.lead}</p>
      <Points points={words.steps} inOrder />
      <Notice tone="calm" title={words.childTitle}>
        <p>
          <WithHelplines>{words.child}</WithHelplines>
        </p>
      </Notice>
      <h2>{words.wayTitle}</h2>
      <p>{words.way}</p>
      <p className="buttons">
        <a className="button" href={pathIn(language, publicPaths.report)}>
          {home.report}
        </a>
        <a className="button quiet" href={pathIn(language, publicPaths.child)}>
          {home.child}
        </a>
      </p>
    </PublicPage>
  );
}
