import type { ReactNode } from 'react';
import type { Language } from '#ui/public/index.ts';
import { closePeople, troubles } from '../../rules/wishes.ts';
import { type ChildAnswers, contactWishes } from './answers.ts';
import type { Question } from './screens.ts';
import { childWords } from './words.ts';

type Asked = {
  language: Language;
  question: Question;
  answers: ChildAnswers;
  /** Id of the notice above the question, read out with its first field. */
  describedBy: string | undefined;
};

/** The question as the heading of its page, and the one or two fields that answer it. */
export function QuestionFields({ language, question, answers, describedBy }: Asked) {
  const words = childWords(language);
  const { heading, hint } = words[question];
  const described = [describedBy, 'hint'].filter(Boolean).join(' ');
  const choices = { heading, hint, described };
  const typed = { described, hint, heading };
  switch (question) {
    case 'trouble':
      return (
        <Choices
          {...choices}
          type="radio"
          name="trouble"
          options={troubles.map((value) => ({ value, label: words.trouble.choices[value] }))}
          chosen={[answers.trouble]}
        />
      );
    case 'contact':
      return (
        <Choices
          {...choices}
          type="radio"
          name="contact"
          options={contactWishes.map((value) => ({ value, label: words.contact.choices[value] }))}
          chosen={[answers.contact]}
        />
      );
    case 'mustNotKnow':
      return (
        <Choices
          {...choices}
          type="checkbox"
          name="mustNotKnow"
          options={closePeople.map((value) => ({ value, label: words.mustNotKnow.choices[value] }))}
          chosen={answers.mustNotKnow}
        >
          <OneLine name="mustNotKnowOther" label={words.mustNotKnow.other} value={answers.mustNotKnowOther} />
        </Choices>
      );
    case 'tell':
      return <LongAnswer {...typed} name="tell" value={answers.tell} rows={7} />;
    case 'links':
      return <LongAnswer {...typed} name="links" value={answers.links} rows={4} />;
    case 'reach':
      return (
        <fieldset className="field" aria-describedby={described}>
          <legend>
            <h1>{heading}</h1>
          </legend>
          <Hint text={hint} />
          <OneLine name="number" label={words.reach.number} value={answers.number} />
          <OneLine name="when" label={words.reach.when} value={answers.when} />
        </fieldset>
      );
    case 'place':
      return <ShortAnswer {...typed} name="place" value={answers.place} />;
    case 'age':
      return <ShortAnswer {...typed} name="age" value={answers.age} isNumber />;
  }
}

type Typed = { name: string; heading: string; hint: string; described: string; value: string };

function Heading({ name, heading, hint }: Typed) {
  return (
    <>
      <h1>
        <label htmlFor={name}>{heading}</label>
      </h1>
      <Hint text={hint} />
    </>
  );
}

/** No maxlength: what is too long comes back whole. Browsers keep no copy of it (`autocomplete` off). */
function LongAnswer(props: Typed & { rows: number }) {
  const { name, described, value, rows } = props;
  return (
    <div className="field">
      <Heading {...props} />
      <textarea
        id={name}
        name={name}
        aria-describedby={described}
        rows={rows}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        defaultValue={value}
      />
    </div>
  );
}

function ShortAnswer(props: Typed & { isNumber?: boolean }) {
  const { name, described, value, isNumber } = props;
  return (
    <div className="field">
      <Heading {...props} />
      <input
        id={name}
        name={name}
        className={isNumber ? 'short' : 'full'}
        type="text"
        inputMode={isNumber ? 'numeric' : undefined}
        aria-describedby={described}
        autoComplete="off"
        defaultValue={value}
      />
    </div>
  );
}

function OneLine({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input id={name} name={name} className="full" type="text" autoComplete="off" defaultValue={value} />
    </div>
  );
}

function Choices(props: {
  name: string;
  type: 'radio' | 'checkbox';
  heading: string;
  hint: string;
  described: string;
  options: { value: string; label: string }[];
  chosen: readonly string[];
  children?: ReactNode;
}) {
  const { name, type, options, chosen } = props;
  return (
    <fieldset className="field" aria-describedby={props.described}>
      <legend>
        <h1>{props.heading}</h1>
      </legend>
      <Hint text={props.hint} />
      {options.map(({ value, label }) => (
        <div className="choice" key={value}>
          <input
            type={type}
            id={value}
            name={name}
            value={value}
            autoComplete="off"
            defaultChecked={chosen.includes(value)}
          />
          <label htmlFor={value}>{label}</label>
        </div>
      ))}
      {props.children}
    </fieldset>
  );
}

function Hint({ text }: { text: string }) {
  return (
    <p className="hint" id="hint">
      {text}
    </p>
  );
}
