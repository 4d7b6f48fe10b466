import type { ReactNode } from 'react';
import { Helplines, WithHelplines } from './components/helplines.tsx';
import { Mark } from './components/mark.tsx';
import type { Frame } from './frame.ts';
import { pathIn, publicPaths } from './paths.ts';
import { frameWords } from './words.ts';

type PublicPageProps = {
  frame: Frame;
  title: string;
  /** True when the form on the page has problems: the title says so first, because a screen reader reads it first. */
  hasProblems?: boolean;
  /** The child's door: larger targets, nothing in red. */
  door?: 'adult' | 'child';
  /** False on the first page only. */
  hasWayBack?: boolean;
  /** A full-width opening above the text. */
  opening?: ReactNode;
  /** Id of the language button at the end of a form that holds typed text (see `LanguageButton`). */
  languageButtonId?: string;
  children: ReactNode;
};

/** The whole document of a public page: head, bar with 111, 113 and the way out, demonstration notices, text, help lines, foot. */
export function PublicPage(props: PublicPageProps) {
  const { frame, door = 'adult', hasWayBack = true, languageButtonId } = props;
  const { language } = frame;
  const words = frameWords(language);
  const otherLanguageHref = languageButtonId ? `#${languageButtonId}` : frame.otherLanguageHref;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${props.hasProblems ? words.errorTitle : ''}${props.title} · ${words.productName}`}</title>
        <link rel="stylesheet" href={frame.assets.stylesheet} />
        <link rel="icon" type="image/svg+xml" href={frame.assets.icon} />
      </head>
      <body className={door}>
        <a className="skip" href="#main">
          {words.skipToContent}
        </a>
        <header className="bar">
          <a className="brand" href={pathIn(language, publicPaths.home)}>
            <Mark />
            <span>{words.productName}</span>
          </a>
          <nav aria-label={words.helpBarLabel}>
            {words.helplines.slice(0, 2).map(({ number, who }) => (
              <a key={number} className="call" href={`tel:${number}`}>
                <span className="call-word">{words.call('').trim()} </span>
                <b>{number}</b>
                <span className="unseen">, {who}</span>
              </a>
            ))}
            <a className="exit" href={publicPaths.exit} title={words.exitHint} rel="noreferrer">
              {words.exit}
            </a>
          </nav>
        </header>
        {frame.isDemo && <DemoNotice frame={frame} />}
        <div className="ways">
          {hasWayBack && (
            <a className="back" href={pathIn(language, publicPaths.home)}>
              {words.backHome}
            </a>
          )}
          {otherLanguageHref && (
            <a
              className="language"
              href={otherLanguageHref}
              lang={language === 'vi' ? 'en' : 'vi'}
              title={words.otherLanguageHint}
            >
              {words.otherLanguage}
            </a>
          )}
        </div>
        {props.opening}
        <div className="page">
          <main id="main" tabIndex={-1}>
            {props.children}
          </main>
          <Helplines language={language} />
        </div>
        {frame.isDemo && <DemoNotice frame={frame} />}
        <footer>
          <nav aria-label={words.footerLabel}>
            {(['report', 'lookUp', 'privacy', 'about', 'accessibility'] as const).map((page) => (
              <a key={page} href={pathIn(language, publicPaths[page])}>
                {words[page]}
              </a>
            ))}
          </nav>
          <p>{words.footerPromise}</p>
        </footer>
      </body>
    </html>
  );
}

function DemoNotice({ frame }: { frame: Frame }) {
  return (
    <p className="demo">
      <WithHelplines>{frameWords(frame.language).demo}</WithHelplines>
    </p>
  );
}

/**
 * Reads the page in the other language without losing what was typed: a submit button of the form itself.
 * It stands last in the form, because Enter in a one-line field presses the first button of a form.
 */
export function LanguageButton({ frame, id }: { frame: Frame; id: string }) {
  const words = frameWords(frame.language);
  const other = frame.language === 'vi' ? 'en' : 'vi';
  return (
    <p className="language-button">
      <button id={id} className="plain" type="submit" name="showIn" value={other} formNoValidate lang={other}>
        {words.otherLanguageHint}
      </button>
    </p>
  );
}
