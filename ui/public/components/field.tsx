import type { ReactNode } from 'react';
import type { Language, Problem } from '../frame.ts';
import { frameWords } from '../words.ts';

/** What every kind of field takes. `name` is both the form's field name and the id that an error links to. */
type FieldProps = {
  language: Language;
  name: string;
  label: string;
  hint?: string;
  /** Says "không bắt buộc" after the label. */
  optional?: boolean;
  value?: string;
  problems?: Problem[];
};

type TextFieldProps = FieldProps & {
  type?: 'text' | 'tel' | 'email';
  inputMode?: 'numeric' | 'text';
  /** Options to choose from while typing freely. */
  suggestions?: readonly string[];
  /** How much room the answer usually needs. */
  width?: 'short' | 'medium' | 'full';
};

const drawn = new WeakMap<readonly string[], string>();

/** The options of a list, drawn once for each list: a hundred communes are the same for everybody who opens the form. */
export function optionsOf(suggestions: readonly string[]): string {
  const known = drawn.get(suggestions);
  if (known !== undefined) return known;
  const html = suggestions.map((suggestion) => `<option>${escapeText(suggestion)}</option>`).join('');
  drawn.set(suggestions, html);
  return html;
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A one-line answer. Like every field it is `autocomplete=off`: phones are shared, and a browser neither offers nor restores what was typed. */
export function TextField(props: TextFieldProps) {
  const { name, value, type = 'text', inputMode, suggestions, width = 'full' } = props;
  return (
    <Labelled {...props}>
      {(described) => (
        <>
          <input
            {...described}
            className={width}
            type={type}
            inputMode={inputMode}
            autoComplete="off"
            list={suggestions && `${name}-list`}
            defaultValue={value}
          />
          {suggestions && (
            <datalist id={`${name}-list`} dangerouslySetInnerHTML={{ __html: optionsOf(suggestions) }} />
          )}
        </>
      )}
    </Labelled>
  );
}

/** A long answer. There is no maxlength on purpose: what is too long comes back whole, with a sentence, never cut. */
export function TextAreaField(props: FieldProps & { rows?: number; spellCheck?: boolean }) {
  return (
    <Labelled {...props}>
      {(described) => (
        <textarea
          {...described}
          rows={props.rows ?? 6}
          autoComplete="off"
          spellCheck={props.spellCheck ?? false}
          dir="auto"
          defaultValue={props.value}
        />
      )}
    </Labelled>
  );
}

type ChoiceProps = FieldProps & {
  choices: { value: string; label: string; hint?: string }[];
  /** Several answers may be chosen: boxes instead of radio buttons, `chosen` instead of `value`. */
  chosen?: readonly string[];
  children?: ReactNode;
};

/** One of a few answers, as radio buttons under a legend; or several of them. */
export function ChoiceField(props: ChoiceProps) {
  const { name, label, hint, value, choices, chosen } = props;
  const problem = problemOf(props);
  return (
    <fieldset
      className={problem ? 'field wrong' : 'field'}
      aria-describedby={describedBy(name, hint, problem)}
    >
      <legend>
        {label} <OptionalNote {...props} />
      </legend>
      <HintAndProblem {...props} />
      {choices.map((choice, place) => (
        <div className="choice" key={choice.value}>
          <input
            type={chosen ? 'checkbox' : 'radio'}
            id={place === 0 ? name : `${name}-${choice.value}`}
            name={name}
            value={choice.value}
            autoComplete="off"
            defaultChecked={chosen ? chosen.includes(choice.value) : value === choice.value}
            aria-describedby={choice.hint && `${name}-${choice.value}-hint`}
          />
          <label htmlFor={place === 0 ? name : `${name}-${choice.value}`}>{choice.label}</label>
          {choice.hint && (
            <p className="hint" id={`${name}-${choice.value}-hint`}>
              {choice.hint}
            </p>
          )}
        </div>
      ))}
      {props.children}
    </fieldset>
  );
}

type Described = { id: string; name: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

function Labelled(props: FieldProps & { children: (described: Described) => ReactNode }) {
  const { name, label, hint, children } = props;
  const problem = problemOf(props);
  return (
    <div className={problem ? 'field wrong' : 'field'}>
      <label htmlFor={name}>
        {label} <OptionalNote {...props} />
      </label>
      <HintAndProblem {...props} />
      {children({
        id: name,
        name,
        'aria-describedby': describedBy(name, hint, problem),
        ...(problem ? { 'aria-invalid': true as const } : {}),
      })}
    </div>
  );
}

function OptionalNote({ language, optional }: FieldProps) {
  return optional ? <span className="optional">({frameWords(language).optional})</span> : null;
}

function HintAndProblem(props: FieldProps) {
  const problem = problemOf(props);
  return (
    <>
      {props.hint && (
        <p className="hint" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      )}
      {problem && (
        <p className="problem" id={`${props.name}-problem`}>
          <span className="unseen">{frameWords(props.language).errorPrefix}</span>
          {problem.message}
        </p>
      )}
    </>
  );
}

function problemOf({ problems = [], name }: FieldProps): Problem | undefined {
  return problems.find((problem) => problem.field === name);
}

function describedBy(name: string, hint?: string, problem?: Problem): string | undefined {
  return [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ') || undefined;
}
