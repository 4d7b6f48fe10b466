import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { type FieldProblem, invalidInput } from '#kernel/errors/errors.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm, readAgainWhenOld, type SentForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { tabsOf } from '#ui/console/file-tabs.ts';
import { FileHead } from '#ui/console/file-tabs.tsx';
import { Page } from '#ui/console/page.tsx';
import { Empty } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import {
  addToIncident,
  closeMerged,
  dismissDuplicate,
  getFileHead,
  getReport,
  leaveIncident,
  listRelated,
  mergeReports,
  openIncident,
  unmergeReport,
} from '../../contract.ts';
import { mayWork } from './may-work.ts';
import { Incidents, Merged } from './related-decided.tsx';
import { relatedEn } from './related-messages.en.ts';
import { relatedVi } from './related-messages.vi.ts';
import { Proposed } from './related-proposed.tsx';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { call, actor, hasPage, now } = consoleOf(context);
  const fileId = params['fileId'] ?? '';
  const head = await call(getFileHead, { fileId });
  const related = await call(listRelated, { fileId });
  // The other side of the comparison is read only when there is something to compare.
  const report = related.proposed.length > 0 ? await call(getReport, { fileId, withInformant: false }) : null;
  return {
    head,
    related,
    own: report && {
      excerpt: report.text.slice(0, 160),
      receivedAt: report.receivedAt,
      channel: report.channel,
    },
    mayWork: mayWork(actor),
    tabs: tabsOf(hasPage),
    now: now.toISOString(),
  };
}

export type RelatedData = Awaited<ReturnType<typeof loader>>;

export function action(args: ActionFunctionArgs) {
  const fileId = args.params['fileId'] ?? '';
  const done = (key: keyof typeof relatedVi.done) => redirect(doneAt(`/tin/${fileId}/lien-quan`, key), 303);
  return answerForm(args, {
    async merge({ call, form }) {
      const reason = reasonOf(form);
      const other = form.text('otherFileId');
      const isInto = form.text('direction') !== 'HERE';
      await call(mergeReports, {
        fileId: isInto ? fileId : other,
        intoFileId: isInto ? other : fileId,
        reason,
      });
      return done('merged');
    },
    async dismiss({ call, form }) {
      await call(dismissDuplicate, { fileId, otherFileId: form.text('otherFileId'), reason: reasonOf(form) });
      return done('dismissed');
    },
    async unmerge({ call, form }) {
      await call(unmergeReport, { fileId: form.text('mergedFileId') || fileId, reason: reasonOf(form) });
      return done('unmerged');
    },
    async 'open-incident'({ call, form }) {
      const title = form.text('title').trim();
      if (title === '') throw invalidInput([problem('title', 'titleMissing')]);
      await call(openIncident, { fileIds: [fileId, form.text('otherFileId')], title });
      return done('opened');
    },
    async 'add-to-incident'({ call, form }) {
      await call(addToIncident, { fileId: form.text('otherFileId'), incidentId: form.text('incidentId') });
      return done('added');
    },
    async 'leave-incident'({ call, form }) {
      await call(leaveIncident, { fileId, incidentId: form.text('incidentId'), reason: reasonOf(form) });
      return done('left');
    },
    async 'close-merged'({ call, form }) {
      await call(closeMerged, { fileId, reason: form.text('reason'), outcome: form.text('outcome') });
      return done('closed');
    },
  });
}

export const shouldRevalidate = readAgainWhenOld;

function reasonOf(form: SentForm): string {
  const reason = form.text('reason').trim();
  if (reason === '') throw invalidInput([problem('reason', 'reasonMissing')]);
  return reason;
}

function problem(path: string, key: keyof typeof relatedVi.problems): FieldProblem {
  return { path, sentence: { vi: relatedVi.problems[key], en: relatedEn.problems[key] } };
}

/** Duplicates proposed, compared side by side; what was decided, and how it is undone; the incidents it belongs to. */
export default function RelatedPage() {
  const data = useLoaderData<typeof loader>();
  const w = useWords(relatedVi, relatedEn);
  const { head, related } = data;
  const isEmpty =
    related.proposed.length === 0 &&
    related.merged.length === 0 &&
    related.incidents.length === 0 &&
    related.mergedInto === null;
  const forms = [
    ...related.proposed.flatMap(({ fileId }) =>
      ['merge', 'dismiss', 'open-incident', 'add-to-incident'].map((name) => `${name}:${fileId}`),
    ),
    ...[head, ...related.merged].map(({ fileId }) => `unmerge:${fileId}`),
    ...related.incidents.map(({ incidentId }) => `leave-incident:${incidentId}`),
    'close-merged',
  ];
  return (
    <Page
      title={w.title}
      lead={w.lead}
      back={{ to: `/tin/${head.fileId}`, label: w.back }}
      done={w.done}
      forms={forms}
      isWide
    >
      <FileHead head={head} current="lien-quan" tabs={data.tabs} now={data.now} />
      <div className="stack">
        <Merged data={data} />
        {related.proposed.map((one, index) => (
          <Proposed key={one.fileId} one={one} data={data} isFirst={index === 0} />
        ))}
        <Incidents data={data} />
        {isEmpty && <Empty title={w.nothing}>{w.nothingWhy}</Empty>}
      </div>
    </Page>
  );
}
