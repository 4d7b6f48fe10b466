import { ChoiceField, TextAreaField, TextField } from '#ui/public/index.ts';
import { closePeople } from '../../rules/wishes.ts';
import { DoorPage } from './door-page.tsx';
import type { InformantChoice, ReportFormPageProps, SafeToCall } from './props.ts';
import { reportPagesWords } from './words.ts';

const safeToCallOrder: SafeToCall[] = ['ANY_TIME', 'CERTAIN_HOURS', 'NO_CALLS'];
const kindOrder: InformantChoice[] = ['PARENT', 'TEACHER', 'OFFICER', 'CITIZEN', 'CHILD'];
const contactFields = ['name', 'phone', 'email', 'safeToCall', 'callWhen'] as const;

/** The adult door: one page, nothing asked twice, everything typed kept whatever happens. */
export function ReportFormPage(props: ReportFormPageProps) {
  const { values, problems } = props;
  const { language } = props.frame;
  const { form: words } = reportPagesWords(language);
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
    <DoorPage door={props} heading={words.heading} lead={words.lead}>
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
        <TextField {...field('name')} label={words.name} optional />
        <TextField {...field('phone')} label={words.phone} type="tel" width="medium" optional />
        <ChoiceField
          {...field('safeToCall')}
          label={words.safeToCall}
          hint={words.safeToCallHint}
          choices={safeToCallOrder.map((value) => ({ value, label: words.safeToCallChoices[value] }))}
        />
        <TextField {...field('callWhen')} label={words.callWhen} hint={words.callWhenHint} optional />
        <TextField {...field('email')} label={words.email} hint={words.emailHint} type="email" optional />
      </details>
    </DoorPage>
  );
}
