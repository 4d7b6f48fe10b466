import { expect, it } from 'vitest';
import { mayDo, requestActions, requestStates } from './request-states.ts';

const kinds = ['ACCESS', 'ERASURE'];
const decisions = [null, 'GRANTED', 'REFUSED'];

/** Every state with every action, written out; what is not named here is not to be done. */
const allowed = new Set([
  ...['ACCESS', 'ERASURE'].flatMap((kind) =>
    [null, 'GRANTED', 'REFUSED'].flatMap((decision) =>
      [true, false].flatMap((erased) => [
        ...[true, false].map((known) => `RECEIVED ${kind} ${known} ${decision} ${erased} ACKNOWLEDGE`),
        `RECEIVED ${kind} false ${decision} ${erased} CHECK_IDENTITY`,
        `ACKNOWLEDGED ${kind} false ${decision} ${erased} CHECK_IDENTITY`,
        ...[true, false].map((known) => `ACKNOWLEDGED ${kind} ${known} ${decision} ${erased} DECIDE`),
        ...(erased ? [] : [true, false].map((known) => `DECIDED ${kind} ${known} ${decision} false DECIDE`)),
        ...(kind === 'ACCESS' || decision !== 'GRANTED' || erased
          ? [true, false].map((known) => `DECIDED ${kind} ${known} ${decision} ${erased} FINISH`)
          : []),
      ]),
    ),
  ),
  'DECIDED ERASURE true GRANTED false ERASE',
]);

it('every state and action of a data-subject request', () => {
  for (const state of requestStates)
    for (const kind of kinds)
      for (const isIdentified of [true, false])
        for (const decision of decisions)
          for (const isErased of [true, false])
            for (const action of requestActions) {
              const row = `${state} ${kind} ${isIdentified} ${decision} ${isErased} ${action}`;
              expect(`${row}: ${mayDo({ state, kind, isIdentified, decision, isErased }, action)}`).toBe(
                `${row}: ${allowed.has(row)}`,
              );
            }
});
