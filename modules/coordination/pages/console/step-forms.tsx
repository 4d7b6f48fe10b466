import {
  CheckField,
  ChoiceField,
  ConsoleForm,
  HiddenField,
  SubmitButton,
  TextAreaField,
  TextField,
} from '#ui/console/form.tsx';
import { Disclosure } from '#ui/console/parts.tsx';
import { stepOutcomes } from '../../rules/words-of-steps.ts';
import { PoliceWordFields } from './police-word.tsx';
import { useStepWords } from './step-parts.tsx';

/** What a form needs to know of its step. */
type Given = {
  readonly stepId: string;
  /** The page's one next thing to do. */
  readonly isNext?: boolean;
  /** What is typed stays on the device: the receiver's page on a phone. */
  readonly isKept?: boolean;
};

/** `isBrief`: in a list, where the step's own page says what accepting means. */
export function AcceptForm({
  stepId,
  isLead,
  isNext = true,
  isBrief,
}: Given & { readonly isLead: boolean; readonly isBrief?: boolean }) {
  const w = useStepWords().act;
  return (
    <ConsoleForm does="accept" id={stepId} className="step-accept">
      <HiddenField name="stepId" value={stepId} />
      {!isBrief && <p className="is-quiet">{isLead ? w.acceptLeadHint : w.acceptHint}</p>}
      <SubmitButton tone={isNext ? 'primary' : 'quiet'}>{isLead ? w.acceptLead : w.accept}</SubmitButton>
    </ConsoleForm>
  );
}

/** `asksPolice`: the answer of a police office may say that the informant reads on. */
export function FinishForm({
  stepId,
  isNext = true,
  isKept,
  asksPolice,
}: Given & { readonly asksPolice?: boolean }) {
  const words = useStepWords();
  const w = words.act;
  return (
    <ConsoleForm does="finish" id={stepId} isKept={isKept} label={w.finishTitle}>
      <HiddenField name="stepId" value={stepId} />
      <ChoiceField
        name="outcome"
        label={w.finishOutcome}
        choices={stepOutcomes
          .filter((outcome) => outcome !== 'PASSED_ON')
          .map((value) => ({ value, label: words.outcomes[value] }))}
      />
      <TextAreaField name="note" label={w.finishNote} hint={w.finishNoteHint} rows={5} required />
      {asksPolice && <PoliceWordFields />}
      <SubmitButton tone={isNext ? 'primary' : 'quiet'}>{w.finish}</SubmitButton>
    </ConsoleForm>
  );
}

export function ReturnForm({ stepId, isKept }: Given) {
  const w = useStepWords().act;
  return (
    <ConsoleForm does="return" id={stepId} isKept={isKept} label={w.returnTitle}>
      <HiddenField name="stepId" value={stepId} />
      <TextAreaField name="reason" label={w.returnReason} hint={w.returnReasonHint} required />
      <SubmitButton tone="danger">{w.return}</SubmitButton>
    </ConsoleForm>
  );
}

export function AskForm({ stepId, isKept }: Given) {
  const w = useStepWords().act;
  return (
    <ConsoleForm does="ask" id={stepId} isKept={isKept} label={w.askTitle}>
      <HiddenField name="stepId" value={stepId} />
      <TextAreaField name="question" label={w.askQuestion} hint={w.askHint} required />
      <SubmitButton tone="quiet">{w.ask}</SubmitButton>
    </ConsoleForm>
  );
}

export function AnswerForm({
  stepId,
  questionId,
  isKept,
}: Given & {
  readonly questionId: string;
}) {
  const w = useStepWords().act;
  return (
    <ConsoleForm does="answer" id={questionId} isKept={isKept} label={w.answer}>
      <HiddenField name="stepId" value={stepId} />
      <HiddenField name="questionId" value={questionId} />
      <TextAreaField name="answer" label={w.answerLabel} required />
      <SubmitButton tone="quiet">{w.answer}</SubmitButton>
    </ConsoleForm>
  );
}

/** Taking back needs a reason and a tick. `goOn`: where to go on to, to send it elsewhere. */
export function WithdrawForm({ stepId, goOn }: Given & { readonly goOn?: string }) {
  const w = useStepWords().act;
  return (
    <ConsoleForm does="withdraw" id={stepId} label={w.withdrawTitle}>
      <HiddenField name="stepId" value={stepId} />
      <TextAreaField name="reason" label={w.withdrawReason} required />
      <CheckField name="sure" label={w.withdrawSure} />
      {goOn && <CheckField name="goOn" value={goOn} label={w.thenSend} />}
      <SubmitButton tone="danger">{w.withdraw}</SubmitButton>
    </ConsoleForm>
  );
}

export function ReceiptForm({
  stepId,
  isNext = true,
  asksPolice,
}: Given & { readonly asksPolice?: boolean }) {
  const w = useStepWords().act;
  return (
    <ConsoleForm does="receipt" id={stepId} encType="multipart/form-data" label={w.receiptTitle}>
      <HiddenField name="stepId" value={stepId} />
      <p className="is-quiet">{w.receiptHint}</p>
      <TextField name="signedBy" label={w.receiptWho} required />
      <TextField name="number" label={w.receiptNumber} />
      <TextField name="receivedAt" label={w.receiptWhen} hint={w.receiptWhenHint} type="datetime-local" />
      <label className="file-field">
        <span>{w.receiptScan}</span>
        <input type="file" name="scan" accept="application/pdf,image/png,image/jpeg" />
      </label>
      {asksPolice && <PoliceWordFields />}
      <SubmitButton tone={isNext ? 'primary' : 'quiet'}>{w.receipt}</SubmitButton>
    </ConsoleForm>
  );
}

export function SlipForm({ stepId, isNext = true }: Given) {
  const w = useStepWords().act;
  return (
    <ConsoleForm does="slip" id={stepId} label={w.slipTitle}>
      <HiddenField name="stepId" value={stepId} />
      <TextField name="signerName" label={w.signerName} />
      <TextField name="signerPosition" label={w.signerPosition} />
      <SubmitButton tone={isNext ? 'primary' : 'quiet'}>{w.slip}</SubmitButton>
    </ConsoleForm>
  );
}

/** A form that is not the next thing to do: folded until asked for. */
export function Folded({
  summary,
  form,
  children,
}: {
  summary: string;
  form: string;
  children: React.ReactNode;
}) {
  return (
    <Disclosure summary={summary} form={form}>
      {children}
    </Disclosure>
  );
}
