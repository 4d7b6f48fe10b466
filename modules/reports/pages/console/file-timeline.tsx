import { InertText } from '#ui/console/evidence.tsx';
import { Badge, Card } from '#ui/console/parts.tsx';
import { Moment } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import type { FileData } from './file-page.tsx';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import { kindOf, timelineKinds } from './timeline-kinds.ts';

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

/** Everything that happened, in order. What it is narrowed to is chosen in the page itself: no request, no script. */
export function Timeline({
  events,
  names,
}: {
  events: readonly Event[];
  /** Names of what events point at by id: offices, steps, removal requests. */
  names: Readonly<Record<string, string>>;
}) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.file;
  const there = timelineKinds.filter(
    (kind) => kind === 'ALL' || events.some((one) => kindOf(one.kind) === kind),
  );
  return (
    <Card title={w.timeline}>
      {there.length > 2 && (
        <fieldset className="timeline-kinds">
          <legend className="unseen">{w.show.label}</legend>
          {there.map((kind) => (
            <label key={kind} className="chip">
              <input type="radio" name="timeline" value={kind} defaultChecked={kind === 'ALL'} />{' '}
              {w.show[kind]}
            </label>
          ))}
        </fieldset>
      )}
      <ol className="timeline">
        {events.map((event, index) => (
          <li
            key={`${event.at}${event.kind}${index}`}
            data-kind={kindOf(event.kind)}
            className={event.kind === 'NOTED' ? `note-for-${event.audience.toLowerCase()}` : undefined}
          >
            <p className="timeline-head">
              <b>{w.events[event.kind] ?? event.kind}</b>
              {event.kind === 'NOTED' && (
                <Badge tone={event.audience === 'FILE' ? 'attention' : 'quiet'}>
                  {event.audience === 'FILE' ? w.noteFor.fileMark : w.noteFor.officeMark}
                </Badge>
              )}
              {sayFacts(event, words, names).map((fact) => (
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
              {event.officeName && ` · ${event.officeName}`}, <Moment at={event.at} />
            </p>
            {event.note && <InertText>{event.note}</InertText>}
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** The facts of an event that have words of their own, and the names of offices as they were written. */
function sayFacts(
  { facts, officeName }: Event,
  words: typeof reportsConsoleVi,
  names: Readonly<Record<string, string>>,
): string[] {
  const lists: readonly [string, Readonly<Record<string, string | { label: string }>>][] = [
    ['category', words.categories],
    ['priority', words.priorities],
    ['finding', words.findings],
    ['reason', words.closingReasons],
    ['outcome', words.outcomes],
    [
      'decision',
      {
        ...words.file.parents.decisions,
        BLOCKED: words.file.mustNotKnow.block,
        CLEARED: words.file.mustNotKnow.clear,
      },
    ],
  ];
  const said = lists.flatMap(([name, list]) => {
    const value = facts[name];
    const word = typeof value === 'string' && Object.hasOwn(list, value) ? list[value] : undefined;
    return word === undefined ? [] : [typeof word === 'string' ? word : word.label];
  });
  const written = typeof facts['recipient'] === 'string' ? [facts['recipient']] : [];
  const pointedAt = ['stepId', 'organizationId', 'requestId'].flatMap((key) => {
    const id = facts[key];
    return typeof id === 'string' && names[id] && names[id] !== officeName ? [names[id]] : [];
  });
  const reached =
    typeof facts['reached'] === 'boolean'
      ? [facts['reached'] ? words.file.contact.reached.yes : words.file.contact.reached.no]
      : [];
  return [...new Set([...said, ...written, ...pointedAt, ...reached])];
}
