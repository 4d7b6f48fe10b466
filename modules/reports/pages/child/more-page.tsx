import { Notice, pathIn, PublicPage, WithHelplines } from '#ui/public/index.ts';
import { AfterForm, GoButton } from './after-form.tsx';
import type { ChildMoreProps } from './props.ts';
import { childWords } from './words.ts';

/** "Em muốn kể thêm": one field, sent at once. What could not be taken stays in it. */
export function ChildMorePage({ frame, action, token, text, notice }: ChildMoreProps) {
  const { language } = frame;
  const { title, more: words, code } = childWords(language);
  return (
    <PublicPage
      frame={{ ...frame, otherLanguageHref: undefined }}
      title={title}
      door="child"
      hasWayBack={false}
    >
      <AfterForm action={action} language={language} token={token}>
        <div className="field">
          <h1>
            <label htmlFor="more">{words.heading}</label>
          </h1>
          {notice && (
            <Notice tone="attention" title={words.notices[notice].split(/(?<=[.])\s/)[0] ?? ''}>
              <p id="notice">
                <WithHelplines>
                  {words.notices[notice]
                    .split(/(?<=[.])\s/)
                    .slice(1)
                    .join(' ')}
                </WithHelplines>
              </p>
            </Notice>
          )}
          <p className="hint" id="hint">
            {words.hint}
          </p>
          <textarea
            id="more"
            name="more"
            aria-describedby={notice ? 'notice hint' : 'hint'}
            rows={7}
            autoComplete="off"
            spellCheck={false}
            dir="auto"
            defaultValue={text}
          />
        </div>
        {notice !== 'GONE' && (
          <p className="buttons">
            <GoButton go="say" isFirst>
              {words.send}
            </GoButton>
          </p>
        )}
      </AfterForm>
      {notice === 'GONE' && (
        <p className="buttons">
          <a className="button quiet" href={pathIn(language, action)}>
            {code.again}
          </a>
        </p>
      )}
    </PublicPage>
  );
}
