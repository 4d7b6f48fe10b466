import { describe, expect, it } from 'vitest';
import {
  availableStepActions,
  isOnSide,
  nextStepState,
  type StepAction,
  stepActions,
  type StepState,
  stepStates,
} from './step-states.ts';

/** Written out by hand: what is not here is not to be done. */
const expected: Readonly<Record<StepState, Partial<Record<StepAction, StepState>>>> = {
  SENT: {
    ACCEPT: 'ACCEPTED',
    RETURN: 'RETURNED',
    ASK: 'SENT',
    ANSWER: 'SENT',
    WITHDRAW: 'WITHDRAWN',
    RECORD_RECEIPT: 'ACCEPTED',
    ISSUE_SLIP: 'SENT',
  },
  ACCEPTED: {
    RETURN: 'RETURNED',
    ASK: 'ACCEPTED',
    ANSWER: 'ACCEPTED',
    FINISH: 'DONE',
    WITHDRAW: 'WITHDRAWN',
    RECORD_POLICE_WORD: 'ACCEPTED',
  },
  RETURNED: { RECORD_POLICE_WORD: 'RETURNED' },
  DONE: { RECORD_POLICE_WORD: 'DONE' },
  WITHDRAWN: { RECORD_POLICE_WORD: 'WITHDRAWN' },
};

describe('a step', () => {
  it.each(stepStates.flatMap((state) => stepActions.map((action) => [state, action] as const)))(
    'in %s: %s',
    (state, action) => {
      expect(nextStepState(state, action)).toBe(expected[state][action] ?? null);
    },
  );

  it('is never both accepted by a click and by a receipt, and never moved by somebody of neither side', () => {
    for (const via of ['ACCOUNT', 'LETTER'] as const)
      for (const action of stepActions) expect(isOnSide(action, via, [])).toBe(false);
    expect(availableStepActions('SENT', 'ACCOUNT', ['RECEIVER'])).toEqual([
      'ACCEPT',
      'RETURN',
      'ASK',
      'ANSWER',
    ]);
    expect(availableStepActions('SENT', 'ACCOUNT', ['SENDER'])).toEqual(['ASK', 'ANSWER', 'WITHDRAW']);
    expect(availableStepActions('SENT', 'LETTER', ['SENDER'])).toEqual([
      'RETURN',
      'WITHDRAW',
      'RECORD_RECEIPT',
      'ISSUE_SLIP',
    ]);
    expect(availableStepActions('SENT', 'LETTER', ['RECEIVER'])).toEqual([]);
    expect(availableStepActions('ACCEPTED', 'ACCOUNT', ['RECEIVER'])).toEqual([
      'RETURN',
      'ASK',
      'ANSWER',
      'FINISH',
    ]);
  });
});
