import { Link } from 'react-router';
import { InertText } from '#ui/console/evidence.tsx';
import { Badge, Facts } from '#ui/console/parts.tsx';
import { Moment, TimeLeft } from '#ui/console/time.tsx';
import { useLocale } from '#ui/console/words.ts';
import { Papers, SenderForms } from './sender-forms.tsx';
import { addressOf } from './send-address.ts';
import { Basis, markOf, StateBadge, useStepWords } from './step-parts.tsx';
import { Questions } from './step-questions.tsx';
import type { StepsData } from './steps-page.tsx';

type Step = StepsData['steps'][number];

/** Every step one below the other: who, what, when, and what was said. The shape on the line says how it stands, then the word. */
export function Track({ steps, now }: { steps: readonly Step[]; now: string }) {
  const w = useStepWords();
  return (
    <ol className="track" aria-label={w.steps.track}>
      {steps.map((step) => {
        const mark = markOf(step);
        return (
          <li key={step.stepId} id={`buoc-${step.ordinal}`} className={`track-step is-${mark.kind}`}>
            <span className="track-mark" aria-hidden="true">
              {mark.shape}
            </span>
            <TrackStep step={step} now={now} />
          </li>
        );
      })}
    </ol>
  );
}

function TrackStep({ step, now }: { step: Step; now: string }) {
  const w = useStepWords();
  const isSender =
    step.actions.includes('WITHDRAW') || step.actions.includes('RECORD_POLICE_WORD') || step.via === 'LETTER';
  return (
    <article className="card track-card" aria-label={w.stepNumber(step.ordinal)}>
      <div className="track-head">
        <h2>
          {step.ordinal}. {w.purposes[step.purpose]}
        </h2>
        <p className="step-marks">
          <StateBadge step={step} />
          <Badge>{w.kinds[step.kind]}</Badge>
          {step.acceptedLate && step.acceptedAt && <Badge tone="attention">{w.acceptedLate}</Badge>}
          {step.escalatedTo && step.endedAt === null && (
            <span className="is-quiet">
              {(w.ladder as Readonly<Record<string, string>>)[step.escalatedTo] ?? step.escalatedTo}
            </span>
          )}
        </p>
      </div>
      <Dates step={step} now={now} />
      <Papers step={step} />
      {step.words && <InertText>{step.words}</InertText>}
      {step.reason && (
        <div className="step-reason">
          <h3>{w.labels.reason}</h3>
          <InertText>{step.reason}</InertText>
        </div>
      )}
      {step.note && (
        <div className="step-reason">
          <h3>
            {w.labels.outcome}
            {step.outcome && `: ${w.outcomes[step.outcome]}`}
          </h3>
          <InertText>{step.note}</InertText>
        </div>
      )}
      {step.questions.length > 0 && <Questions step={step} side={isSender ? 'SENDER' : 'RECEIVER'} />}
      {step.actions.length > 0 && isSender && <SenderForms step={step} goOn={elsewhere(step)} />}
      {step.actions.length > 0 && !isSender && (
        <p>
          <Link className="step-more" to={`/buoc/${step.stepId}`} reloadDocument>
            {w.steps.openStep}
          </Link>
        </p>
      )}
    </article>
  );
}

/** The same wish with nobody chosen yet: for a step that is taken back to go elsewhere. */
export function elsewhere(step: Pick<Step, 'fileId' | 'kind' | 'purpose' | 'parts'>): string {
  const wanted = { roleCode: null, organizationId: null, personId: null, byLetter: false, query: '' };
  return `/tin/${step.fileId}/chuyen/gui${addressOf({ ...wanted, kind: step.kind, purpose: step.purpose, parts: step.parts }, null)}`;
}

function Dates({ step, now }: { step: Step; now: string }) {
  const w = useStepWords();
  const locale = useLocale();
  const l = w.labels;
  const facts: (readonly [string, React.ReactNode])[] = [
    [l.to, `${step.to.name} · ${step.to.personName ?? w.nobody}`],
    [l.from, [step.from.name, step.from.personName].filter(Boolean).join(' · ')],
    [l.sent, <Moment key="sent" at={step.sentAt} />],
  ];
  if (step.acceptedAt) facts.push([l.accepted, <Moment key="accepted" at={step.acceptedAt} />]);
  else if (step.endedAt === null)
    facts.push([
      l.acceptBy,
      <div key="by">
        {step.dueAt ? <TimeLeft due={step.dueAt} now={now} /> : step.acceptance.within[locale]}
        <Basis clock={step.acceptance} />
      </div>,
    ]);
  if (step.work && step.endedAt === null)
    facts.push([
      l.due,
      <div key="due">
        {step.work.dueAt ? (
          <TimeLeft due={step.work.dueAt} now={now} />
        ) : (
          w.fromAcceptance(step.work.within[locale])
        )}
        <Basis clock={step.work} />
      </div>,
    ]);
  if (step.endedAt) facts.push([l.ended, <Moment key="ended" at={step.endedAt} />]);
  if (step.remindedAt && step.endedAt === null)
    facts.push([l.reminded, <Moment key="reminded" at={step.remindedAt} />]);
  facts.push([l.sees, step.parts.map((part) => w.parts[part]).join(', ')]);
  return <Facts facts={facts} />;
}
