import {
  ChoiceField,
  FormPage,
  Notice,
  pathIn,
  publicPaths,
  TextAreaField,
  TextField,
  WithHelplines,
} from '#ui/public/index.ts';
import { dataRequestKinds, publicRelations } from '../../rules/request-kinds.ts';
import type { DataRequestPageProps } from './props.ts';
import { privacyPagesWords } from './words.ts';

/** What one wants, who one is, how to be reached; 111 before anything else, since a child in danger may land here. */
export function DataRequestPage(props: DataRequestPageProps) {
  const { frame, values, problems, notice } = props;
  const { language } = frame;
  const { form: words, neutralTitle, notices } = privacyPagesWords(language);
  const field = (name: keyof typeof values) => ({ language, name, value: values[name], problems });
  return (
    <FormPage
      form={props}
      title={neutralTitle}
      heading={words.heading}
      lead={words.lead}
      notice={notice && notices[notice]}
      words={words}
      before={
        <Notice tone="calm" title={words.dangerTitle}>
          <p>
            <WithHelplines>{words.danger}</WithHelplines>
          </p>
          <p>
            <a className="button quiet" href={pathIn(language, publicPaths.child)}>
              {words.toChild}
            </a>
          </p>
        </Notice>
      }
    >
      <ChoiceField
        {...field('kind')}
        label={words.kind}
        choices={dataRequestKinds.map((value) => ({ value, ...words.kinds[value] }))}
      />
      <ChoiceField
        {...field('relation')}
        label={words.relation}
        choices={publicRelations.map((value) => ({ value, label: words.relations[value] }))}
      />
      <TextAreaField {...field('words')} label={words.words} hint={words.wordsHint} rows={5} optional />
      <TextField
        {...field('trackingCode')}
        label={words.code}
        hint={words.codeHint}
        width="medium"
        optional
      />
      <TextField {...field('name')} label={words.name} autoComplete="name" optional />
      <TextAreaField {...field('contact')} label={words.contact} hint={words.contactHint} rows={3} />
    </FormPage>
  );
}
