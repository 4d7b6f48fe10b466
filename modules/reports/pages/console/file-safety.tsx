import { Link } from 'react-router';
import { InertText } from '#ui/console/evidence.tsx';
import { ChoiceField, ConsoleForm, HiddenField, SubmitButton, TextAreaField } from '#ui/console/form.tsx';
import { Badge, Card, Disclosure, Facts } from '#ui/console/parts.tsx';
import { Moment } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import type { FileData } from './file-page.tsx';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';

type Report = FileData['report'];

/** "Ai em không muốn biết chuyện này?": the first thing on the page, with the supervisor's decision where it is waited for. */
export function MustNotKnow({ data }: { data: FileData }) {
  const w = useWords(reportsConsoleVi, reportsConsoleEn).file.mustNotKnow;
  const { unsafe, mustNotKnow } = data.report;
  const inForce = unsafe.filter(({ state }) => state !== 'CLEARED');
  if (inForce.length === 0 && mustNotKnow.people.length === 0 && mustNotKnow.words.trim() === '') return null;
  return (
    <section className="must-not-know" aria-labelledby="must-not-know">
      <h2 id="must-not-know">{w.title}</h2>
      <p>{w.lead}</p>
      {mustNotKnow.words.trim() !== '' && <InertText>{mustNotKnow.words}</InertText>}
      <ul className="unsafe-list">
        {unsafe.map((one) => (
          <li key={one.unsafeId}>
            <p>
              <Badge tone={one.state === 'CLEARED' ? 'quiet' : 'danger'}>{w.states[one.state]}</Badge>{' '}
              {w.kinds[one.kind]}: <b>{nameOf(one, w)}</b>{' '}
              <span className="is-quiet">({w.sources[one.source]})</span>
            </p>
            {one.name && one.words && <InertText>{one.words}</InertText>}
            {data.maySupervise ? (
              <Disclosure summary={w.decide} form="unsafe" formId={one.unsafeId}>
                <ConsoleForm does="unsafe" id={one.unsafeId}>
                  <HiddenField name="unsafeId" value={one.unsafeId} />
                  <ChoiceField
                    name="decision"
                    label={w.decision}
                    choices={[
                      { value: 'BLOCKED', label: w.block },
                      { value: 'CLEARED', label: w.clear },
                    ]}
                  />
                  <TextAreaField name="reason" label={w.why} rows={2} required />
                  <SubmitButton tone="quiet">{w.save}</SubmitButton>
                </ConsoleForm>
              </Disclosure>
            ) : (
              one.state === 'UNDECIDED' && <p className="is-quiet">{w.waits}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Words = typeof reportsConsoleVi.file.mustNotKnow;

/** Whom a mark means: as the directory calls them, else what was tapped, else the words. */
function nameOf(one: Report['unsafe'][number], w: Words) {
  return one.name ?? w.people[one.words] ?? <InertText isInline>{one.words}</InertText>;
}

/** The way to block somebody at once; whoever reads the file may do it. */
export function MarkUnsafe({ fileId }: { fileId: string }) {
  const w = useWords(reportsConsoleVi, reportsConsoleEn).file.mustNotKnow;
  return (
    <p>
      <Link to={`/tin/${fileId}/khong-an-toan`}>{w.mark}</Link>
    </p>
  );
}

/** Telling the parents is a decision on record, never a habit. */
export function Parents({ report, mayDecide }: { report: Report; mayDecide: boolean }) {
  const w = useWords(reportsConsoleVi, reportsConsoleEn).file.parents;
  const decided = report.parentsDecision;
  const said = (text: string) => <InertText isInline>{text}</InertText>;
  return (
    <Card title={w.title}>
      {decided ? (
        <Facts
          facts={[
            [
              w.decision,
              <Badge key="decision" tone={decided.decision === 'TELL' ? 'good' : 'danger'}>
                {w.decisions[decided.decision]}
              </Badge>,
            ],
            [w.wishes, said(decided.wishes)],
            [w.safety, said(decided.safety)],
            [
              w.who,
              <span key="who">
                {said(decided.who)}, <Moment at={decided.at} />
              </span>,
            ],
            [w.why, said(decided.why)],
          ]}
        />
      ) : (
        <p>
          <Badge tone="attention">{w.none}</Badge>
        </p>
      )}
      {mayDecide && (
        <Disclosure summary={decided ? w.change : w.record} form="parents">
          <ConsoleForm does="parents">
            <ChoiceField
              name="decision"
              label={w.decision}
              choices={Object.entries(w.decisions).map(([value, label]) => ({ value, label }))}
            />
            <TextAreaField name="wishes" label={w.wishes} rows={2} required />
            <TextAreaField name="safety" label={w.safety} rows={2} required />
            <TextAreaField name="who" label={w.who} rows={1} required />
            <TextAreaField name="why" label={w.why} rows={2} required />
            <SubmitButton tone="quiet">{w.save}</SubmitButton>
          </ConsoleForm>
        </Disclosure>
      )}
    </Card>
  );
}
