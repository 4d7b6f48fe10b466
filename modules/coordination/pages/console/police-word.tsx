import { CheckField, ConsoleForm, HiddenField, SubmitButton, TextField } from '#ui/console/form.tsx';
import { useStepWords } from './step-parts.tsx';

/** Whose word, in which letter; the names are those of the handle, so that each refusal stands beside its box. */
function PoliceWordBoxes() {
  const w = useStepWords().police;
  return (
    <>
      <TextField name="policeWord.name" label={w.name} />
      <TextField name="policeWord.title" label={w.post} />
      <TextField name="policeWord.on" label={w.on} type="date" />
      <TextField name="policeWord.number" label={w.number} />
    </>
  );
}

/** Inside the form of a receipt or an answer of the police: one tick, and what must be known with it. */
export function PoliceWordFields() {
  const w = useStepWords().police;
  return (
    <fieldset className="choices police-word">
      <legend>{w.title}</legend>
      <p className="field-hint">{w.hold}</p>
      <CheckField name="policeAgree" label={w.agree} hint={w.agreeHint} />
      <div className="police-word-more">
        <PoliceWordBoxes />
      </div>
    </fieldset>
  );
}

/** Their letter came by itself, perhaps long after the step had ended. */
export function PoliceWordForm({ stepId }: { stepId: string }) {
  const w = useStepWords().police;
  return (
    <ConsoleForm does="police-word" id={stepId} label={w.later}>
      <HiddenField name="stepId" value={stepId} />
      <p className="is-quiet">
        {w.hold} {w.agreeHint}
      </p>
      <PoliceWordBoxes />
      <SubmitButton tone="quiet">{w.save}</SubmitButton>
    </ConsoleForm>
  );
}
