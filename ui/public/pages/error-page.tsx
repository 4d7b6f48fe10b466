import { TextAreaField } from '../components/field.tsx';
import { WithHelplines } from '../components/helplines.tsx';
import { PublicPage } from '../page.tsx';
import type { ErrorPageProps, KeptForm } from './props.ts';
import { sitePagesWords } from './words.ts';

/** What happened, that nothing was lost, what to do now; and whatever the person had typed, to be sent again. */
export function ErrorPage({ frame, kind, kept }: ErrorPageProps) {
  const { errors, kept: keptWords } = sitePagesWords(frame.language);
  const { title, text } = errors[kind];
  return (
    <PublicPage frame={kept ? { ...frame, otherLanguageHref: undefined } : frame} title={title}>
      <h1>{title}</h1>
      <p className="lead">
        <WithHelplines>{text}</WithHelplines>
      </p>
      {kept && (
        <>
          <h2>{keptWords.heading}</h2>
          <p>{keptWords.note}</p>
          <form method="post" action={kept.action}>
            <KeptFields kept={kept} language={frame.language} />
            <button className="button" type="submit">
              {keptWords.sendAgain}
            </button>
          </form>
        </>
      )}
    </PublicPage>
  );
}

function KeptFields({ kept, language }: { kept: KeptForm; language: ErrorPageProps['frame']['language'] }) {
  return kept.fields.map(({ name, value, label }, place) =>
    label ? (
      <TextAreaField
        key={`${place}-${name}`}
        language={language}
        name={name}
        label={label}
        value={value}
        rows={rowsFor(value)}
      />
    ) : (
      <input key={`${place}-${name}`} type="hidden" name={name} value={value} />
    ),
  );
}

function rowsFor(text: string): number {
  return Math.min(14, Math.max(1, text.split('\n').length + Math.floor(text.length / 60)));
}
