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
} from '#ui/public/index.ts';
import type { ReportFormPageProps, SafeToCall } from './props.ts';
import { reportPagesWords } from './words.ts';

const safeToCallOrder: SafeToCall[] = ['ANY_TIME', 'CERTAIN_HOURS', 'NO_CALLS'];
const contactFields = ['name', 'phone', 'email', 'safeToCall', 'callWhen'] as const;

/** The adult door: one page, nothing asked twice, everything typed kept whatever happens. */
export function ReportFormPage(props: ReportFormPageProps) {
  const { frame, values, problems, notice } = props;
  const { language } = frame;
  const { form: words, notices } = reportPagesWords(language);
  const field = (name: keyof typeof values) => ({ language, name, value: values[name], problems });
  const wantsContact =
    contactFields.some((name) => values[name] !== '') ||
    problems.some(({ field }) => contactFields.some((name) => name === field));
  return (
    <PublicPage
      frame={frame}
      title={notice ? notices[notice].title : words.title}
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
      {props.unattendedUntil && <Unattended language={language} until={props.unattendedUntil} />}
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
      <details>
        <summary>{words.watchedSummary}</summary>
        <p>
          <WithHelplines>{words.watched}</WithHelplines>
        </p>
      </details>
    </PublicPage>
  );
}
