import { isRouteErrorResponse, Link } from 'react-router';
import { consolePath } from './addresses.ts';
import type { EndedSession } from './answer-form.ts';
import { KeptText, LinkButton } from './form.tsx';
import { findSent, type SentAway } from './last-sent.ts';
import { Page } from './page.tsx';
import { isProblem } from './problem.ts';
import { useShellWords } from './words.ts';

const kinds: Readonly<Record<number, 'notFound' | 'conflict' | 'notSignedIn' | 'unavailable'>> = {
  404: 'notFound',
  // An address with something in it that is no number of ours.
  422: 'notFound',
  409: 'conflict',
  401: 'notSignedIn',
  503: 'unavailable',
};

/** What the person reads when a page cannot be shown: what happened, that nothing was lost, what to do now. */
export function ErrorPage({ error }: { error: unknown }) {
  const words = useShellWords();
  const known = isRouteErrorResponse(error) ? error : null;
  const kind = kinds[known?.status ?? 500] ?? 'fault';
  const { title, text, next } = words.errors[kind];
  const problem = known && isProblem(known.data) ? known.data : null;
  if (kind === 'notSignedIn' && problem) {
    return (
      <Page title={title}>
        <Resend {...(known?.data as EndedSession)} hasSignIn />
      </Page>
    );
  }
  const sentAway = findSent();
  if (!known && (sentAway || isLineDown(error))) {
    const { offline } = words.errors;
    return (
      <Page title={offline.title} actions={sentAway ? undefined : <Reload />}>
        {sentAway ? <Resend sentence={offline.text} {...sentAway} /> : <p>{offline.next}</p>}
      </Page>
    );
  }
  return (
    <Page title={title} actions={kind === 'notFound' ? undefined : <Reload />}>
      <div className="error-page">
        <p>{kind === 'notFound' ? text : (problem?.sentence ?? text)}</p>
        <p>{next}</p>
        <p>
          <LinkButton to="/">{words.errors.home}</LinkButton>
        </p>
      </div>
    </Page>
  );
}

function Reload() {
  const words = useShellWords();
  return (
    <Link to="." reloadDocument className="button-link">
      {words.errors.reload}
    </Link>
  );
}

/** `fetch` says so with a TypeError, whatever the reason. */
function isLineDown(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}

type ResendProps = Pick<SentAway, 'typed' | 'sent'> & {
  readonly sentence: string;
  readonly action?: string;
  readonly hasSignIn?: boolean;
};

/** Everything that was typed, to be read and to be sent to the same page once more. */
function Resend({ sentence, typed, sent, action, hasSignIn }: ResendProps) {
  const words = useShellWords();
  return (
    <>
      <KeptText problem={sentence} typed={typed} />
      <div className="form-row">
        {hasSignIn && (
          <a className="button-link" href={consolePath('/sign-in')} target="_blank" rel="noreferrer">
            {words.signIn}
          </a>
        )}
        <form method="post" action={action}>
          {sent.map(([name, value], index) => (
            <textarea key={index} hidden readOnly name={name} value={value} />
          ))}
          <button className="side-button" type="submit">
            {words.sendAgain}
          </button>
        </form>
      </div>
    </>
  );
}
