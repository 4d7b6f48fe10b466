import {
  ChoiceField,
  Notice,
  pathIn,
  PublicPage,
  publicPaths,
  sayInstant,
  TextAreaField,
  TextField,
  WithHelplines,
} from '#ui/public/index.ts';
import { Leaving } from '../child/leaving.tsx';
import type { SafeToCall, TalkPageProps } from './props.ts';
import { Watched } from './watched.tsx';
import { reportPagesWords } from './words.ts';

const safeToCallOrder: SafeToCall[] = ['ANY_TIME', 'CERTAIN_HOURS', 'NO_CALLS'];

/** What was written to one informant, and room to answer. Their own words are never shown here again. */
export function TalkPage(props: TalkPageProps) {
  const { frame, action, grant, isChild, messages, notice } = props;
  const { language } = frame;
  const { talk, form } = reportPagesWords(language);
  const words = talk[isChild ? 'child' : 'adult'];
  const carried = (
    <>
      <input type="hidden" name="lang" value={language} />
      <input type="hidden" name="grant" value={grant} />
    </>
  );
  return (
    <PublicPage
      frame={{ ...frame, otherLanguageHref: undefined }}
      title={form.neutralTitle}
      door={isChild ? 'child' : 'adult'}
      hasWayBack={false}
    >
      <h1>{words.heading}</h1>
      {notice && (
        <Notice
          tone={notice === 'TOLD' || notice === 'CONTACT_KEPT' ? 'done' : 'attention'}
          title={words.notices[notice]}
        />
      )}
      {messages.length === 0 && <p className="lead">{words.none}</p>}
      <ol className="letters">
        {messages.map(({ at, text }) => (
          <li key={`${at} ${text}`}>
            <p className="when">
              <time dateTime={at}>{sayInstant(language, at)}</time>
            </p>
            <p className="letter">
              <WithHelplines>{text}</WithHelplines>
            </p>
          </li>
        ))}
      </ol>
      <p className="hint">{words.neverBack}</p>
      <form method="post" action={action} noValidate>
        {carried}
        <TextAreaField
          language={language}
          name="more"
          label={words.answer}
          hint={words.answerHint}
          rows={5}
          value={props.text}
        />
        <button className="button" type="submit" name="go" value="say">
          {words.send}
        </button>
      </form>
      <details className="fold">
        <summary>{words.contactSummary}</summary>
        <form method="post" action={action} noValidate>
          {carried}
          <TextField language={language} name="name" label={words.name} optional />
          <TextField
            language={language}
            name="phone"
            label={words.phone}
            type="tel"
            width="medium"
            optional
          />
          <ChoiceField
            language={language}
            name="safeToCall"
            label={words.safeToCall}
            hint={words.safeToCallHint}
            choices={safeToCallOrder.map((value) => ({ value, label: words.safeToCallChoices[value] }))}
          />
          <TextField language={language} name="callWhen" label={words.callWhen} optional />
          {props.mayText && !isChild && (
            <ChoiceField
              language={language}
              name="wantsTexts"
              label={talk.texts}
              hint={talk.textsHint}
              chosen={[]}
              choices={[{ value: 'yes', label: talk.textsYes }]}
            />
          )}
          <button className="button quiet" type="submit" name="go" value="contact">
            {words.saveContact}
          </button>
        </form>
      </details>
      <p className="buttons screen-only">
        <a className="button quiet" href={publicPaths.exit} rel="noreferrer">
          {words.exit}
        </a>
        <a className="button quiet" href={pathIn(language, isChild ? publicPaths.child : publicPaths.report)}>
          {words.another}
        </a>
      </p>
      {isChild ? <Leaving language={language} /> : <Watched language={language} />}
    </PublicPage>
  );
}
