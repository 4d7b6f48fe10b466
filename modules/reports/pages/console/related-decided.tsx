import { Link } from 'react-router';
import { ConsoleForm, HiddenField, SelectField, SubmitButton, TextAreaField } from '#ui/console/form.tsx';
import { InertText } from '#ui/console/evidence.tsx';
import { Card, Disclosure, Notice } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { FoundReports } from './found-reports.tsx';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import { relatedEn } from './related-messages.en.ts';
import { relatedVi } from './related-messages.vi.ts';
import type { RelatedData } from './related-page.tsx';

/** What was merged, with the way back, and the outcome for those who reported the same and wait for an answer. */
export function Merged({ data }: { data: RelatedData }) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = useWords(relatedVi, relatedEn);
  const { head, related, mayWork, now } = data;
  const open = related.merged.filter(({ closedAt }) => closedAt === null);
  const isHead = related.mergedInto === null;
  return (
    <>
      {related.mergedInto && (
        <Notice tone="attention" title={w.mergedInto(related.mergedInto.reference)}>
          <p>
            <Link to={`/tin/${related.mergedInto.fileId}`}>{w.open(related.mergedInto.reference)}</Link>
          </p>
          {mayWork && <Unmerge fileId={head.fileId} reference={head.reference} />}
        </Notice>
      )}
      {related.merged.length > 0 && (
        <Card title={w.merged}>
          <FoundReports items={related.merged} now={now} label={w.merged} />
          {mayWork &&
            isHead &&
            related.merged.map((one) => (
              <Unmerge key={one.fileId} fileId={one.fileId} reference={one.reference} />
            ))}
          {mayWork && isHead && open.length > 0 && (
            <Disclosure summary={w.closeMerged} form="close-merged">
              <p className="field-hint">{w.closeMergedHint}</p>
              <ConsoleForm does="close-merged">
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
                <SubmitButton tone="danger">{w.closeSave}</SubmitButton>
              </ConsoleForm>
            </Disclosure>
          )}
        </Card>
      )}
    </>
  );
}

function Unmerge({ fileId, reference }: { fileId: string; reference: number }) {
  const w = useWords(relatedVi, relatedEn);
  return (
    <Disclosure summary={`${w.unmerge}: ${w.otherOne(reference)}`} form="unmerge" formId={fileId}>
      <ConsoleForm does="unmerge" id={fileId}>
        <HiddenField name="mergedFileId" value={fileId} />
        <TextAreaField name="reason" label={w.unmergeWhy} rows={2} required />
        <SubmitButton tone="quiet">{w.unmerge}</SubmitButton>
      </ConsoleForm>
    </Disclosure>
  );
}

/** The incidents that this report belongs to, with the other reports of each. */
export function Incidents({ data }: { data: RelatedData }) {
  const w = useWords(relatedVi, relatedEn);
  const { related, mayWork, now } = data;
  return related.incidents.map((incident) => (
    <Card key={incident.incidentId} title={w.incidents}>
      <p className="incident-title">
        <InertText isInline>{incident.title}</InertText>
      </p>
      <FoundReports items={incident.reports} now={now} label={incident.title} />
      {mayWork && (
        <Disclosure summary={w.leave} form="leave-incident" formId={incident.incidentId}>
          <ConsoleForm does="leave-incident" id={incident.incidentId}>
            <HiddenField name="incidentId" value={incident.incidentId} />
            <TextAreaField name="reason" label={w.leaveWhy} rows={2} required />
            <SubmitButton tone="quiet">{w.leave}</SubmitButton>
          </ConsoleForm>
        </Disclosure>
      )}
    </Card>
  ));
}

function choices(list: Readonly<Record<string, string>>) {
  return Object.entries(list).map(([value, label]) => ({ value, label }));
}
