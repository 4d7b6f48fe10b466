import { Prose } from '../components/prose.tsx';
import type { Frame } from '../frame.ts';
import { PublicPage } from '../page.tsx';
import { sitePagesWords } from './words.ts';

/** Who we are, what we do and what we do not. */
export function AboutPage({ frame }: { frame: Frame }) {
  return <Explanation frame={frame} page="about" />;
}

/** What is kept, who reads it, for how long. */
export function PrivacyPage({ frame }: { frame: Frame }) {
  return <Explanation frame={frame} page="privacy" />;
}

/** What works for whom, what does not yet, and what to do then. */
export function AccessibilityPage({ frame }: { frame: Frame }) {
  return <Explanation frame={frame} page="accessibility" />;
}

function Explanation({ frame, page }: { frame: Frame; page: 'about' | 'privacy' | 'accessibility' }) {
  const words = sitePagesWords(frame.language)[page];
  return (
    <PublicPage frame={frame} title={words.title}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Prose sections={words.sections} />
    </PublicPage>
  );
}
