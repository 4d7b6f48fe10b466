import { WithHelplines } from '../components/helplines.tsx';
import { Mark } from '../components/mark.tsx';
import { Notice } from '../components/notice.tsx';
import { Prose } from '../components/prose.tsx';
import { Unattended } from '../components/unattended.tsx';
import { PublicPage } from '../page.tsx';
import { pathIn, publicPaths } from '../paths.ts';
import { frameWords } from '../words.ts';
import type { HomePageProps } from './props.ts';
import { sitePagesWords } from './words.ts';

/** The front door: what this is, a way in for grown-ups and one for children, whom to call, what we keep, what not to expect. */
export function HomePage({ frame, unattendedUntil }: HomePageProps) {
  const { language } = frame;
  const { home: words } = sitePagesWords(language);
  const opening = (
    <div className="opening">
      <div className="opening-inside">
        <div>
          <h1>{words.heading}</h1>
          <p className="lead">{words.lead}</p>
          <Unattended language={language} until={unattendedUntil} />
          <div className="buttons">
            <a className="button big" href={pathIn(language, publicPaths.child)}>
              {words.child} <small>{words.childNote}</small>
            </a>
            <a className="button big" href={pathIn(language, publicPaths.report)}>
              {words.report} <small>{words.reportNote}</small>
            </a>
            <a className="button big" href={pathIn(language, publicPaths.professional)}>
              {words.professional} <small>{words.professionalNote}</small>
            </a>
            <a className="button big quiet" href={pathIn(language, publicPaths.lookUp)}>
              {words.lookUp} <small>{words.lookUpNote}</small>
            </a>
          </div>
        </div>
        <Mark />
      </div>
    </div>
  );
  return (
    <PublicPage frame={frame} title={words.title} hasWayBack={false} opening={opening}>
      <Notice tone="attention" title={words.dangerTitle}>
        <p>
          <WithHelplines>{words.danger}</WithHelplines>
        </p>
      </Notice>
      <p>
        <a href={pathIn(language, publicPaths.picture)}>{frameWords(language).picture}</a>
      </p>
      <p>
        <a href={pathIn(language, publicPaths.helpCard)}>{words.card}</a>
      </p>
      <p>
        <a href={`${pathIn(language, publicPaths.helpCard)}#km`} lang="km">
          {words.khmer}
        </a>
      </p>
      <Prose sections={words.sections} />
      <p>
        <a href={pathIn(language, publicPaths.privacy)}>{words.morePrivacy}</a>
      </p>
    </PublicPage>
  );
}
