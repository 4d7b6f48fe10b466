import { Notice, pathIn, PublicPage, publicPaths, TrackingCode } from '#ui/public/index.ts';
import { Leaving } from './leaving.tsx';
import { Points } from './points.tsx';
import type { ChildCodeProps } from './props.ts';
import { childWords } from './words.ts';

/** The code and how to keep it; or, as kindly, that no code is needed. */
export function ChildCodePage({ frame, action, answer }: ChildCodeProps) {
  const { language } = frame;
  const { title, code: words, exit } = childWords(language);
  const headings = { CODE: words.heading, REFUSED: words.refusedHeading, GONE: words.goneHeading };
  const points = { CODE: words.keep, REFUSED: words.refused, GONE: words.gone };
  return (
    <PublicPage
      frame={{ ...frame, otherLanguageHref: undefined }}
      title={title}
      door="child"
      hasWayBack={false}
    >
      <Notice tone="calm" title={headings[answer.state]} level={1}>
        {answer.state === 'CODE' && <TrackingCode code={answer.trackingCode} />}
        <Points points={points[answer.state]} />
      </Notice>
      <p className="buttons screen-only">
        <a className="button" href={publicPaths.exit} rel="noreferrer">
          {exit}
        </a>
        {answer.state === 'CODE' && (
          <a className="button quiet" href={pathIn(language, publicPaths.lookUp)}>
            {words.lookUp}
          </a>
        )}
        <a className="button quiet" href={pathIn(language, action)}>
          {words.again}
        </a>
      </p>
      <Leaving language={language} />
    </PublicPage>
  );
}
