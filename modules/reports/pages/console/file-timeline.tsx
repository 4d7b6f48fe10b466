import { InertText } from '#ui/console/evidence.tsx';
import { Card } from '#ui/console/parts.tsx';
import { Moment } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import type { FileData } from './file-page.tsx';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';

const states = ['RECEIVED', 'COLLECTING', 'VERIFYING', 'COORDINATING', 'CLOSED'] as const;

/** Where the report stands among the five steps of the national network. */
export function StateStrip({ state }: { state: FileData['report']['state'] }) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const here = states.indexOf(state);
  return (
    <ol className="strip" aria-label={words.file.steps}>
      {states.map((one, index) => (
        <li
          key={one}
          className={index < here ? 'is-past' : index === here ? 'is-here' : undefined}
          aria-current={index === here ? 'step' : undefined}
        >
          <span className="strip-mark" aria-hidden="true">
            {index < here ? '✓' : index + 1}
          </span>
          <span className="strip-name">{words.states[one]}</span>
          {index < here && <span className="unseen"> ({words.file.stepDone})</span>}
        </li>
      ))}
    </ol>
  );
}

type Event = FileData['report']['events'][number];

export function Timeline({ events }: { events: readonly Event[] }) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.file;
  return (
    <Card title={w.timeline}>
      <ol className="timeline">
        {events.map((event) => (
          <li key={event.at + event.kind}>
            <p className="timeline-head">
              <b>{w.events[event.kind] ?? event.kind}</b>
              {sayFacts(event, words).map((fact) => (
                <span key={fact} className="timeline-fact">
                  {fact}
                </span>
              ))}
            </p>
            <p className="timeline-who">
              {event.personName ??
                (event.actor === 'public'
                  ? w.byPublic
                  : event.actor.startsWith('system')
                    ? w.bySystem
                    : w.somebody)}
              , <Moment at={event.at} />
            </p>
            {event.note && <InertText>{event.note}</InertText>}
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** The facts of an event that have words of their own. */
function sayFacts({ facts }: Event, words: typeof reportsConsoleVi): string[] {
  const lists: readonly [string, Readonly<Record<string, string | { label: string }>>][] = [
    ['category', words.categories],
    ['priority', words.priorities],
    ['finding', words.findings],
    ['reason', words.closingReasons],
    ['outcome', words.outcomes],
  ];
  return lists.flatMap(([name, list]) => {
    const value = facts[name];
    const said = typeof value === 'string' && Object.hasOwn(list, value) ? list[value] : undefined;
    return said === undefined ? [] : [typeof said === 'string' ? said : said.label];
  });
}
