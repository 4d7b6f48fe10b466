import type { ReactNode } from 'react';
import { Facts } from './components/facts.tsx';
import { WithHelplines } from './components/helplines.tsx';
import { Notice } from './components/notice.tsx';
import { Points } from './components/points.tsx';
import { TrackingCode } from './components/tracking-code.tsx';
import type { Frame } from './frame.ts';
import { PublicPage } from './page.tsx';
import { pathIn, publicPaths } from './paths.ts';
import { sayInstant } from './when.ts';

type Around = {
  frame: Frame;
  title: string;
  words: {
    title: string;
    thanks: string;
    demoTitle: string;
    demoThanks: string;
    codeLabel: string;
    receivedAt: string;
    nextTitle: string;
    next: string[];
    toLookUp: string;
  };
  /** What to come back with, in groups of `by`. */
  code: string;
  by?: 3 | 4;
  receivedAt: string;
  /** What is said of it beside the time. */
  facts?: { name: string; value: ReactNode }[];
  /** What to do meanwhile. */
  children: ReactNode;
};

/** What was sent has arrived: the code in large groups first, what to do meanwhile, what happens next. Made to be printed. */
export function AcknowledgementPage({
  frame,
  title,
  words,
  code,
  by = 4,
  receivedAt,
  facts = [],
  children,
}: Around) {
  const { language, isDemo } = frame;
  return (
    <PublicPage frame={{ ...frame, otherLanguageHref: undefined }} title={title}>
      <Notice tone={isDemo ? 'attention' : 'done'} title={isDemo ? words.demoTitle : words.title} level={1}>
        <p>
          <WithHelplines>{isDemo ? words.demoThanks : words.thanks}</WithHelplines>
        </p>
        <p className="code-label">{words.codeLabel}</p>
        <TrackingCode code={code} by={by} />
        <Facts
          facts={[
            {
              name: words.receivedAt,
              value: <time dateTime={receivedAt}>{sayInstant(language, receivedAt)}</time>,
            },
            ...facts,
          ]}
        />
      </Notice>
      {children}
      <h2>{words.nextTitle}</h2>
      <Points points={words.next} inOrder />
      <p className="screen-only">
        <a className="button quiet" href={pathIn(language, publicPaths.lookUp)}>
          {words.toLookUp}
        </a>
      </p>
    </PublicPage>
  );
}
