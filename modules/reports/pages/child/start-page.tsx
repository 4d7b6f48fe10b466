import {
  LanguageButton,
  Notice,
  pathIn,
  PublicPage,
  publicPaths,
  Unattended,
  Points,
} from '#ui/public/index.ts';
import { Mark } from '#ui/public/components/mark.tsx';
import { Carried } from './carried.tsx';
import { Leaving } from './leaving.tsx';
import { childKm } from './messages.km.ts';
import type { ChildStartProps } from './props.ts';
import { childWords } from './words.ts';

/** The child's first screen: what is promised, what cannot be promised, whom to call now, and one button. */
export function ChildStartPage({ frame, action, nonce, answers, unattendedUntil }: ChildStartProps) {
  const { language } = frame;
  const { title, start: words } = childWords(language);
  const opening = (
    <div className="opening">
      <div className="opening-inside">
        <div>
          <h1>{words.heading}</h1>
          {words.promises.map((text) => (
            <p key={text} className="lead">
              {text}
            </p>
          ))}
        </div>
        <Mark />
      </div>
    </div>
  );
  return (
    <PublicPage frame={frame} title={title} door="child" languageButtonId="language" opening={opening}>
      <Unattended language={language} until={unattendedUntil} door="child" />
      <form method="post" action={action} noValidate>
        <Carried screen="start" language={language} nonce={nonce} answers={answers} />
        <p className="buttons">
          <button className="button big" type="submit" name="go" value="next">
            {words.begin}
          </button>
        </p>
        <p>{words.beginNote}</p>
        <Notice tone="attention" title={words.dangerTitle}>
          <Points points={words.danger} />
        </Notice>
        <LanguageButton frame={frame} id="language" />
      </form>
      <Leaving language={language} />
      <h2>{words.backTitle}</h2>
      <p>{words.withoutCode}</p>
      <p className="buttons">
        <a className="button quiet" href={pathIn(language, publicPaths.lookUp)}>
          {words.lookUp}
        </a>
        <a className="button quiet" href={pathIn(language, publicPaths.helpCard)}>
          {words.card}
        </a>
        <a className="button quiet" href={pathIn(language, publicPaths.picture)}>
          {words.picture}
        </a>
        <a className="button quiet" href={`${pathIn(language, publicPaths.helpCard)}#km`} lang="km">
          {childKm.language}
        </a>
      </p>
    </PublicPage>
  );
}
