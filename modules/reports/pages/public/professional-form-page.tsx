import {
  ChoiceField,
  ErrorSummary,
  LanguageButton,
  Notice,
  pathIn,
  PublicPage,
  publicPaths,
  TextAreaField,
  TextField,
  Unattended,
  WithHelplines,
} from '#ui/public/index.ts';
import { frameWords } from '#ui/public/words.ts';
import { type ProfessionalFormPageProps, professions } from './professional-form.ts';
import { Watched } from './watched.tsx';
import { reportPagesWords } from './words.ts';

/** For teachers, doctors, journalists: what was seen and who was told already; and what the law asks of them. */
export function ProfessionalFormPage(props: ProfessionalFormPageProps) {
  const { frame, values, problems, notice } = props;
  const { language } = frame;
  const { form, professional: words, notices } = reportPagesWords(language);
  const field = (name: keyof typeof values) => ({ language, name, value: values[name], problems });
  return (
    <PublicPage
      frame={frame}
      title={form.neutralTitle}
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
      <Notice tone="calm" title={form.emergencyTitle}>
        <p>
          <WithHelplines>{form.emergency}</WithHelplines>
        </p>
      </Notice>
      <Unattended language={language} until={props.unattendedUntil} />
      <Notice tone="calm" title={words.dutyTitle}>
        <ul>
          {words.duty.map((text) => (
            <li key={text}>
              <WithHelplines>{text}</WithHelplines>
            </li>
          ))}
        </ul>
      </Notice>
      <form method="post" action={props.action} noValidate>
        <input type="hidden" name="nonce" value={props.nonce} />
        <input type="hidden" name="lang" value={language} />
        <ChoiceField
          {...field('role')}
          label={words.role}
          choices={professions.map((value) => ({ value, label: words.roleChoices[value] }))}
          optional
        />
        <TextField {...field('organization')} label={words.organization} optional />
        <TextAreaField {...field('seen')} label={words.seen} hint={words.seenHint} rows={9} />
        <TextAreaField {...field('links')} label={form.links} hint={form.linksHint} rows={3} optional />
        <TextField
          {...field('place')}
          label={form.place}
          hint={form.placeHint}
          suggestions={props.communes}
          optional
        />
        <TextField {...field('childAge')} label={form.childAge} inputMode="numeric" width="short" optional />
        <TextAreaField
          {...field('already')}
          label={words.already}
          hint={words.alreadyHint}
          rows={3}
          optional
        />
        <TextField
          {...field('mustNotKnowOther')}
          label={form.mustNotKnow}
          hint={words.mustNotKnowHint}
          optional
        />
        <TextField {...field('name')} label={words.name} autoComplete="name" optional />
        <TextField
          {...field('phone')}
          label={form.phone}
          type="tel"
          autoComplete="tel"
          width="medium"
          optional
        />
        <TextField {...field('email')} label={form.email} type="email" autoComplete="email" optional />
        <TextField {...field('callWhen')} label={words.contact} hint={form.callWhenHint} optional />
        <p className="before-sending">{form.beforeSending}</p>
        <button className="button" type="submit">
          {notice ? form.sendAgain : form.send}
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
