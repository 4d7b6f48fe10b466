import { Link } from 'react-router';
import {
  ChoiceField,
  ConsoleForm,
  LinkButton,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
} from '#ui/console/form.tsx';
import { Card, Disclosure } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { VoiceForm } from './file-contact.tsx';
import { NoteForm } from './file-notes.tsx';
import type { FileData } from './file-page.tsx';
import { ProposalForm } from './file-proposal.tsx';
import { MarkUnsafe } from './file-safety.tsx';
import type { FileStep } from './file-step.ts';
import { FileWaiting } from './file-waiting.tsx';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';

/** Who holds the report and the one thing to do next; everything else that may be done is folded below it. */
export function FileStepPanel({ data }: { data: FileData }) {
  const { report, steps } = data;
  const w = useWords(reportsConsoleVi, reportsConsoleEn).file;
  return (
    <Card title={w.next} isStep>
      <p className="step-holder">{sayHolder(data, w)}</p>
      {report.isPublicStatusHeld && (
        <p className="warning">
          {w.held} {data.mayWork && w.heldByLetter}
        </p>
      )}
      {steps.next && <StepForm step={steps.next} data={data} isNext />}
      <FileWaiting data={data} />
      {steps.other.map((step) => (
        <Disclosure key={step} summary={titleOf(step, report, w)} form={formOf(step)}>
          <StepForm step={step} data={data} />
        </Disclosure>
      ))}
      {report.isPublicStatusHeld && data.isPolice && (
        <Disclosure summary={w.releaseHold} form="release-status">
          <ConsoleForm does="release-status">
            <TextAreaField name="note" label={w.releaseHoldWhy} rows={2} required />
            <SubmitButton tone="quiet">{w.releaseHold}</SubmitButton>
          </ConsoleForm>
        </Disclosure>
      )}
      <Disclosure summary={w.note} isOpen={steps.next === null} form="note">
        <NoteForm />
      </Disclosure>
      <MarkUnsafe fileId={report.fileId} />
      {data.copies && (
        <p>
          <Link to={`/tin/${report.fileId}/xuat`}>{w.copies}</Link>
        </p>
      )}
    </Card>
  );
}

/** The name under which the form of a step is posted. */
export function formOf(step: FileStep): string {
  return step === 'takeOver' ? 'take-over' : step;
}

type Words = typeof reportsConsoleVi.file;

function sayHolder({ report, mayWork }: FileData, w: Words): string {
  if (report.isMine) return w.heldByMe;
  if (report.claimedBy) return w.heldBy(report.claimedByName ?? w.somebody);
  return mayWork ? w.heldByNobody : w.readOnly;
}

function titleOf(step: FileStep, report: FileData['report'], w: Words): string {
  const titles: Record<FileStep, string> = {
    confirm: w.confirm,
    claim: w.claim,
    coordinate: w.coordinate,
    voice: w.voice,
    takeOver: w.takeOver,
    triage: report.category ? w.changeTriage : w.triage,
    verify: report.state === 'VERIFYING' ? w.verifyAgain : w.verify,
    removal: w.removal,
    close: w.close,
    release: w.release,
    reopen: w.reopen,
  };
  return titles[step];
}

function StepForm({ step, data, isNext }: { step: FileStep; data: FileData; isNext?: boolean }) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.file;
  const { report } = data;
  const tone = isNext ? 'primary' : 'quiet';
  const choices = (list: Readonly<Record<string, string>>) =>
    Object.entries(list).map(([value, label]) => ({ value, label }));
  const optionalNote = <TextAreaField name="note" label={w.noteOptional} rows={2} />;
  const title = isNext && step !== 'claim' && step !== 'confirm' && <h3>{titleOf(step, report, w)}</h3>;
  switch (step) {
    case 'confirm':
      return <ProposalForm data={data} isNext={isNext} />;
    case 'voice':
      return (
        <>
          {title}
          <VoiceForm isNext={isNext} />
        </>
      );
    case 'coordinate':
      return (
        <div className="form">
          {title}
          <p>
            {report.priority === 'EMERGENCY' && !data.steps.hadSteps ? w.coordinateNow : w.coordinateHint}
          </p>
          <LinkButton to={`/tin/${report.fileId}/chuyen`} tone={tone}>
            {w.toSteps}
          </LinkButton>
        </div>
      );
    case 'takeOver':
      return (
        <ConsoleForm does="take-over">
          <TextAreaField name="reason" label={w.takeOverWhy} rows={2} required />
          <SubmitButton tone="quiet">{w.saveTakeOver}</SubmitButton>
        </ConsoleForm>
      );
    case 'claim':
      return (
        <ConsoleForm does="claim">
          <SubmitButton tone={tone}>{w.claim}</SubmitButton>
        </ConsoleForm>
      );
    case 'triage':
      return (
        <ConsoleForm does="triage">
          {title}
          <SelectField
            name="category"
            label={w.fact.category}
            hint={w.triageHint}
            value={report.category ?? ''}
            empty={w.chooseCategory}
            choices={choices(words.categories)}
          />
          <SelectField
            name="priority"
            label={w.fact.priority}
            value={report.priority}
            choices={choices(words.priorities)}
          />
          {optionalNote}
          <SubmitButton tone={tone}>{w.saveTriage}</SubmitButton>
        </ConsoleForm>
      );
    case 'verify':
      return (
        <ConsoleForm does="verify">
          {title}
          <p className="standing">{w.standing}</p>
          <SelectField
            name="linkExists"
            label={w.linkExists}
            empty={w.choose}
            choices={choices(w.linkExistsChoices)}
          />
          <TextField name="whichPlace" label={w.whichPlace} />
          <TextField name="whichChild" label={w.whichChild} />
          <ChoiceField
            name="finding"
            label={w.finding}
            hint={w.verifyHint}
            choices={Object.entries(words.findings).map(([value, { label, hint }]) => ({
              value,
              label,
              hint,
            }))}
          />
          {optionalNote}
          <SubmitButton tone={tone}>{w.saveVerify}</SubmitButton>
        </ConsoleForm>
      );
    case 'removal':
      return (
        <div className="form">
          {title}
          <p>{w.removalHint}</p>
          <LinkButton to={`/tin/${report.fileId}/go-bo`} tone={tone}>
            {data.removals.length > 0 ? w.toRemovals : w.toRemoval}
          </LinkButton>
        </div>
      );
    case 'close':
      return (
        <ConsoleForm does="close">
          {title}
          <SelectField
            name="reason"
            label={w.closeReason}
            empty={w.choose}
            choices={choices(words.closingReasons)}
          />
          <SelectField
            name="outcome"
            label={w.closeOutcome}
            empty={w.choose}
            choices={choices(words.outcomes)}
          />
          {optionalNote}
          <SubmitButton tone={isNext ? 'primary' : 'danger'}>{w.saveClose}</SubmitButton>
        </ConsoleForm>
      );
    case 'release':
      return (
        <ConsoleForm does="release">
          <TextAreaField name="note" label={w.releaseWhy} rows={2} required />
          <SubmitButton tone="quiet">{w.saveRelease}</SubmitButton>
        </ConsoleForm>
      );
    case 'reopen':
      return (
        <ConsoleForm does="reopen">
          <TextAreaField name="note" label={w.reopenWhy} rows={2} required />
          <SubmitButton tone="quiet">{w.saveReopen}</SubmitButton>
        </ConsoleForm>
      );
  }
}
