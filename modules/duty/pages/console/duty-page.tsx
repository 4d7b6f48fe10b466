import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm, formFields } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { LinkButton } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Empty, Table } from '#ui/console/parts.tsx';
import { Moment, Stretch } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { answerAlarm, getMyDuty, listAlarms } from '../../contract.ts';
import { AlarmCard, PastAlarm, TakenAlarm } from './alarm-card.tsx';
import { dutyConsoleEn } from './messages.en.ts';
import { dutyConsoleVi } from './messages.vi.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { call, now, actor } = consoleOf(context);
  const { alarms } = await call(listAlarms, {});
  return {
    alarms,
    ...(await call(getMyDuty, {})),
    me: actor.kind === 'OFFICIAL' ? actor.personId : null,
    now: now.toISOString(),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerForm(args, {
    answer: async ({ call, form }) => {
      const { isMine } = await call(answerAlarm, { alarmId: form.text(formFields.id) });
      return redirect(doneAt('/truc', isMine ? 'mine' : 'other'));
    },
  });
}

/** So long what I took stands above everything else, with the way to its file. */
const anHour = 3_600_000;

type Duty = Awaited<ReturnType<typeof loader>>;

/** What rings now, with the one press that stops it; then one's own shifts, unfilled hours, and the week behind. */
export default function DutyPage() {
  const { alarms, shifts, gaps, me, now } = useLoaderData<typeof loader>();
  const w = useWords(dutyConsoleVi, dutyConsoleEn);
  const ringing = alarms.filter((one) => one.state === 'RINGING');
  const past = alarms.filter((one) => one.state !== 'RINGING');
  const taken = past.filter(
    ({ answeredAt, answeredBy }) =>
      answeredBy === me && answeredAt && Date.parse(now) - Date.parse(answeredAt) < anHour,
  );
  return (
    <Page title={w.title} lead={w.lead} done={w.done} forms={ringing.map((one) => `answer:${one.alarmId}`)}>
      {taken.map((one, index) => (
        <TakenAlarm key={one.alarmId} alarm={one} now={now} isFirst={ringing.length + index === 0} />
      ))}
      {ringing.length === 0 ? (
        <Empty title={w.quiet}>{w.quietHint}</Empty>
      ) : (
        ringing.map((one, index) => (
          <AlarmCard key={one.alarmId} alarm={one} now={now} isFirst={index === 0} />
        ))
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
              { key: 'what', name: w.column.what },
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
        <ul>
          {[...Map.groupBy(shifts, (one) => `${one.startsAt} ${one.endsAt}`)].map(
            ([stretch, [one, ...more]]) =>
              one ? (
                <li key={stretch}>
                  <Stretch from={one.startsAt} to={one.endsAt} /> ·{' '}
                  {[one, ...more]
                    .map(({ kind, isBackup }) =>
                      isBackup ? `${w.shiftKind[kind]} (${w.behind})` : w.shiftKind[kind],
                    )
                    .join(' · ')}
                </li>
              ) : null,
          )}
        </ul>
      )}
    </Card>
  );
}

/** One card an office: the hours, and the way to its roster. */
function Gaps({ gaps }: { gaps: Duty['gaps'] }) {
  const w = useWords(dutyConsoleVi, dutyConsoleEn);
  const offices = [...new Map(gaps.map((one) => [one.organizationId, one])).values()];
  return offices.map(({ organizationId, organizationName }) => (
    <Card key={organizationId} title={w.gaps}>
      <p>
        {organizationName}. {w.gapsHint}
      </p>
      <ul>
        {gaps
          .filter((one) => one.organizationId === organizationId)
          .map((one) => (
            <li key={one.startsAt}>
              <Stretch from={one.startsAt} to={one.endsAt} />
            </li>
          ))}
      </ul>
      <LinkButton to={`/danh-ba/co-quan/${organizationId}/truc`}>{w.roster}</LinkButton>
    </Card>
  ));
}
