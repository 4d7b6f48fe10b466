import { Link } from 'react-router';
import { Badge } from '#ui/console/parts.tsx';
import { Moment, TimeLeft } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import type { FileData } from './file-page.tsx';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';

/** What others do on this file, a line each with what is left of their time: calls that ring, steps at offices, removal requests. */
export function FileWaiting({ data }: { data: FileData }) {
  const w = useWords(reportsConsoleVi, reportsConsoleEn).file;
  const { report, alarms, sentSteps, removals, now } = data;
  return (
    <>
      {alarms.length > 0 && (
        <ul className="removals" aria-label={w.alarms}>
          {alarms.map((alarm) => (
            <li key={alarm.alarmId} className={alarm.state === 'RINGING' ? 'is-overdue' : undefined}>
              <span>
                {alarm.organizationName}{' '}
                {alarm.state === 'RINGING' ? (
                  <Badge tone="danger">{w.alarmRinging}</Badge>
                ) : (
                  <span className="is-quiet">{w.alarmAnswered(alarm.answeredByName ?? w.somebody)}</span>
                )}
              </span>
              <Moment at={alarm.answeredAt ?? alarm.rungAt} />
            </li>
          ))}
        </ul>
      )}
      {sentSteps.length > 0 && (
        <ul className="removals" aria-label={w.stepsOf}>
          {sentSteps.map((step) => (
            <li key={step.stepId} className={step.isOverdue || step.isUndelivered ? 'is-overdue' : undefined}>
              <span>
                <Link to={`/tin/${report.fileId}/chuyen`}>{step.toName}</Link>
                {step.personName && <span className="is-quiet"> · {step.personName}</span>}{' '}
                <Badge tone={step.isUndelivered ? 'danger' : 'quiet'}>
                  {step.isUndelivered ? w.undelivered : (w.stepStates[step.state] ?? step.state)}
                </Badge>
              </span>
              {step.dueAt && !step.endedAt && <TimeLeft due={step.dueAt} now={now} />}
            </li>
          ))}
        </ul>
      )}
      {removals.length > 0 && (
        <ul className="removals" aria-label={w.removals}>
          {removals.map((request) => (
            <li
              key={request.requestId}
              className={request.isOverdue && !request.endedAt ? 'is-overdue' : undefined}
            >
              <span>
                {data.canRemove ? (
                  <Link to={`/tin/${report.fileId}/go-bo`}>{request.provider.name}</Link>
                ) : (
                  request.provider.name
                )}{' '}
                <Badge tone="quiet">
                  {request.outcome ? w.removalOutcomes[request.outcome] : w.removalStates[request.state]}
                </Badge>
              </span>
              {request.dueAt && !request.endedAt && <TimeLeft due={request.dueAt} now={now} />}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
