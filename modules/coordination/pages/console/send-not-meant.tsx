import { ConsoleForm, HiddenField, SubmitButton, TextAreaField } from '#ui/console/form.tsx';
import { Disclosure } from '#ui/console/parts.tsx';
import type { SendData } from './send-page.tsx';
import { useStepWords } from './step-parts.tsx';

type Plan = NonNullable<SendData['plan']>;

/** For a supervisor: what the rules only read out of the text is not meant. One form, one reason, for each office or person. */
export function NotMeant({ plan, here }: { plan: Plan; here: string }) {
  const w = useStepWords().send;
  return plan.clearable.map(({ kind, id, name }) => (
    <Disclosure key={id} summary={w.notMeant[kind](name)} form="not-meant" formId={id}>
      <ConsoleForm does="not-meant" id={id} action={here} label={w.notMeant[kind](name)}>
        <HiddenField name="kind" value={kind} />
        <HiddenField name="id" value={id} />
        <TextAreaField name="reason" label={w.notMeantWhy} hint={w.notMeantHint} rows={2} required />
        <SubmitButton tone="danger">{w.notMeantSave}</SubmitButton>
      </ConsoleForm>
    </Disclosure>
  ));
}
