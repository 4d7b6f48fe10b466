import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { listOverdueHandovers } from '#modules/intake/contract.ts';
import { consoleOf } from '#ui/console/context.ts';
import { ConsoleForm, HiddenField, SubmitButton } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Badge, Empty, Table } from '#ui/console/parts.tsx';
import { Since, TimeLeft } from '#ui/console/time.tsx';
import { listBoard } from '../../contract.ts';
import { BoardHotline } from './board-hotline.tsx';
import { boardAddress, boardFilterOf, byOffice, showsHotline } from './board-view.ts';
import { answerStepForm } from './step-action.ts';
import { StateBadge, useStepWords } from './step-parts.tsx';
import { elsewhere } from './step-track.tsx';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { call, now, hasPage } = consoleOf(context);
  const filter = boardFilterOf(new URL(request.url).searchParams);
  const board = await call(listBoard, {});
  const { handovers } = hasPage('111') ? await call(listOverdueHandovers, {}) : { handovers: [] };
  return {
    filter,
    counts: [
      ...board.sections.map(({ section, steps }) => ({ section, count: steps.length })),
      ...(handovers.length > 0 ? [{ section: 'HOTLINE_111' as const, count: handovers.length }] : []),
    ],
    total: byOffice(board.sections, { section: null, organizationId: null }).reduce(
      (sum, office) => sum + office.steps.length,
      handovers.length,
    ),
    handovers: showsHotline(filter) ? handovers : [],
    loads: board.byOffice,
    offices: byOffice(board.sections, filter),
    now: now.toISOString(),
  };
}

export type BoardData = Awaited<ReturnType<typeof loader>>;
type BoardOffice = BoardData['offices'][number];
type Step = BoardOffice['steps'][number];

export function action(args: ActionFunctionArgs) {
  const search = new URL(args.request.url).search;
  return answerStepForm(args, () => `/dieu-phoi${search}`);
}

/** What the coordinator must look at, by the office that has it. */
export default function BoardPage() {
  const { filter, counts, total, loads, handovers, offices, now } = useLoaderData<typeof loader>();
  const words = useStepWords();
  const w = words.board;
  const isFiltered = filter.section !== null || filter.organizationId !== null;
  const danger = ['UNDELIVERED', 'OVERDUE', 'HOTLINE_111'];
  const chosen = loads.find(({ organizationId }) => organizationId === filter.organizationId);
  return (
    <Page
      title={w.title}
      lead={w.lead}
      done={words.done}
      forms={offices.flatMap(({ steps }) => steps.map(({ stepId }) => `remind:${stepId}`))}
      isWide
    >
      <div className="queue-head">
        <ul className="counters">
          <li>
            <Link
              className="counter"
              to={boardAddress({ ...filter, section: null })}
              aria-current={filter.section === null ? 'true' : undefined}
            >
              <b>{total}</b> {w.all}
            </Link>
          </li>
          {counts.map(({ section, count }) => (
            <li key={section}>
              <Link
                className={danger.includes(section) && count > 0 ? 'counter is-danger' : 'counter'}
                to={boardAddress({ ...filter, section: filter.section === section ? null : section })}
                aria-current={filter.section === section ? 'true' : undefined}
              >
                <b>{count}</b> {w.sections[section]}
              </Link>
            </li>
          ))}
        </ul>
        {chosen && (
          <div className="filters">
            <Link className="chip" aria-current="true" to={boardAddress({ ...filter, organizationId: null })}>
              {chosen.name}
            </Link>
            <Link className="chip-clear" to="/dieu-phoi">
              {w.clear}
            </Link>
          </div>
        )}
      </div>
      {offices.length === 0 && handovers.length === 0 ? (
        <Empty title={isFiltered ? w.noneHere : w.none}>
          {isFiltered ? <Link to="/dieu-phoi">{w.clear}</Link> : w.noneHint}
        </Empty>
      ) : (
        <div className="stack">
          {handovers.length > 0 && <BoardHotline handovers={handovers} now={now} />}
          {offices.map((office) => (
            <Office
              key={office.organizationId}
              office={office}
              load={loads.find(({ organizationId }) => organizationId === office.organizationId)}
              filterTo={boardAddress({ ...filter, organizationId: office.organizationId })}
              now={now}
            />
          ))}
        </div>
      )}
    </Page>
  );
}

function Office({
  office,
  load,
  filterTo,
  now,
}: {
  office: BoardOffice;
  load: BoardData['loads'][number] | undefined;
  filterTo: string;
  now: string;
}) {
  const words = useStepWords();
  const w = words.board;
  return (
    <section className="board-office" aria-label={office.name}>
      <div className="board-head">
        <h2>
          <Link to={filterTo}>{office.name}</Link>
        </h2>
        <p className="is-quiet">
          {load && `${w.summary(load.open, load.unaccepted, load.overdue)} · `}
          {w.oldest}: <Since at={office.oldest} now={now} />
        </p>
      </div>
      <Table
        label={office.name}
        columns={[
          { key: 'what', name: w.what },
          { key: 'state', name: words.labels.state },
          { key: 'person', name: w.person },
          { key: 'clock', name: w.clock },
          { key: 'waits', name: w.waits },
          { key: 'todo', name: w.todo },
        ]}
        rows={office.steps.map((step) => ({
          key: step.stepId,
          isMarked: step.isOverdue || step.isUndelivered,
          cells: {
            what: (
              <Link to={`/tin/${step.fileId}/chuyen#buoc-${step.ordinal}`}>
                {words.fileNumber(step.reference)}: {words.purposes[step.purpose]}
              </Link>
            ),
            state: (
              <span className="step-marks">
                <StateBadge step={step} />
                {step.openQuestions > 0 && <Badge tone="attention">{w.questions(step.openQuestions)}</Badge>}
              </span>
            ),
            person: step.to.personName ?? words.nobody,
            clock: step.dueAt && step.endedAt === null ? <TimeLeft due={step.dueAt} now={now} /> : '–',
            waits: (
              <>
                <Since at={step.sentAt} now={now} />
                {step.remindedAt && step.endedAt === null && (
                  <p className="is-quiet">
                    {words.labels.reminded} <Since at={step.remindedAt} now={now} />
                  </p>
                )}
              </>
            ),
            todo: <Todo step={step} />,
          },
        }))}
      />
    </section>
  );
}

function Todo({ step }: { step: Step }) {
  const words = useStepWords();
  if (step.endedAt !== null) return <Link to={elsewhere(step)}>{words.board.sendAgain}</Link>;
  if (!step.actions.includes('WITHDRAW')) return null;
  return (
    <div className="board-todo">
      {step.via === 'ACCOUNT' && !step.isUndelivered && (
        <ConsoleForm does="remind" id={step.stepId}>
          <HiddenField name="stepId" value={step.stepId} />
          <SubmitButton tone="quiet">{words.act.remind}</SubmitButton>
        </ConsoleForm>
      )}
      <Link to={`/buoc/${step.stepId}`} reloadDocument>
        {words.board.elsewhere}
      </Link>
    </div>
  );
}
