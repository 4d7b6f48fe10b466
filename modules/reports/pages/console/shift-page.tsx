import { Form, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { Page } from '#ui/console/page.tsx';
import { Card, Notice, Table } from '#ui/console/parts.tsx';
import { Moment, Since, TimeLeft } from '#ui/console/time.tsx';
import { sayMoment } from '#ui/console/time-words.ts';
import { useWords } from '#ui/console/words.ts';
import { summarizeShift } from '../../contract.ts';
import { fileWordsEn } from './file-messages.en.ts';
import { fileWordsVi } from './file-messages.vi.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import { shiftEn } from './shift-messages.en.ts';
import { shiftVi } from './shift-messages.vi.ts';
import { listOfSubject } from './shift-subjects.ts';
import { localOf, shiftOf } from './shift-times.ts';

export async function loader({ context, url }: LoaderFunctionArgs) {
  const { call, now } = consoleOf(context);
  const { from, to, isGuessed } = shiftOf(url.searchParams, now);
  const summary = await call(summarizeShift, { from: from.toISOString(), to: to.toISOString() });
  return {
    summary,
    from: from.toISOString(),
    to: to.toISOString(),
    fromLocal: localOf(from),
    toLocal: localOf(to),
    isGuessed,
    now: now.toISOString(),
  };
}

/** What the next shift must know, on one page to be read out or printed. */
export default function ShiftPage() {
  const data = useLoaderData<typeof loader>();
  const { summary, now } = data;
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const events = useWords(fileWordsVi, fileWordsEn).events;
  const w = useWords(shiftVi, shiftEn);
  const reference = (one: { fileId: string; reference: number }) => (
    <Link to={`/tin/${one.fileId}`}>{one.reference}</Link>
  );
  const holder = (one: { claimedByName: string | null }) => one.claimedByName ?? w.nobody;
  return (
    <Page title={w.title} lead={w.lead} back={{ to: '/tin', label: w.back }}>
      <Form className="shift-times no-print" aria-label={w.title}>
        <label>
          {w.from} <input type="datetime-local" name="tu" defaultValue={data.fromLocal} />
        </label>
        <label>
          {w.to} <input type="datetime-local" name="den" defaultValue={data.toLocal} />
        </label>
        <button className="plain-button" type="submit">
          {w.show}
        </button>
        <button className="plain-button needs-script" type="button" onClick={() => window.print()}>
          {w.print}
        </button>
      </Form>
      {data.isGuessed && <Notice tone="attention">{w.badTimes}</Notice>}
      <p className="shift-span">{w.span(sayMoment(data.from), sayMoment(data.to))}</p>
      <div className="stack">
        <Card title={`${w.emergencies}: ${summary.emergencies.length}`}>
          {summary.emergencies.length === 0 ? (
            w.none
          ) : (
            <Table
              label={w.emergencies}
              columns={[
                { key: 'report', name: w.report },
                { key: 'state', name: w.state },
                { key: 'person', name: w.person },
                { key: 'voice', name: w.voice },
              ]}
              rows={summary.emergencies.map((one) => ({
                key: one.fileId,
                isMarked: one.closedAt === null && !one.voiceContact?.reached,
                cells: {
                  report: reference(one),
                  state: words.states[one.state],
                  person: holder(one),
                  voice: one.voiceContact ? (
                    <>
                      {one.voiceContact.reached ? w.voiceReached : w.voiceTried}{' '}
                      <Moment at={one.voiceContact.at} />
                    </>
                  ) : (
                    <b>{w.voiceNever}</b>
                  ),
                },
              }))}
            />
          )}
        </Card>
        <Card title={`${w.overdue}: ${summary.overdue.length}`}>
          {summary.overdue.length === 0 ? (
            w.none
          ) : (
            <Table
              label={w.overdue}
              columns={[
                { key: 'report', name: w.report },
                { key: 'due', name: w.due },
                { key: 'person', name: w.person },
                { key: 'state', name: w.state },
              ]}
              rows={summary.overdue.map((one, index) => ({
                key: `${one.dueAt}${index}`,
                isMarked: true,
                cells: {
                  report: one.report ? reference(one.report) : <Elsewhere kind={one.subjectKind} />,
                  due: <TimeLeft due={one.dueAt} now={now} />,
                  person: one.report ? holder(one.report) : '–',
                  state: one.report ? words.states[one.report.state] : '–',
                },
              }))}
            />
          )}
        </Card>
        <Card title={w.open}>
          <p>{w.openLine(summary.open.count, summary.open.unclaimed)}</p>
          {summary.open.byPerson.length > 0 && (
            <Table
              label={w.holders}
              columns={[
                { key: 'person', name: w.person },
                { key: 'count', name: w.count, isNumber: true },
                { key: 'oldest', name: w.oldest },
              ]}
              rows={summary.open.byPerson.map((one) => ({
                key: one.personId ?? 'nobody',
                cells: {
                  person: one.personName ?? w.nobody,
                  count: one.count,
                  oldest: <Since at={one.oldestReceivedAt} now={now} />,
                },
              }))}
            />
          )}
        </Card>
        <Card title={`${w.came}: ${summary.came.count}`}>
          <Counts
            name={w.priority}
            count={w.count}
            rows={summary.came.byPriority.map((one) => [words.priorities[one.priority], one.count])}
          />
          <Counts
            name={w.channel}
            count={w.count}
            rows={summary.came.byChannel.map((one) => [words.channels[one.channel], one.count])}
          />
        </Card>
        <Card title={w.decided}>
          {summary.decided.byKind.length === 0 ? (
            w.none
          ) : (
            <Counts
              name={w.kind}
              count={w.count}
              rows={summary.decided.byKind.map((one) => [events[one.kind] ?? one.kind, one.count])}
            />
          )}
          {summary.decided.closed.length > 0 && (
            <Table
              label={w.closed}
              columns={[
                { key: 'report', name: w.report },
                { key: 'reason', name: w.reason },
                { key: 'at', name: w.closedAt },
              ]}
              rows={summary.decided.closed.map((one) => ({
                key: one.fileId,
                cells: {
                  report: reference(one),
                  reason: one.closingReason ? words.closingReasons[one.closingReason] : '',
                  at: <Moment at={one.closedAt} />,
                },
              }))}
            />
          )}
        </Card>
        {summary.waitingForOutcome.length > 0 && (
          <Card title={`${w.waiting}: ${summary.waitingForOutcome.length}`}>
            <ul className="shift-list">
              {summary.waitingForOutcome.map((one) => (
                <li key={one.fileId}>{reference(one)}</li>
              ))}
            </ul>
          </Card>
        )}
        <div className="shift-signatures">
          <p>{w.signed}</p>
          <p>{w.taken}</p>
        </div>
      </div>
    </Page>
  );
}

/** A clock that is not a report's own: the list in which whoever takes over finds what it belongs to. */
function Elsewhere({ kind }: { kind: string }) {
  const name = useWords(shiftVi, shiftEn).subjects[kind] ?? kind;
  const list = listOfSubject[kind];
  return list ? <Link to={list}>{name}</Link> : name;
}

function Counts({
  name,
  count,
  rows,
}: {
  name: string;
  count: string;
  rows: readonly (readonly [string, number])[];
}) {
  if (rows.length === 0) return null;
  return (
    <Table
      label={name}
      columns={[
        { key: 'name', name },
        { key: 'count', name: count, isNumber: true },
      ]}
      rows={rows.map(([one, number]) => ({ key: one, cells: { name: one, count: number } }))}
    />
  );
}
