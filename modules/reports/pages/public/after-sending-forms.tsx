import { type Language, TextAreaField, TextField } from '#ui/public/index.ts';
import { reportPagesWords } from './words.ts';

/** The two steps that stand open for half an hour after sending: a secret word for messages, and something more to tell. */
export function AfterSendingForms(props: {
  language: Language;
  action: string;
  grant: string;
  text?: string;
  /** A secret is there already. */
  hasSecret?: boolean;
}) {
  const { language, action, grant } = props;
  const { after: words } = reportPagesWords(language);
  const carried = (
    <>
      <input type="hidden" name="lang" value={language} />
      <input type="hidden" name="grant" value={grant} />
    </>
  );
  return (
    <>
      {!props.hasSecret && (
        <form className="screen-only" method="post" action={action} noValidate>
          {carried}
          <h2>{words.secretTitle}</h2>
          <p>{words.secret}</p>
          <TextField
            language={language}
            name="word"
            label={words.word}
            hint={words.wordHint}
            width="medium"
          />
          <p className="buttons">
            <button className="button quiet" type="submit" name="go" value="word">
              {words.chooseWord}
            </button>
            <button className="button quiet" type="submit" name="go" value="words">
              {words.giveWords}
            </button>
          </p>
        </form>
      )}
      <form className="screen-only" method="post" action={action} noValidate>
        {carried}
        <h2>{words.moreTitle}</h2>
        <TextAreaField
          language={language}
          name="more"
          label={words.more}
          hint={words.moreHint}
          rows={5}
          value={props.text ?? ''}
        />
        <button className="button quiet" type="submit" name="go" value="say">
          {words.say}
        </button>
      </form>
    </>
  );
}
