import type { ReactNode } from 'react';
import { ErrorSummary } from './components/error-summary.tsx';
import { WithHelplines } from './components/helplines.tsx';
import { Notice } from './components/notice.tsx';
import type { Frame, Problem } from './frame.ts';
import { LanguageButton, PublicPage } from './page.tsx';

/** What every page of one form takes from its route. */
export type FormPageProps = {
  frame: Frame;
  action: string;
  /** Sealed value that makes a second press harmless. */
  nonce: string;
  problems: Problem[];
};

type Around = {
  form: FormPageProps;
  title: string;
  heading: string;
  lead: string;
  /** Why the form came back although nothing in it is wrong. */
  notice?: { title: string; text: string } | undefined;
  words: { send: string; sendAgain: string; beforeSending?: string };
  /** What is said before the first question. */
  before?: ReactNode;
  /** The questions. */
  children: ReactNode;
  after?: ReactNode;
};

/** A page that is one form: what is wrong first, why it came back, what it is about, the questions, one button, the other language. */
export function FormPage({ form, title, heading, lead, notice, words, before, children, after }: Around) {
  const { frame, action, nonce, problems } = form;
  const { language } = frame;
  return (
    <PublicPage frame={frame} title={title} hasProblems={problems.length > 0} languageButtonId="language">
      <ErrorSummary language={language} problems={problems} />
      {notice && (
        <Notice tone="attention" title={notice.title}>
          <p>
            <WithHelplines>{notice.text}</WithHelplines>
          </p>
        </Notice>
      )}
      <h1>{heading}</h1>
      <p className="lead">{lead}</p>
      {before}
      <form method="post" action={action} noValidate>
        <input type="hidden" name="nonce" value={nonce} />
        <input type="hidden" name="lang" value={language} />
        {children}
        {words.beforeSending && <p className="before-sending">{words.beforeSending}</p>}
        <button className="button" type="submit">
          {notice ? words.sendAgain : words.send}
        </button>
        <LanguageButton frame={frame} id="language" />
      </form>
      {after}
    </PublicPage>
  );
}
