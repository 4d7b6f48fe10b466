import { Notice, pathIn, Points, PublicPage, publicPaths } from '#ui/public/index.ts';
import { AfterSendingForms } from './after-sending-forms.tsx';
import type { AfterSendingProps } from './props.ts';
import { reportPagesWords } from './words.ts';

/** What became of a step of the half hour after sending: a word set, four words to copy, something more told. */
export function AfterSendingPage({ frame, action, grant, text, answer }: AfterSendingProps) {
  const { language } = frame;
  const { after: words, form, receipt } = reportPagesWords(language);
  const { state } = answer;
  const { title, points } = words.answers[state];
  const wasTaken = state === 'WORDS' || state === 'WORD_SET' || state === 'TOLD';
  return (
    <PublicPage frame={{ ...frame, otherLanguageHref: undefined }} title={form.neutralTitle}>
      <Notice tone={wasTaken ? 'done' : 'attention'} title={title} level={1}>
        {state === 'WORDS' && (
          <ol className="code-words" translate="no" lang="vi">
            {answer.words.map((word) => (
              <li key={word}>{word}</li>
            ))}
          </ol>
        )}
        <Points points={points} />
      </Notice>
      {grant !== null ? (
        <AfterSendingForms
          language={language}
          action={action}
          grant={grant}
          text={text}
          hasSecret={state === 'WORDS' || state === 'WORD_SET'}
        />
      ) : (
        text !== '' && (
          <div className="field">
            <label htmlFor="kept">{words.kept}</label>
            <textarea id="kept" rows={7} readOnly dir="auto" defaultValue={text} />
          </div>
        )
      )}
      <p className="buttons screen-only">
        <a className="button quiet" href={pathIn(language, publicPaths.lookUp)}>
          {receipt.toLookUp}
        </a>
        <a className="button quiet" href={pathIn(language, publicPaths.report)}>
          {words.another}
        </a>
      </p>
    </PublicPage>
  );
}
