import {
  ErrorSummary,
  LanguageButton,
  Notice,
  PublicPage,
  Unattended,
  WithHelplines,
  pathIn,
  publicPaths,
} from '#ui/public/index.ts';
import { frameWords } from '#ui/public/words.ts';
import type { ReportFormPageProps } from './props.ts';
import { Watched } from './watched.tsx';
import { reportPagesWords } from './words.ts';

/** What every door has around its questions: the way to help first, one form, one button, and the words about being watched last. */
export function DoorPage({
  door: { frame, action, nonce, problems, notice, unattendedUntil },
  heading,
  lead,
  before,
  children,
}: {
  door: Pick<ReportFormPageProps, 'frame' | 'action' | 'nonce' | 'problems' | 'notice' | 'unattendedUntil'>;
  heading: string;
  lead: string;
  /** What this door says before its first question. */
  before?: React.ReactNode;
  children: React.ReactNode;
}) {
  const { language } = frame;
  const { form: words, notices } = reportPagesWords(language);
  return (
    <PublicPage
      frame={frame}
      title={words.neutralTitle}
      hasProblems={problems.length > 0}
      languageButtonId="language"
    >
      <ErrorSummary language={language} problems={problems} />
      {notice && (
        <Notice tone="attention" title={notices[notice].title}>
          <p>
            <WithHelplines>{notices[notice].text}</WithHelplines>
          </p>
        </Notice>
      )}
      <h1>{heading}</h1>
      <p className="lead">{lead}</p>
      <Notice tone="calm" title={words.emergencyTitle}>
        <p>
          <WithHelplines>{words.emergency}</WithHelplines>
        </p>
      </Notice>
      <Unattended language={language} until={unattendedUntil} />
      {before}
      <form method="post" action={action} noValidate>
        <input type="hidden" name="nonce" value={nonce} />
        <input type="hidden" name="lang" value={language} />
        {children}
        <p className="before-sending">{words.beforeSending}</p>
        <button className="button" type="submit">
          {notice ? words.sendAgain : words.send}
        </button>
        <LanguageButton frame={frame} id="language" />
      </form>
      <p>
        <a href={pathIn(language, publicPaths.picture)}>{frameWords(language).picture}</a>
      </p>
      <Watched language={language} />
    </PublicPage>
  );
}
