import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { Page } from '#ui/console/page.tsx';
import { Empty, Table } from '#ui/console/parts.tsx';
import { TimeLeft } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { listPromisedCalls } from '../../contract.ts';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { call, now } = consoleOf(context);
  return { ...(await call(listPromisedCalls, {})), now: now.toISOString() };
}

type Call = Awaited<ReturnType<typeof loader>>['calls'][number];

/** What was promised and is not done; the wishes stand in the row, the number behind the next page. */
export default function CallsPage() {
  const { calls, now } = useLoaderData<typeof loader>();
  const words = useWords(intakeVi, intakeEn);
  const w = words.calls;
  return (
    <Page title={w.title} lead={w.lead} done={w.done} isWide>
      {calls.length === 0 ? (
        <Empty title={w.empty}>{w.emptyWhy}</Empty>
      ) : (
        <Table
          label={w.title}
          columns={[
            { key: 'due', name: w.due },
            { key: 'heed', name: w.heed },
            { key: 'file', name: w.file },
            { key: 'who', name: w.who },
            { key: 'by', name: w.promisedBy },
            { key: 'open', name: w.next },
          ]}
          rows={calls.map((call) => ({
            key: call.promiseId,
            isMarked: call.isOverdue,
            cells: {
              due: <TimeLeft due={call.dueAt} now={now} />,
              heed: <Heed call={call} />,
              file: <Link to={`/tin/${call.fileId}`}>{words.entry.saved.reference(call.reference)}</Link>,
              who:
                words.entry.kinds[call.informantKind as keyof typeof words.entry.kinds] ?? call.informantKind,
              by: call.promisedByName ?? '',
              open: <Link to={`/hen-goi/${call.fileId}/${call.promiseId}`}>{w.open}</Link>,
            },
          }))}
        />
      )}
    </Page>
  );
}

function Heed({ call }: { call: Call }) {
  const words = useWords(intakeVi, intakeEn);
  const lines = [
    call.safeToCall
      ? words.entry.safe[call.safeToCall as keyof typeof words.entry.safe]
      : words.entry.safe[''],
    call.callWhen,
    call.wish,
  ].filter(Boolean);
  const people = [
    ...call.mustNotKnow.people.map(
      (person) => words.entry.people[person as keyof typeof words.entry.people] ?? person,
    ),
    call.mustNotKnow.words,
  ].filter(Boolean);
  return (
    <>
      <span>{lines.join(' · ')}</span>
      {people.length > 0 && (
        <p>
          <b>{words.calls.mustNotKnow}:</b> {people.join(', ')}
        </p>
      )}
    </>
  );
}
