import type { Language } from '../frame.ts';
import { sayInstant } from '../when.ts';

/** One thing that happened or will happen. Without `at` it has not happened yet. */
type TimelineStep = { title: string; note?: string; at?: string; state: 'done' | 'now' | 'later' };

/** Steps in order. The state is a shape and a word (`stateWords`) before it is a colour. */
export function Timeline(props: {
  language: Language;
  steps: TimelineStep[];
  stateWords: Record<TimelineStep['state'], string>;
}) {
  return (
    <ol className="timeline">
      {props.steps.map((step) => (
        <li key={step.title} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <h3>{step.title}</h3>
          <p className="when">
            {props.stateWords[step.state]}
            {step.at && (
              <>
                {' · '}
                <time dateTime={step.at}>{sayInstant(props.language, step.at)}</time>
              </>
            )}
          </p>
          {step.note && <p>{step.note}</p>}
        </li>
      ))}
    </ol>
  );
}
