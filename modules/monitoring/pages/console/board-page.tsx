import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { consolePath } from '#ui/console/addresses.ts';
import { consoleOf } from '#ui/console/context.ts';
import { Page } from '#ui/console/page.tsx';
import { Card, Disclosure, Empty, Facts, Table } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { type Board, getBoard } from '../../contract.ts';
import { boardPeriods } from '../../rules/periods.ts';
import { readPeriod } from './board-address.ts';
import { BarTable, WeeksChart } from './charts.tsx';
import { monitoringConsoleEn } from './messages.en.ts';
import { monitoringConsoleVi } from './messages.vi.ts';
import { spanInWords } from './span-in-words.ts';

export async function loader({ context, url }: LoaderFunctionArgs) {
  const { call, locale } = consoleOf(context);
  const period = readPeriod(url);
  return { period, board: await call(getBoard, { period, locale }) };
}

/** What leaders look at: how much waits, how long it takes, where it comes from. No names, and nothing from which one could be guessed. */
export default function BoardPage() {
  const { board, period } = useLoaderData<typeof loader>();
  const w = useWords(monitoringConsoleVi, monitoringConsoleEn);
  return (
    <Page title={w.title} lead={w.scope[board.scope]} isWide>
      <nav aria-label={w.period}>
        <ul className="chips">
          {boardPeriods.map((one) => (
            <li key={one}>
              <Link
                to={`/bang?ky=${one}`}
                className="chip"
                aria-current={one === period ? 'page' : undefined}
              >
                {w.periods[one]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <section className="board-now" aria-label={w.now}>
        <h2>{w.now}</h2>
        <ul className="board-tiles">
          <Tile count={board.now.open} name={w.open} />
          <Tile count={board.now.unclaimed} name={w.unclaimed} isHot={board.now.unclaimed > 0} />
          <Tile count={board.now.emergencies} name={w.emergencies} isHot={board.now.emergencies > 0} />
          <Tile count={board.now.overdue} name={w.overdue} isHot={board.now.overdue > 0} />
        </ul>
      </section>
      <div className="board-pair">
        <Card title={w.inPeriod}>
          <PeriodFacts board={board} />
        </Card>
        <Card title={w.weeks}>
          <WeeksChart weeks={board.weeks} />
          <Disclosure summary={w.weeksTable}>
            <Table
              label={w.weeks}
              columns={[
                { key: 'week', name: w.week },
                { key: 'received', name: w.received, isNumber: true },
                { key: 'closed', name: w.closed, isNumber: true },
              ]}
              rows={board.weeks.map((week) => ({
                key: week.startsOn,
                cells: { week: inVietnamese(week.startsOn), received: week.received, closed: week.closed },
              }))}
            />
          </Disclosure>
        </Card>
      </div>
      <div className="board-three">
        <BarTable title={w.categories} part={board.categories} />
        <BarTable title={w.channels} part={board.channels} />
        <BarTable title={w.places} part={board.places} />
      </div>
      <p className="is-quiet">{w.restHint}</p>
      <Offices offices={board.offices} />
      <p>
        <a className="board-link" href={consolePath(`/bang/so-lieu?ky=${period}`)}>
          {w.download}
        </a>
      </p>
    </Page>
  );
}

function Tile({ count, name, isHot = false }: { count: number; name: string; isHot?: boolean }) {
  return (
    <li className={isHot ? 'board-tile is-hot' : 'board-tile'}>
      <strong>{count.toLocaleString('vi-VN')}</strong> <span>{name}</span>
    </li>
  );
}

function PeriodFacts({ board }: { board: Board }) {
  const w = useWords(monitoringConsoleVi, monitoringConsoleEn);
  const span = (seconds: number | null) => (seconds === null ? w.tooFew : spanInWords(seconds, w));
  const both = ({ median, p90 }: { median: number | null; p90: number | null }) =>
    median === null ? w.tooFew : `${span(median)} (${w.median}) · ${span(p90)} (${w.p90})`;
  return (
    <Facts
      facts={[
        [w.received, board.period.received.toLocaleString('vi-VN')],
        [w.emergenciesReceived, board.period.emergencies.toLocaleString('vi-VN')],
        [w.closed, board.period.closed.toLocaleString('vi-VN')],
        [w.toAcknowledge, both(board.times.toAcknowledge)],
        [w.toClose, both(board.times.toClose)],
      ]}
    />
  );
}

function Offices({ offices }: { offices: Board['offices'] }) {
  const w = useWords(monitoringConsoleVi, monitoringConsoleEn);
  if (offices.length === 0) return <Empty title={w.noClocks} />;
  return (
    <Card title={w.offices}>
      <Table
        label={w.offices}
        columns={[
          { key: 'office', name: w.office },
          { key: 'running', name: w.running, isNumber: true },
          { key: 'late', name: w.late, isNumber: true },
          { key: 'longest', name: w.longest, isNumber: true },
        ]}
        rows={offices.map((office) => ({
          key: office.organizationId,
          isMarked: office.overdue > 0,
          cells: {
            office: office.name,
            running: office.running,
            late: office.overdue,
            longest:
              office.longestOverdueSeconds === null ? '' : spanInWords(office.longestOverdueSeconds, w),
          },
        }))}
      />
    </Card>
  );
}

function inVietnamese(day: string): string {
  return day.split('-').toReversed().join('/');
}
