import { FormPage, Notice, Unattended, WithHelplines, pathIn, publicPaths } from '#ui/public/index.ts';
import { frameWords } from '#ui/public/words.ts';
import type { ReportFormPageProps } from './props.ts';
import { Watched } from './watched.tsx';
import { reportPagesWords } from './words.ts';

/** What every door has around its questions: the way to help first, one form, one button, and the words about being watched last. */
export function DoorPage({
  door,
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
  const { language } = door.frame;
  const { form: words, notices } = reportPagesWords(language);
  return (
    <FormPage
      form={door}
      title={words.neutralTitle}
      heading={heading}
      lead={lead}
      notice={door.notice && notices[door.notice]}
      words={words}
      before={
        <>
          <Notice tone="calm" title={words.emergencyTitle}>
            <p>
              <WithHelplines>{words.emergency}</WithHelplines>
            </p>
          </Notice>
          <Unattended language={language} until={door.unattendedUntil} />
          {before}
        </>
      }
      after={
        <>
          <p>
            <a href={pathIn(language, publicPaths.picture)}>{frameWords(language).picture}</a>
          </p>
          <Watched language={language} />
        </>
      }
    >
      {children}
    </FormPage>
  );
}
