import { Link } from 'react-router';
import {
  ChoiceField,
  ConsoleForm,
  LinkButton,
  SelectField,
  SubmitButton,
  TextAreaField,
} from '#ui/console/form.tsx';
import { Badge, Card, Disclosure } from '#ui/console/parts.tsx';
import { TimeLeft } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import type { FileData } from './file-page.tsx';
import type { FileStep } from './file-step.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';

/** Who holds the report and the one thing to do next; everything else that may be done is folded below it. */
export function FileStepPanel({ data }: { data: FileData }) {
  const { report, steps } = data;
  const w = useWords(reportsConsoleVi, reportsConsoleEn).file;
  return (
    <Card title={w.next} isStep>
      <p className="step-holder">{sayHolder(data, w)}</p>
      <Removals data={data} />
      {steps.next && <StepForm step={steps.next} data={data} isNext />}
      {steps.other.map((step) => (
        <Disclosure key={step} summary={titleOf(step, report, w)} form={step}>
          <StepForm step={step} data={data} />
        </Disclosure>
      ))}
      <Disclosure summary={w.note} isOpen={steps.next === null} form="note">
        <ConsoleForm does="note" className="note-form">
          <TextAreaField name="note" label={w.note} hint={w.noteHint} />
          <SubmitButton tone="quiet">{w.saveNote}</SubmitButton>
        </ConsoleForm>
      </Disclosure>
    </Card>
  );
}

type Words = typeof reportsConsoleVi.file;

function sayHolder({ report, mayWork }: FileData, w: Words): string {
  if (report.isMine) return w.heldByMe;
  if (report.claimedBy) return w.heldBy(report.claimedByName ?? w.somebody);
  return mayWork ? w.heldByNobody : w.readOnly;
}

function titleOf(step: FileStep, report: FileData['report'], w: Words): string {
  const titles: Record<FileStep, string> = {
    claim: w.claim,
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
  const title = isNext && step !== 'claim' && <h3>{titleOf(step, report, w)}</h3>;
  switch (step) {
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

/** The removal requests of this file in a line each, with what is left of their time. */
function Removals({ data: { removals, report, now, canRemove } }: { data: FileData }) {
  const w = useWords(reportsConsoleVi, reportsConsoleEn).file;
  if (removals.length === 0) return null;
  return (
    <ul className="removals" aria-label={w.removals}>
      {removals.map((request) => (
        <li
          key={request.requestId}
          className={request.isOverdue && !request.endedAt ? 'is-overdue' : undefined}
        >
          <span>
            {canRemove ? (
              <Link to={`/tin/${report.fileId}/go-bo`}>{request.provider.name}</Link>
            ) : (
              request.provider.name
            )}{' '}
            <Badge tone="quiet">
              {request.outcome ? w.removalOutcomes[request.outcome] : w.removalStates[request.state]}
            </Badge>
          </span>
          {request.dueAt && !request.endedAt && <TimeLeft due={request.dueAt} now={now} />}
        </li>
      ))}
    </ul>
  );
}
