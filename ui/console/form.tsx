import { Button, Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { createContext, useContext, useEffect, useId, useRef } from 'react';
import { Form, Link, useActionData, useNavigation } from 'react-router';
import { beginHere } from '../begin-here.ts';
import { consolePath } from './addresses.ts';
import { type FormAnswer, formFields } from './answer-form.ts';
import { forgetSent, rememberSent } from './last-sent.ts';
import { PickedDay } from './picked-day.tsx';
import type { ConsoleProblem } from './problem.ts';
import { useShellWords } from './words.ts';

type FormState = { readonly scope: string; readonly answer: FormAnswer | null; readonly isBusy: boolean };
const FormContext = createContext<FormState>({ scope: '', answer: null, isBusy: false });

type ConsoleFormProps = {
  /** The name of the handler in `answerForm`. */
  readonly does: string;
  /** Tells several forms of one name on a page apart; comes back with the answer. */
  readonly id?: string;
  /** What the form is, for those who hear the page. */
  readonly label?: string;
  /** Another page of the console that takes it. */
  readonly action?: string;
  readonly encType?: 'multipart/form-data';
  readonly className?: string;
  /** The element's own id, for fields that stand outside of the form and belong to it. */
  readonly domId?: string;
  /** On a plain page: what is typed is kept on the device until it was taken (device-draft.ts). */
  readonly isKept?: boolean;
  readonly children: React.ReactNode;
};

/** A form that posts. Without scripts it is a plain form; with them the page stays. A refusal comes back into it. */
export function ConsoleForm({
  does,
  id = '',
  label,
  action,
  encType,
  className,
  isKept,
  domId,
  children,
}: ConsoleFormProps) {
  const found = useActionData<FormAnswer>();
  const navigation = useNavigation();
  const scope = useId();
  const answer = found?.problem && found.form === does && found.id === id ? found : null;
  const isBusy =
    navigation.formData?.get(formFields.does) === does &&
    (navigation.formData.get(formFields.id) ?? '') === id;
  const form = useRef<HTMLFormElement>(null);
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !isBusy) {
      forgetSent();
      // Taken: the boxes are empty again, as they are on a new page without scripts.
      if (!answer) form.current?.reset();
    }
    wasBusy.current = isBusy;
  }, [isBusy, answer]);
  return (
    <FormContext value={{ scope, answer, isBusy }}>
      <Form
        ref={form}
        id={domId}
        onSubmit={(event) => rememberSent(new FormData(event.currentTarget), event.currentTarget.action)}
        method="post"
        action={action}
        encType={encType}
        noValidate
        preventScrollReset
        aria-label={label}
        data-draft={isKept ? `${does}.${id}` : undefined}
        className={className ? `form ${className}` : 'form'}
      >
        <input type="hidden" name={formFields.does} value={does} />
        {id && <input type="hidden" name={formFields.id} value={id} />}
        {answer && <FormProblem problem={answer.problem} scope={scope} />}
        {children}
      </Form>
    </FormContext>
  );
}

/** What went wrong, first in the form and first for whoever listens: the sentence, and a way to each field it is about. */
function FormProblem({ problem, scope }: { problem: ConsoleProblem; scope: string }) {
  const words = useShellWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, [problem]);
  const here = consolePath('/step-up');
  return (
    <div ref={box} className="form-problem" role="alert" {...beginHere}>
      <p className="form-problem-title">{words.errorSummary}</p>
      <p>{problem.sentence}</p>
      {problem.fields.length > 0 && (
        <ul>
          {problem.fields.map(({ field, sentence }) => (
            <li key={field + sentence}>
              <a href={`#${fieldId(scope, field)}`}>{sentence}</a>
            </li>
          ))}
        </ul>
      )}
      {problem.code === 'STEP_UP_REQUIRED' && (
        <a href={here} target="_blank" rel="noreferrer">
          {words.stepUp}
        </a>
      )}
    </div>
  );
}

const fieldId = (scope: string, name: string) => `${scope}-${name}`;

const reachedBy = (altKey: string | undefined) =>
  altKey === undefined ? {} : { 'aria-keyshortcuts': `Alt+${altKey.toUpperCase()}` };

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly required?: boolean;
  /** A digit or letter that leads here together with Alt, also while somebody types; said to those who hear the page, worked by the page's script. */
  readonly altKey?: string;
};

function useField({ name, value, hint, label, required, altKey }: FieldProps) {
  const { scope, answer } = useContext(FormContext);
  const typed = answer?.typed[name];
  const problem = answer?.problem.fields.find(({ field }) => field === name)?.sentence;
  return {
    typed,
    props: {
      id: fieldId(scope, name),
      name,
      label,
      description: hint,
      error: problem,
      // A refused form is a new one with other starting values: React keeps what a field holds otherwise.
      key: answer ? JSON.stringify(typed ?? null) : 'new',
      defaultValue: typed?.[0] ?? value ?? '',
      'aria-required': required,
      ...reachedBy(altKey),
    },
  };
}

type TextFieldProps = FieldProps & {
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'datetime-local' | 'password' | 'search' | 'number';
  readonly autoComplete?: string;
  readonly inputMode?: 'numeric' | 'tel' | 'email' | 'text';
  /** Id of a `datalist` with suggestions. */
  readonly list?: string;
};

export function TextField({
  type = 'text',
  autoComplete = 'off',
  inputMode,
  list,
  ...field
}: TextFieldProps) {
  const { key, defaultValue, ...props } = useField(field).props;
  const isDay = type === 'date' || type === 'datetime-local';
  return (
    <TextInput
      key={key}
      {...props}
      {...(isDay ? { inputContainer: (box) => [box, <PickedDay key="day" inputId={props.id} />] } : {})}
      type={type}
      defaultValue={type === 'password' ? '' : defaultValue}
      autoComplete={autoComplete}
      inputMode={inputMode}
      list={list}
    />
  );
}

export function TextAreaField({
  rows = 3,
  isFirst,
  ...field
}: FieldProps & { readonly rows?: number; readonly isFirst?: boolean }) {
  const { key, ...props } = useField(field).props;
  return <Textarea key={key} {...props} rows={rows} resize="vertical" data-first={isFirst} />;
}

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };

export function SelectField({
  choices,
  empty,
  ...field
}: FieldProps & { readonly choices: readonly Choice[]; readonly empty?: string }) {
  const { key, ...props } = useField(field).props;
  const data = [
    ...(empty === undefined ? [] : [{ value: '', label: empty }]),
    ...choices.map(({ value, label }) => ({ value, label })),
  ];
  return <NativeSelect key={key} {...props} data={data} />;
}

/** One of a few, all of them in sight. */
export function ChoiceField({ choices, ...field }: FieldProps & { readonly choices: readonly Choice[] }) {
  const { typed, props } = useField(field);
  const chosen = typed ? typed[0] : field.value;
  return (
    <fieldset className="choices" aria-describedby={props.error ? `${props.id}-problem` : undefined}>
      <legend id={props.id} tabIndex={-1}>
        {field.label}
      </legend>
      {field.hint && <p className="field-hint">{field.hint}</p>}
      {props.error && (
        <p id={`${props.id}-problem`} className="field-problem">
          {props.error}
        </p>
      )}
      {choices.map(({ value, label, hint }) => (
        <Radio
          key={`${props.key}${value}`}
          name={field.name}
          value={value}
          label={label}
          description={hint}
          defaultChecked={chosen === value}
        />
      ))}
    </fieldset>
  );
}

export function CheckField({
  name,
  label,
  hint,
  value = 'yes',
  isChecked,
  altKey,
}: FieldProps & { readonly isChecked?: boolean }) {
  const { typed, props } = useField({ name, label, hint });
  const { answer } = useContext(FormContext);
  const checked = answer ? (typed?.includes(value) ?? false) : isChecked;
  return (
    <Checkbox
      key={props.key}
      id={props.id}
      name={name}
      value={value}
      label={label}
      description={hint}
      error={props.error}
      defaultChecked={checked}
      {...reachedBy(altKey)}
    />
  );
}

export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />;
}

type ButtonProps = {
  readonly tone?: 'primary' | 'quiet' | 'danger';
  readonly name?: string;
  readonly value?: string;
  readonly altKey?: string;
  readonly children: React.ReactNode;
};

/** Sends the form. `primary` stands once on a page. */
export function SubmitButton({ tone = 'primary', name, value, altKey, children }: ButtonProps) {
  const { isBusy } = useContext(FormContext);
  const words = useShellWords();
  return (
    <Button
      type="submit"
      className={`button-${tone}`}
      name={name}
      value={value}
      {...reachedBy(altKey)}
      aria-disabled={isBusy}
      onClick={(event) => isBusy && event.preventDefault()}
    >
      {isBusy ? words.working : children}
    </Button>
  );
}

/** A way to another page that looks like a button because it is the next step. */
export function LinkButton({
  to,
  tone = 'quiet',
  altKey,
  children,
}: {
  to: string;
  tone?: 'primary' | 'quiet';
  altKey?: string;
  children: React.ReactNode;
}) {
  return (
    <Button component={Link} to={to} className={`button-${tone}`} {...reachedBy(altKey)}>
      {children}
    </Button>
  );
}

/** Text that has no form any more, to be copied: nothing that was typed is lost. */
export function KeptText({ problem, typed }: { problem: string; typed: FormAnswer['typed'] }) {
  const words = useShellWords();
  const kept = Object.values(typed)
    .flat()
    .filter((text) => text.trim() !== '');
  return (
    <div className="form-problem" role="alert" tabIndex={-1}>
      <p className="form-problem-title">{words.errorSummary}</p>
      <p>{problem}</p>
      {kept.length > 0 && (
        <>
          <p>{words.typedKept}</p>
          {kept.map((text) => (
            <textarea
              key={text}
              className="kept"
              readOnly
              rows={Math.min(12, text.split('\n').length + 1)}
              defaultValue={text}
              aria-label={words.typedKept}
            />
          ))}
        </>
      )}
    </div>
  );
}
