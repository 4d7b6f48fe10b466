import { ErrorSummary, Notice, Points, PublicPage, TextField, WithHelplines } from '#ui/public/index.ts';
import type { LookUpPageProps } from './props.ts';
import { Watched } from './watched.tsx';
import { reportPagesWords } from './words.ts';

/** Asks for the code in a form that posts it, so that no address, history or log ever holds it. */
export function LookUpPage({ frame, action, trackingCode, token, problems, isClosed }: LookUpPageProps) {
  const { language } = frame;
  const { lookUp: words, form } = reportPagesWords(language);
  return (
    <PublicPage frame={frame} title={form.neutralTitle} hasProblems={problems.length > 0}>
      <ErrorSummary language={language} problems={problems} />
      {isClosed ? (
        <Notice tone="attention" title={words.closedTitle} level={1}>
          <Points points={words.closed} />
        </Notice>
      ) : (
        <>
          <h1>{words.title}</h1>
          <p className="lead">{words.lead}</p>
        </>
      )}
      <form method="post" action={action} noValidate>
        <input type="hidden" name="lang" value={language} />
        {token && <input type="hidden" name="token" value={token} />}
        <TextField
          language={language}
          name="trackingCode"
          label={words.code}
          hint={token ? words.codeKnown : words.codeHint}
          value={trackingCode}
          problems={problems}
          width="medium"
        />
        <TextField language={language} name="secret" label={words.secret} hint={words.secretHint} optional />
        <button className="button" type="submit">
          {words.submit}
        </button>
      </form>
      <p>
        <WithHelplines>{words.lost}</WithHelplines>
      </p>
      <Watched language={language} />
    </PublicPage>
  );
}
