import { ChoiceField, Notice, Points, TextAreaField, TextField } from '#ui/public/index.ts';
import { DoorPage } from './door-page.tsx';
import { type ProfessionalFormPageProps, professions } from './professional-form.ts';
import { reportPagesWords } from './words.ts';

/** For teachers, doctors, journalists: what was seen and who was told already; and what the law asks of them. */
export function ProfessionalFormPage(props: ProfessionalFormPageProps) {
  const { values, problems } = props;
  const { language } = props.frame;
  const { form, professional: words } = reportPagesWords(language);
  const field = (name: keyof typeof values) => ({ language, name, value: values[name], problems });
  return (
    <DoorPage
      door={props}
      heading={words.heading}
      lead={words.lead}
      before={
        <Notice tone="calm" title={words.dutyTitle}>
          <Points points={words.duty} />
        </Notice>
      }
    >
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
      <TextAreaField {...field('already')} label={words.already} hint={words.alreadyHint} rows={3} optional />
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
    </DoorPage>
  );
}
