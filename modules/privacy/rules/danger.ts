import { findSignsOfDanger } from '#packages/vietnamese-text/index.ts';

type Words = { readonly words: string; readonly contact: string };

/** Why what somebody wrote with a request must be looked at before its clocks ask: one sentence a sign, most urgent first. */
export function reasonsOfDanger(said: Words): string[] {
  const grave = findSignsOfDanger(textOf(said)).filter(
    ({ atLeast }) => atLeast === 'EMERGENCY' || atLeast === 'HIGH',
  );
  return [...new Set(grave.map(({ reason }) => reason))];
}

/** Whether it is read like a report that rings the person on duty. Depends on the words alone. */
export function tellsOfDanger(said: Words): boolean {
  return findSignsOfDanger(textOf(said)).some(({ atLeast }) => atLeast === 'EMERGENCY');
}

/** A frightened person writes where the page lets them: how to answer is read along. */
const textOf = ({ words, contact }: Words) => `${words}\n${contact}`;
