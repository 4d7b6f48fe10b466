import {
  Notice,
  pathIn,
  PublicPage,
  publicPaths,
  TextField,
  Timeline,
  WithHelplines,
} from '#ui/public/index.ts';
import { publicTimeline } from './public-timeline.ts';
import type { StatusPageProps } from './props.ts';
import { Watched } from './watched.tsx';
import { reportPagesWords } from './words.ts';

/** How far a report is: sentences from a closed list only, so that no note of the staff can ever slip through. */
export function StatusPage({ frame, action, token, reached, outcome }: StatusPageProps) {
  const { language } = frame;
  const { status: words, form, lookUp } = reportPagesWords(language);
  const steps = publicTimeline(reached);
  const isClosed = steps.at(-1)?.state === 'done';
  return (
    <PublicPage frame={{ ...frame, otherLanguageHref: undefined }} title={form.neutralTitle}>
      <h1>{words.title}</h1>
      {isClosed && outcome && (
        <Notice tone="done" title={words.outcomeTitle}>
          <p>{words.outcomes[outcome]}</p>
        </Notice>
      )}
      <Timeline
        language={language}
        stateWords={words.stateWords}
        steps={steps.map(({ step, at, state }) => ({
          title: words.steps[step].title,
          note: state === 'later' ? undefined : words.steps[step].note,
          at,
          state,
        }))}
      />
      <form className="screen-only" method="post" action={action}>
        <input type="hidden" name="lang" value={language} />
        <input type="hidden" name="token" value={token} />
        <p>{words.againNote}</p>
        <button className="button quiet" type="submit">
          {words.again}
        </button>
      </form>
      <form className="screen-only" method="post" action={action} noValidate>
        <h2>{words.messagesTitle}</h2>
        <p>{words.messages}</p>
        <input type="hidden" name="lang" value={language} />
        <input type="hidden" name="token" value={token} />
        <TextField language={language} name="secret" label={lookUp.secret} />
        <button className="button quiet" type="submit">
          {words.open}
        </button>
      </form>
      <h2>{words.moreTitle}</h2>
      <p>
        <WithHelplines>{words.more}</WithHelplines>
      </p>
      <p className="buttons screen-only">
        <a className="button quiet" href={pathIn(language, publicPaths.report)}>
          {form.title}
        </a>
        <a className="button quiet" href={pathIn(language, publicPaths.lookUp)}>
          {words.lookUpAgain}
        </a>
        <a className="button quiet" href={pathIn(language, publicPaths.dataRequest)}>
          {words.askAboutData}
        </a>
      </p>
      <Watched language={language} />
    </PublicPage>
  );
}
