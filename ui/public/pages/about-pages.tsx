import type { ReactNode } from 'react';
import { Prose } from '../components/prose.tsx';
import type { Frame } from '../frame.ts';
import { PublicPage } from '../page.tsx';
import { pathIn, publicPaths } from '../paths.ts';
import { sitePagesWords } from './words.ts';

/** Who we are, what we do and what we do not. */
export function AboutPage({ frame }: { frame: Frame }) {
  return <Explanation frame={frame} page="about" />;
}

/** What is kept, who reads it, for how long; and the way to ask about it. */
export function PrivacyPage({ frame }: { frame: Frame }) {
  const { language } = frame;
  return (
    <Explanation frame={frame} page="privacy">
      <p className="screen-only">
        <a className="button" href={pathIn(language, publicPaths.dataRequest)}>
          {sitePagesWords(language).askAboutData}
        </a>
      </p>
    </Explanation>
  );
}

/** What works for whom, what does not yet, and what to do then. */
export function AccessibilityPage({ frame }: { frame: Frame }) {
  return <Explanation frame={frame} page="accessibility" />;
}

type ExplanationProps = {
  frame: Frame;
  page: 'about' | 'privacy' | 'accessibility';
  children?: ReactNode;
};

function Explanation({ frame, page, children }: ExplanationProps) {
  const words = sitePagesWords(frame.language)[page];
  return (
    <PublicPage frame={frame} title={words.title}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Prose sections={words.sections} />
      {children}
    </PublicPage>
  );
}
