import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { holdsRole } from '#kernel/permissions/actor.ts';
import { listRemovals } from '#modules/removals/contract.ts';
import { readAgainWhenOld } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { InertText } from '#ui/console/evidence.tsx';
import { tabsOf } from '#ui/console/file-tabs.ts';
import { FileTabs } from '#ui/console/file-tabs.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card } from '#ui/console/parts.tsx';
import { useShortcuts } from '#ui/console/shortcuts.ts';
import { useWords } from '#ui/console/words.ts';
import { getReport } from '../../contract.ts';
import { answerFileForm } from './file-action.ts';
import { FileFacts, Informant, Links } from './file-facts.tsx';
import { stepsOf } from './file-step.ts';
import { FileStepPanel } from './file-step-panel.tsx';
import { StateStrip, Timeline } from './file-timeline.tsx';
import { mayWork } from './may-work.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';

const removalReaders = [
  'INTAKE_OFFICER',
  'COORDINATOR',
  'SUPERVISOR',
  'REMOVAL_OFFICER',
  'POLICE_CONTACT',
] as const;

export async function loader({ context, params, url }: LoaderFunctionArgs) {
  const { call, now, actor, hasPage } = consoleOf(context);
  const fileId = params['fileId'] ?? '';
  const withInformant = url.searchParams.get('informant') === '1';
  const report = await call(getReport, { fileId, withInformant });
  const readsRemovals = report.links.length > 0 && removalReaders.some((role) => holdsRole(actor, role));
  const removals = readsRemovals ? (await call(listRemovals, { fileId })).requests : [];
  const steps = stepsOf({
    ...report,
    mayWork: mayWork(actor),
    hasLinks: report.links.length > 0 && hasPage('tin/:fileId/go-bo'),
    openRemovals: removals.filter((request) => request.endedAt === null).length,
    hadRemovals: removals.length > 0,
  });
  return {
    report,
    tabs: tabsOf(hasPage),
    withInformant,
    steps,
    removals,
    canRemove: hasPage('tin/:fileId/go-bo'),
    mayWork: mayWork(actor),
    now: now.toISOString(),
  };
}

export type FileData = Awaited<ReturnType<typeof loader>>;

export const action = answerFileForm;
export const shouldRevalidate = readAgainWhenOld;

export default function FilePage() {
  const data = useLoaderData<typeof loader>();
  const { report, steps } = data;
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.file;
  const navigate = useNavigate();
  useShortcuts([
    ['u', w.keys.back, () => void navigate('/tin')],
    ['n', w.keys.note, openNote],
  ]);
  const forms = ['note', ...(steps.next ? [steps.next] : []), ...steps.other];
  return (
    <Page
      title={w.title(report.reference)}
      back={{ to: '/tin', label: w.back }}
      done={w.done}
      forms={forms}
      isWide
    >
      <FileTabs fileId={report.fileId} current="" tabs={data.tabs} />
      <StateStrip state={report.state} />
      <div className="file">
        <div className="file-main">
          <Card title={w.told}>
            {report.text.trim() ? (
              <InertText>{report.text}</InertText>
            ) : (
              <p className="is-quiet">{w.noText}</p>
            )}
          </Card>
          <Links report={report} />
        </div>
        <div className="file-side">
          <FileStepPanel data={data} />
          <FileFacts report={report} now={data.now} />
          <Informant report={report} isShown={data.withInformant} />
        </div>
        <div className="file-story">
          <Timeline events={report.events} />
        </div>
      </div>
    </Page>
  );
}

/** The note's box is folded away; a field in it can have the focus only when it is open. */
function openNote(): void {
  const box = document.querySelector<HTMLTextAreaElement>('.note-form textarea');
  const fold = box?.closest('details');
  if (fold) fold.open = true;
  box?.focus();
}
