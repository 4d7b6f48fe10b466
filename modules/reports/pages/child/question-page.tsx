import { LanguageButton, Notice, PublicPage, WithHelplines } from '#ui/public/index.ts';
import { Carried } from './carried.tsx';
import type { ChildQuestionProps } from './props.ts';
import { QuestionFields } from './question-fields.tsx';
import { questionsFor } from './screens.ts';
import { childWords } from './words.ts';

/** One question, everything answered so far carried unseen; on, back, or send at once. */
export function ChildQuestionPage({ frame, action, nonce, answers, question, notice }: ChildQuestionProps) {
  const { language } = frame;
  const { title, questions: words, notices, limit } = childWords(language);
  const asked = questionsFor(answers);
  const isLast = asked.at(-1) === question;
  const isWaiting = notice?.kind === 'SYSTEM_DOWN' || notice?.kind === 'PAGE_OLD';
  const room = notice?.limit?.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB');
  return (
    <PublicPage frame={frame} title={title} door="child" hasWayBack={false} languageButtonId="language">
      {notice && (
        <Notice tone="attention" title={notices[notice.kind].title}>
          <p id="notice">
            <WithHelplines>{notices[notice.kind].text}</WithHelplines> {room && limit(room)}
          </p>
        </Notice>
      )}
      <form method="post" action={action} noValidate>
        <Carried screen={question} language={language} nonce={nonce} answers={answers} />
        <p className="hint">{words.place(asked.indexOf(question) + 1, asked.length)}</p>
        <QuestionFields
          language={language}
          question={question}
          answers={answers}
          describedBy={notice ? 'notice' : undefined}
        />
        <p className="buttons">
          {isWaiting ? (
            <GoButton go="send" words={words.sendAgain} />
          ) : (
            <>
              {!isLast && <GoButton go="next" words={words.next} />}
              <GoButton go="send" words={isLast ? words.sendLast : words.send} isQuiet={!isLast} />
            </>
          )}
        </p>
        {!isWaiting && <p className="hint">{isLast ? words.notSentLast : words.notSent}</p>}
        <p>
          <button className="plain" type="submit" name="go" value="back">
            {words.back}
          </button>
        </p>
        <LanguageButton frame={frame} id="language" />
      </form>
    </PublicPage>
  );
}

function GoButton({ go, words, isQuiet }: { go: 'next' | 'send'; words: string; isQuiet?: boolean }) {
  return (
    <button className={isQuiet ? 'button quiet' : 'button'} type="submit" name="go" value={go}>
      {words}
    </button>
  );
}
