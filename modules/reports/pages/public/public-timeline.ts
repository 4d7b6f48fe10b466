import type { PublicStep, StatusPageProps } from './props.ts';

const order: PublicStep[] = ['RECEIVED', 'READ', 'PASSED_ON', 'WITH_RESPONSIBLE_BODY', 'CLOSED'];

/** One step of the public timeline with its state; `at` only where the step was reached. */
export type PublicTimelineStep = { step: PublicStep; at?: string; state: 'done' | 'now' | 'later' };

/**
 * Puts the reached steps in order and fills in the rest. The last reached step is where the report is now,
 * except that a closed one is done altogether. A step skipped on the way (closed without being passed on) is left out:
 * it never happened and never will. That a responsible body has it is told where it is so, never held out.
 */
export function publicTimeline(reached: StatusPageProps['reached']): PublicTimelineStep[] {
  const at = new Map(reached.map((event) => [event.step, event.at]));
  const last = Math.max(0, ...reached.map(({ step }) => order.indexOf(step)));
  return order
    .map((step, place): PublicTimelineStep => {
      if (place > last || !at.has(step)) return { step, state: 'later' };
      return { step, at: at.get(step), state: place === last && step !== 'CLOSED' ? 'now' : 'done' };
    })
    .filter(
      (step, place) => step.state !== 'later' || (place >= last && step.step !== 'WITH_RESPONSIBLE_BODY'),
    );
}
