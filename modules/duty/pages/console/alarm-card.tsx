import { Link } from 'react-router';
import { ConsoleForm, LinkButton, SubmitButton } from '#ui/console/form.tsx';
import { Badge, Card, Disclosure, Facts, Table } from '#ui/console/parts.tsx';
import { Moment, Since, TimeLeft } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import type { Alarm } from '../../contract.ts';
import { dutyConsoleEn } from './messages.en.ts';
import { dutyConsoleVi } from './messages.vi.ts';

/** One alarm that rings: who has been rung, when the next one is, and the one press that stops it. */
export function AlarmCard({ alarm, now, isFirst }: { alarm: Alarm; now: string; isFirst: boolean }) {
  const w = useWords(dutyConsoleVi, dutyConsoleEn);
  return (
    <Card title={w.urgent(alarm.reference)} actions={<Badge tone="danger">{w.why[alarm.why]}</Badge>}>
      <Facts
        facts={[
          [w.office, alarm.organizationName],
          [w.since, <Since key="since" at={alarm.rungAt} now={now} />],
          ...(alarm.nextAt
            ? ([
                [
                  w.next,
                  alarm.nextAt > now ? <TimeLeft key="next" due={alarm.nextAt} now={now} /> : w.nextNow,
                ],
              ] as const)
            : []),
        ]}
      />
      {alarm.mayAnswer && (
        <ConsoleForm does="answer" id={alarm.alarmId} label={w.urgent(alarm.reference)}>
          <SubmitButton tone={isFirst ? 'primary' : 'quiet'}>{w.answer}</SubmitButton>
        </ConsoleForm>
      )}
      <Tries tries={alarm.tries} isOpen={isFirst} />
    </Card>
  );
}

/** An alarm that I have just taken: the file in which the work begins. */
export function TakenAlarm({ alarm, now, isFirst }: { alarm: Alarm; now: string; isFirst: boolean }) {
  const w = useWords(dutyConsoleVi, dutyConsoleEn);
  return (
    <Card title={w.urgent(alarm.reference)} actions={<Badge tone="good">{w.taken}</Badge>}>
      <p>
        {w.answered(alarm.answeredByName)}
        {alarm.answeredAt && (
          <>
            , <Since at={alarm.answeredAt} now={now} />
          </>
        )}
        .
      </p>
      <LinkButton to={`/tin/${alarm.fileId}`} tone={isFirst ? 'primary' : 'quiet'}>
        {w.openFile}
      </LinkButton>
    </Card>
  );
}

/** An alarm that somebody took: who, and how it came to that. */
export function PastAlarm({ alarm }: { alarm: Alarm }) {
  const w = useWords(dutyConsoleVi, dutyConsoleEn);
  return (
    <>
      <Link to={`/tin/${alarm.fileId}`}>{w.urgent(alarm.reference)}</Link>
      <Tries tries={alarm.tries} isOpen={false} />
    </>
  );
}

function Tries({ tries, isOpen }: { tries: Alarm['tries']; isOpen: boolean }) {
  const w = useWords(dutyConsoleVi, dutyConsoleEn);
  return (
    <Disclosure summary={`${w.tries} (${tries.length})`} isOpen={isOpen}>
      {tries.length === 0 ? (
        <p>{w.noTries}</p>
      ) : (
        <Table
          label={w.tries}
          columns={[
            { key: 'at', name: w.column.at },
            { key: 'who', name: w.column.who },
            { key: 'result', name: w.column.result },
          ]}
          rows={tries.map((one, index) => ({
            key: String(index),
            cells: {
              at: <Moment at={one.at} />,
              who: one.personName ? `${one.personName} (${w.rank[one.rank]})` : w.rank[one.rank],
              result: [w.channel[one.channel], w.result[one.result], one.trouble].filter(Boolean).join(' · '),
            },
          }))}
        />
      )}
    </Disclosure>
  );
}
