import { consolePath } from '#ui/console/addresses.ts';
import { ExactAddress, InertText } from '#ui/console/evidence.tsx';
import {
  ChoiceField,
  ConsoleForm,
  HiddenField,
  SelectField,
  SubmitButton,
  TextField,
} from '#ui/console/form.tsx';
import { Badge, Card, Disclosure, Facts } from '#ui/console/parts.tsx';
import { Moment, TimeLeft } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { removalsConsoleEn } from './messages.en.ts';
import { removalsConsoleVi } from './messages.vi.ts';
import type { RemovalsData } from './removals-page.tsx';

type Request = RemovalsData['requests'][number];

/** One request: who was asked for what, by when, what came back, and the one next step. */
export function RequestCard({ request, data }: { request: Request; data: RemovalsData }) {
  const w = useWords(removalsConsoleVi, removalsConsoleEn);
  const isOpen = request.endedAt === null;
  return (
    <Card title={request.number ? w.requestNumber(request.number) : w.requestDraft} isStep={isOpen}>
      <Facts
        facts={[
          [
            w.fact.state,
            <Badge
              key="state"
              tone={request.outcome === 'REMOVED' ? 'good' : request.isOverdue && isOpen ? 'danger' : 'quiet'}
            >
              {request.outcome ? w.outcomes[request.outcome] : w.states[request.state]}
            </Badge>,
          ],
          [w.fact.provider, `${request.provider.name} · ${request.provider.email}`],
          [w.fact.basis, request.article],
          ...(request.servedAt
            ? [
                [
                  w.fact.served,
                  <span key="served">
                    <Moment at={request.servedAt} /> ({w.servedBy[request.servedBy ?? 'PAGE']})
                  </span>,
                ] as const,
              ]
            : []),
          ...(request.dueAt
            ? [
                [
                  w.fact.due,
                  isOpen ? (
                    <TimeLeft key="due" due={request.dueAt} now={data.now} />
                  ) : (
                    <Moment key="due" at={request.dueAt} />
                  ),
                ] as const,
              ]
            : []),
          ...(request.mail && request.mail.state !== 'SENT'
            ? [[w.fact.mail, w.mail(request.mail.state, request.mail.trouble)] as const]
            : []),
        ]}
      />
      {request.state !== 'DRAFT' && (
        <p className="file-links">
          <a href={`${letterPath(data.fileId, request.requestId)}`}>{w.letterPdf}</a> ·{' '}
          <a href={`${letterPath(data.fileId, request.requestId)}?dang=docx`}>{w.letterDocx}</a>
        </p>
      )}
      <Answers request={request} />
      {isOpen && request.state === 'DRAFT' && <Draft request={request} data={data} />}
      {isOpen && request.state !== 'DRAFT' && data.mayWork && <Check request={request} />}
      {(!isOpen || !data.mayWork || request.state === 'DRAFT') && <Links request={request} />}
      {isOpen && data.mayWork && <End request={request} />}
    </Card>
  );
}

const letterPath = (fileId: string, requestId: string) =>
  consolePath(`/tin/${fileId}/go-bo/${requestId}/van-ban`);

function Links({ request }: { request: Request }) {
  const w = useWords(removalsConsoleVi, removalsConsoleEn);
  return (
    <ul className="plain-list">
      {request.links.map((link) => (
        <li key={link.ordinal}>
          <ExactAddress exact={link.canonical} shown={link.shown} />{' '}
          {link.finding && (
            <Badge tone={link.finding === 'GONE' ? 'good' : 'attention'}>{w.findings[link.finding]}</Badge>
          )}
        </li>
      ))}
    </ul>
  );
}

function Answers({ request }: { request: Request }) {
  const w = useWords(removalsConsoleVi, removalsConsoleEn);
  if (request.answers.length === 0) return null;
  return (
    <section aria-label={w.answersTitle}>
      <h3>{w.answersTitle}</h3>
      {request.answers.map((answer) => (
        <div key={answer.at} className="answer">
          <p>
            <strong>{w.answers[answer.answer]}</strong> · <Moment at={answer.at} />{' '}
            {answer.respondent && <InertText isInline>{answer.respondent}</InertText>}
          </p>
          {answer.reason && <InertText>{answer.reason}</InertText>}
          {answer.neededUntil && <InertText>{answer.neededUntil}</InertText>}
        </div>
      ))}
    </section>
  );
}

function Draft({ request, data }: { request: Request; data: RemovalsData }) {
  const w = useWords(removalsConsoleVi, removalsConsoleEn);
  if (!data.mayIssue) return <p>{w.waitsForSigner}</p>;
  return (
    <ConsoleForm does="issue" id={request.requestId}>
      <HiddenField name="requestId" value={request.requestId} />
      <p>{w.issueHint}</p>
      <TextField name="signerName" label={w.signerName} hint={w.signerNameHint} required />
      <TextField name="signerPosition" label={w.signerPosition} value={w.signerPositionDefault} required />
      <SubmitButton>{w.issue}</SubmitButton>
    </ConsoleForm>
  );
}

/** A person looks, on a device made for it; the platform opens nothing. */
function Check({ request }: { request: Request }) {
  const w = useWords(removalsConsoleVi, removalsConsoleEn);
  const choices = Object.entries(w.findings).map(([value, label]) => ({ value, label }));
  return (
    <ConsoleForm does="check" id={request.requestId}>
      <HiddenField name="requestId" value={request.requestId} />
      <p>{w.checkHint}</p>
      {request.links.map((link) => (
        <div key={link.ordinal}>
          <ExactAddress exact={link.canonical} shown={link.shown} />
          <HiddenField name="ordinal" value={String(link.ordinal)} />
          <ChoiceField
            name={`finding-${link.ordinal}`}
            label={w.findingOf(link.ordinal + 1)}
            value={link.finding ?? ''}
            choices={choices}
          />
        </div>
      ))}
      <SubmitButton>{w.check}</SubmitButton>
    </ConsoleForm>
  );
}

function End({ request }: { request: Request }) {
  const w = useWords(removalsConsoleVi, removalsConsoleEn);
  return (
    <Disclosure summary={w.end}>
      <ConsoleForm does="end" id={request.requestId}>
        <HiddenField name="requestId" value={request.requestId} />
        <SelectField
          name="outcome"
          label={w.endAs}
          choices={[
            { value: 'NOT_REMOVED', label: w.outcomes.NOT_REMOVED },
            { value: 'WITHDRAWN', label: w.outcomes.WITHDRAWN },
          ]}
        />
        <SubmitButton tone="danger">{w.end}</SubmitButton>
      </ConsoleForm>
    </Disclosure>
  );
}
