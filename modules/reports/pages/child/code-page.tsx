import { Notice, pathIn, PublicPage, publicPaths, TrackingCode, Points } from '#ui/public/index.ts';
import { AfterForm, GoButton } from './after-form.tsx';
import { Leaving } from './leaving.tsx';
import type { ChildCodeProps } from './props.ts';
import { childWords } from './words.ts';

/** After sending: the code and how to keep it, the secret word for letters, or, as kindly, that no code is needed. */
export function ChildCodePage({ frame, action, token, answer }: ChildCodeProps) {
  const { language } = frame;
  const { title, code: words, exit, sent } = childWords(language);
  const { state } = answer;
  const said = {
    CODE: [words.heading, words.keep],
    WORDS: [words.wordsHeading, words.words],
    REFUSED: [words.refusedHeading, words.refused],
    GONE: [words.goneHeading, words.gone],
    TOLD: [words.toldHeading, words.told],
    WORD_SET: [words.wordSetHeading, words.wordSet],
    WORD_SHORT: [words.wordShortHeading, words.wordShort],
    WORD_TAKEN: [words.wordTakenHeading, words.wordTaken],
  } as const;
  const [heading, points] = said[state];
  const asksWord = state === 'CODE' || state === 'WORD_SHORT' || state === 'WORD_TAKEN';
  return (
    <PublicPage
      frame={{ ...frame, otherLanguageHref: undefined }}
      title={title}
      door="child"
      hasWayBack={false}
    >
      <Notice tone="calm" title={heading} level={1}>
        {state === 'CODE' && <TrackingCode code={answer.trackingCode} />}
        {state === 'WORDS' && (
          <ol className="code-words" translate="no" lang="vi">
            {answer.words.map((word) => (
              <li key={word}>{word}</li>
            ))}
          </ol>
        )}
        <Points points={points} />
      </Notice>
      {token !== null && state !== 'REFUSED' && state !== 'GONE' && (
        <AfterForm action={action} language={language} token={token}>
          {asksWord && (
            <>
              <h2>{words.letterTitle}</h2>
              {state === 'CODE' && <Points points={words.letter} />}
              <div className="field">
                <label htmlFor="word">{words.word}</label>
                <p className="hint" id="hint">
                  {words.wordHint}
                </p>
                <input id="word" name="word" aria-describedby="hint" autoComplete="off" />
              </div>
            </>
          )}
          <p className="buttons">
            {asksWord && <GoButton go="word">{words.chooseWord}</GoButton>}
            {asksWord && <GoButton go="words">{words.giveWords}</GoButton>}
            {!asksWord && <GoButton go="more">{sent.more}</GoButton>}
            {state === 'TOLD' && <GoButton go="code">{sent.showCode}</GoButton>}
          </p>
        </AfterForm>
      )}
      <p className="buttons screen-only">
        <a className="button" href={publicPaths.exit} rel="noreferrer">
          {exit}
        </a>
        {state !== 'REFUSED' && state !== 'GONE' && (
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
