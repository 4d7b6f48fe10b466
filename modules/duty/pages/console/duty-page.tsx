import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm, formFields } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { Page } from '#ui/console/page.tsx';
import { Card, Empty, Table } from '#ui/console/parts.tsx';
import { Moment } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { answerAlarm, getMyDuty, listAlarms } from '../../contract.ts';
import { AlarmCard, PastAlarm } from './alarm-card.tsx';
import { dutyConsoleEn } from './messages.en.ts';
import { dutyConsoleVi } from './messages.vi.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { call, now } = consoleOf(context);
  const { alarms } = await call(listAlarms, {});
  return { alarms, ...(await call(getMyDuty, {})), now: now.toISOString() };
}

export function action(args: ActionFunctionArgs) {
  return answerForm(args, {
    answer: async ({ call, form }) => {
      const { isMine } = await call(answerAlarm, { alarmId: form.text(formFields.id) });
      return redirect(doneAt('/truc', isMine ? 'mine' : 'other'));
    },
  });
}

type Duty = Awaited<ReturnType<typeof loader>>;

/** What rings now, with the one press that stops it; then one's own shifts, unfilled hours, and the week behind. */
export default function DutyPage() {
  const { alarms, shifts, gaps, now } = useLoaderData<typeof loader>();
  const w = useWords(dutyConsoleVi, dutyConsoleEn);
  const ringing = alarms.filter((one) => one.state === 'RINGING');
  const past = alarms.filter((one) => one.state !== 'RINGING');
  return (
    <Page title={w.title} lead={w.lead} done={w.done} forms={ringing.map((one) => `answer:${one.alarmId}`)}>
      {ringing.length === 0 ? (
        <Empty title={w.quiet}>{w.quietHint}</Empty>
      ) : (
        <section aria-label={w.ringing}>
          {ringing.map((one, index) => (
            <AlarmCard key={one.alarmId} alarm={one} now={now} isFirst={index === 0} />
          ))}
        </section>
      )}
      <Shifts shifts={shifts} />
      {gaps.length > 0 && <Gaps gaps={gaps} />}
      <Card title={w.history}>
        {past.length === 0 ? (
          <p>{w.noHistory}</p>
        ) : (
          <Table
            label={w.history}
            columns={[
              { key: 'what', name: w.tries },
              { key: 'since', name: w.since },
              { key: 'state', name: w.state },
            ]}
            rows={past.map((one) => ({
              key: one.alarmId,
              cells: {
                what: <PastAlarm alarm={one} />,
                since: <Moment at={one.rungAt} />,
                state: one.state === 'ANSWERED' ? w.answered(one.answeredByName) : w.ended,
              },
            }))}
          />
        )}
      </Card>
    </Page>
  );
}

function Shifts({ shifts }: { shifts: Duty['shifts'] }) {
  const w = useWords(dutyConsoleVi, dutyConsoleEn);
  return (
    <Card title={w.shifts}>
      {shifts.length === 0 ? (
        <p>{w.noShifts}</p>
      ) : (
        <Table
          label={w.shifts}
          columns={[
            { key: 'kind', name: w.column.how },
            { key: 'from', name: w.from },
            { key: 'to', name: w.to },
          ]}
          rows={shifts.map((one) => ({
            key: one.kind + one.startsAt,
            cells: {
              kind: one.isBackup ? `${w.shiftKind[one.kind]}, ${w.behind}` : w.shiftKind[one.kind],
              from: <Moment at={one.startsAt} />,
              to: <Moment at={one.endsAt} />,
            },
          }))}
        />
      )}
    </Card>
  );
}

function Gaps({ gaps }: { gaps: Duty['gaps'] }) {
  const w = useWords(dutyConsoleVi, dutyConsoleEn);
  return (
    <Card title={w.gaps}>
      <p>{w.gapsHint}</p>
      <Table
        label={w.gaps}
        columns={[
          { key: 'office', name: w.office },
          { key: 'from', name: w.from },
          { key: 'to', name: w.to },
          { key: 'fill', name: w.roster },
        ]}
        rows={gaps.map((one) => ({
          key: one.organizationId + one.startsAt,
          cells: {
            office: one.organizationName,
            from: <Moment at={one.startsAt} />,
            to: <Moment at={one.endsAt} />,
            fill: <Link to={`/danh-ba/co-quan/${one.organizationId}/truc`}>{w.roster}</Link>,
          },
        }))}
      />
    </Card>
  );
}
