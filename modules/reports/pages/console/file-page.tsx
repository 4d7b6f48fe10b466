import { Link, type LoaderFunctionArgs, redirect, useLoaderData, useNavigate } from 'react-router';
import { holdsRole, officesOf } from '#kernel/permissions/actor.ts';
import { getMyDay } from '#modules/care/contract.ts';
import { listStepsOf } from '#modules/coordination/contract.ts';
import { listAlarmsOf } from '#modules/duty/contract.ts';
import { listRemovals } from '#modules/removals/contract.ts';
import { doneParameter } from '#ui/console/addresses.ts';
import { readAgainWhenOld } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { InertText } from '#ui/console/evidence.tsx';
import { tabsOf } from '#ui/console/file-tabs.ts';
import { FileHead } from '#ui/console/file-tabs.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Notice } from '#ui/console/parts.tsx';
import { useShortcuts } from '#ui/console/shortcuts.ts';
import { useWords } from '#ui/console/words.ts';
import { getFileHead, getReport } from '../../contract.ts';
import { answerFileForm } from './file-action.ts';
import { Contact } from './file-contact.tsx';
import { FileFacts, Links } from './file-facts.tsx';
import { marksOf } from './file-marks.ts';
import { MustNotKnow, Parents } from './file-safety.tsx';
import { stepsOf } from './file-step.ts';
import { FileStepPanel, formOf } from './file-step-panel.tsx';
import { StateStrip, Timeline } from './file-timeline.tsx';
import { priorities } from '../../rules/categories.ts';
import { mayWork } from './may-work.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import { nextInWalk, walkOf } from './queue-walk.ts';

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
  const head = await call(getFileHead, { fileId });
  // Whoever has read enough rests first; an emergency never waits for that, nor does the answer to what was just done here.
  if (
    head.priority !== 'EMERGENCY' &&
    !url.searchParams.has(doneParameter) &&
    (await call(getMyDay, {})).breakDue
  )
    throw redirect(`/nghi?ve=${encodeURIComponent(`/tin/${fileId}`)}`);
  const report = await call(getReport, { fileId, withInformant });
  const isHolder = officesOf(actor).some((office) => office === report.organizationId);
  const readsRemovals = report.links.length > 0 && removalReaders.some((role) => holdsRole(actor, role));
  const removals = readsRemovals ? (await call(listRemovals, { fileId })).requests : [];
  const canCoordinate = hasPage('tin/:fileId/chuyen');
  const { steps: sent } = canCoordinate ? await call(listStepsOf, { fileId }) : { steps: [] };
  const { alarms } = await call(listAlarmsOf, { fileId });
  const works = mayWork(actor) && isHolder;
  const openSteps = sent.filter((step) => step.endedAt === null).length;
  const steps = stepsOf({
    ...report,
    mayWork: works,
    isClaimed: report.claimedBy !== null,
    isProposed: report.parts === null && report.state !== 'CLOSED' && report.proposal?.state === 'PENDING',
    hasLinks: report.links.length > 0 && hasPage('tin/:fileId/go-bo'),
    openRemovals: removals.filter((request) => request.endedAt === null).length,
    hadRemovals: removals.length > 0,
    canCoordinate,
    openSteps,
    hadSteps: sent.length > 0,
    hasVoice: report.voiceContactAt !== null,
  });
  return {
    report,
    head,
    tabs: tabsOf(hasPage),
    withInformant,
    steps: { ...steps, hadSteps: sent.length > 0 },
    removals,
    alarms: alarms.map(({ alarmId, organizationName, state, rungAt, answeredAt, answeredByName }) => ({
      alarmId,
      organizationName,
      state,
      rungAt,
      answeredAt,
      answeredByName,
    })),
    sentSteps: sent.map((step) => ({
      stepId: step.stepId,
      toName: step.to.name,
      personName: step.to.personName,
      state: step.state,
      dueAt: step.dueAt,
      endedAt: step.endedAt,
      isOverdue: step.isOverdue,
      isUndelivered: step.isUndelivered,
    })),
    names: Object.fromEntries([
      ...removals.map((request) => [request.requestId, request.provider.name] as const),
      ...alarms.map((alarm) => [alarm.organizationId, alarm.organizationName ?? ''] as const),
      ...sent.flatMap(({ stepId, to }) => [
        [stepId, to.name] as const,
        ...(to.organizationId ? [[to.organizationId, to.name] as const] : []),
      ]),
    ]) as Readonly<Record<string, string>>,
    canRemove: hasPage('tin/:fileId/go-bo'),
    copies: works && hasPage('tin/:fileId/xuat'),
    mayWork: works,
    maySupervise: isHolder && holdsRole(actor, 'SUPERVISOR'),
    isPolice: holdsRole(actor, 'POLICE_CONTACT'),
    walk: walkOf(url.searchParams),
    now: now.toISOString(),
  };
}

export type FileData = Awaited<ReturnType<typeof loader>>;

export const action = answerFileForm;
export const shouldRevalidate = readAgainWhenOld;

export default function FilePage() {
  const data = useLoaderData<typeof loader>();
  const { report, steps, walk } = data;
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.file;
  const navigate = useNavigate();
  const back = walk?.view ? `/tin?${walk.view}` : '/tin';
  const sees = (part: 'TEXT' | 'LINKS') => report.parts === null || report.parts.includes(part);
  useShortcuts([
    ['u', w.keys.back, () => void navigate(back)],
    ['m', w.keys.note, openNote],
    ...(walk ? ([['n', w.keys.next, () => void navigate(nextInWalk(walk))]] as const) : []),
    ['a', w.keys.accept, () => submitForm('confirm')],
    ['c', w.keys.claim, () => submitForm('claim')],
    ...priorities.map(
      (name, index) =>
        [String(index + 1), w.keys.priority(words.priorities[name]), () => choosePriority(name)] as const,
    ),
  ]);
  const forms = [
    'note',
    'parents',
    'voice',
    'release-status',
    ...report.unsafe.map(({ unsafeId }) => `unsafe:${unsafeId}`),
    ...(steps.next ? [formOf(steps.next)] : []),
    ...steps.other.map(formOf),
  ];
  return (
    <Page
      title={w.title(report.reference)}
      back={{ to: back, label: w.back }}
      done={w.done}
      forms={forms}
      actions={
        walk && (
          <Link className="next-report" to={nextInWalk(walk)}>
            {w.nextReport} <kbd className="needs-script">n</kbd>
          </Link>
        )
      }
      isWide
    >
      <FileHead head={data.head} current="" tabs={data.tabs} now={data.now} />
      <MustNotKnow data={data} />
      {report.parts !== null && <Notice>{w.partial}</Notice>}
      <StateStrip state={report.state} />
      <div className="file">
        <div className="file-main">
          {sees('TEXT') && (
            <Card title={w.told}>
              {report.text.trim() ? (
                <InertText marks={marksOf(report.proposal, words)}>{report.text}</InertText>
              ) : (
                <p className="is-quiet">{w.noText}</p>
              )}
            </Card>
          )}
          {sees('LINKS') && <Links report={report} />}
        </div>
        <div className="file-side">
          <FileStepPanel data={data} />
          {report.parts === null && (
            <Parents report={report} mayDecide={data.mayWork && report.state !== 'CLOSED'} />
          )}
        </div>
        <div className="file-more">
          <FileFacts report={report} now={data.now} />
          {report.parts === null && <Contact report={report} isShown={data.withInformant} />}
        </div>
        <div className="file-story">
          <Timeline events={report.events} names={data.names} />
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

function submitForm(name: string): void {
  const field = document.querySelector(`form input[name="do"][value="${name}"]`);
  field?.closest('form')?.requestSubmit();
}

/** Chooses in the form in which it would be decided next: nothing is sent before the next key. */
function choosePriority(name: string): void {
  for (const form of ['confirm', 'triage']) {
    const field = document.querySelector(`form input[name="do"][value="${form}"]`);
    const select = field?.closest('form')?.querySelector<HTMLSelectElement>('select[name="priority"]');
    if (!select) continue;
    const fold = select.closest('details');
    if (fold) fold.open = true;
    select.value = name;
    const said = document.getElementById('said');
    if (said) said.textContent = select.selectedOptions[0]?.textContent ?? '';
    return;
  }
}
