import {
  ChoiceField,
  ErrorSummary,
  LanguageButton,
  Notice,
  PublicPage,
  TextAreaField,
  TextField,
  Unattended,
  WithHelplines,
  pathIn,
  publicPaths,
} from '#ui/public/index.ts';
import { frameWords } from '#ui/public/words.ts';
import { closePeople } from '../../rules/wishes.ts';
import type { InformantChoice, ReportFormPageProps, SafeToCall } from './props.ts';
import { Watched } from './watched.tsx';
import { reportPagesWords } from './words.ts';

const safeToCallOrder: SafeToCall[] = ['ANY_TIME', 'CERTAIN_HOURS', 'NO_CALLS'];
const kindOrder: InformantChoice[] = ['PARENT', 'TEACHER', 'OFFICER', 'CITIZEN', 'CHILD'];
const contactFields = ['name', 'phone', 'email', 'safeToCall', 'callWhen'] as const;

/** The adult door: one page, nothing asked twice, everything typed kept whatever happens. */
export function ReportFormPage(props: ReportFormPageProps) {
  const { frame, values, problems, notice } = props;
  const { language } = frame;
  const { form: words, notices } = reportPagesWords(language);
  const field = (name: Exclude<keyof typeof values, 'mustNotKnow'>) => ({
    language,
    name,
    value: values[name],
    problems,
  });
  const wantsContact =
    contactFields.some((name) => values[name] !== '') ||
    problems.some(({ field }) => contactFields.some((name) => name === field));
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
      <h1>{words.heading}</h1>
      <p className="lead">{words.lead}</p>
      <Notice tone="calm" title={words.emergencyTitle}>
        <p>
          <WithHelplines>{words.emergency}</WithHelplines>
        </p>
      </Notice>
      <Unattended language={language} until={props.unattendedUntil} />
      <form method="post" action={props.action} noValidate>
        <input type="hidden" name="nonce" value={props.nonce} />
        <input type="hidden" name="lang" value={language} />
        <TextAreaField {...field('what')} label={words.what} hint={words.whatHint} rows={9} />
        <TextAreaField {...field('links')} label={words.links} hint={words.linksHint} rows={3} optional />
        <TextField
          {...field('place')}
          label={words.place}
          hint={words.placeHint}
          suggestions={props.communes}
          optional
        />
        <TextField
          {...field('childAge')}
          label={words.childAge}
          hint={words.childAgeHint}
          inputMode="numeric"
          width="short"
          optional
        />
        <ChoiceField
          language={language}
          name="mustNotKnow"
          label={words.mustNotKnow}
          hint={words.mustNotKnowHint}
          choices={closePeople.map((value) => ({ value, label: words.mustNotKnowChoices[value] }))}
          chosen={values.mustNotKnow}
          problems={problems}
          optional
        >
          <TextField {...field('mustNotKnowOther')} label={words.mustNotKnowOther} optional />
        </ChoiceField>
        <ChoiceField
          {...field('kind')}
          label={words.kind}
          choices={kindOrder.map((value) => ({ value, label: words.kindChoices[value] }))}
          optional
        />
        <details className="fold" open={wantsContact}>
          <summary>{words.contactSummary}</summary>
          <p>{words.contactLead}</p>
          <TextField {...field('name')} label={words.name} autoComplete="name" optional />
          <TextField
            {...field('phone')}
            label={words.phone}
            type="tel"
            autoComplete="tel"
            width="medium"
            optional
          />
          <ChoiceField
            {...field('safeToCall')}
            label={words.safeToCall}
            hint={words.safeToCallHint}
            choices={safeToCallOrder.map((value) => ({ value, label: words.safeToCallChoices[value] }))}
          />
          <TextField {...field('callWhen')} label={words.callWhen} hint={words.callWhenHint} optional />
          <TextField
            {...field('email')}
            label={words.email}
            hint={words.emailHint}
            type="email"
            autoComplete="email"
            optional
          />
        </details>
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
