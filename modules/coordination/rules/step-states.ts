/**
 * The states of a step and the one table of what may be done in which state, by whom, and where it leads. Screens and actions both read
 * it. A step that has ended stays ended; what comes after it is a new step.
 */
export const stepStates = ['SENT', 'ACCEPTED', 'RETURNED', 'DONE', 'WITHDRAWN'] as const;
export type StepState = (typeof stepStates)[number];

export const stepActions = [
  'ACCEPT',
  'RETURN',
  'ASK',
  'ANSWER',
  'FINISH',
  'WITHDRAW',
  'RECORD_RECEIPT',
  'ISSUE_SLIP',
  'RECORD_POLICE_WORD',
] as const;
export type StepAction = (typeof stepActions)[number];

/** The receiving office; the office that sent it, and whoever holds the file. */
export type Side = 'RECEIVER' | 'SENDER';

type Row = {
  readonly from: readonly StepState[];
  /** `null`: the state stays. */
  readonly to: StepState | null;
  /** Who may do it where the receiver works in the platform, and where a slip of paper goes. */
  readonly by: { readonly ACCOUNT: readonly Side[]; readonly LETTER: readonly Side[] };
};

const receiver = { ACCOUNT: ['RECEIVER'], LETTER: ['SENDER'] } as const;
const table: Record<StepAction, Row> = {
  // What an office without accounts does is typed by the office that wrote to it; its acceptance is the receipt.
  ACCEPT: { from: ['SENT'], to: 'ACCEPTED', by: { ACCOUNT: ['RECEIVER'], LETTER: [] } },
  RECORD_RECEIPT: { from: ['SENT'], to: 'ACCEPTED', by: { ACCOUNT: [], LETTER: ['SENDER'] } },
  RETURN: { from: ['SENT', 'ACCEPTED'], to: 'RETURNED', by: receiver },
  FINISH: { from: ['ACCEPTED'], to: 'DONE', by: receiver },
  WITHDRAW: {
    from: ['SENT', 'ACCEPTED'],
    to: 'WITHDRAWN',
    by: { ACCOUNT: ['SENDER'], LETTER: ['SENDER'] },
  },
  ASK: {
    from: ['SENT', 'ACCEPTED'],
    to: null,
    by: { ACCOUNT: ['RECEIVER', 'SENDER'], LETTER: [] },
  },
  ANSWER: {
    from: ['SENT', 'ACCEPTED'],
    to: null,
    by: { ACCOUNT: ['RECEIVER', 'SENDER'], LETTER: [] },
  },
  ISSUE_SLIP: { from: ['SENT'], to: null, by: { ACCOUNT: [], LETTER: ['SENDER'] } },
  // Their agreement may come long after the step has ended; by then an office with accounts sees nothing of the file either.
  RECORD_POLICE_WORD: {
    from: ['ACCEPTED', 'RETURNED', 'DONE', 'WITHDRAWN'],
    to: null,
    by: { ACCOUNT: ['SENDER'], LETTER: ['SENDER'] },
  },
};

/** Where an action leads from a state; the same state when it moves nothing; null when it is not to be done there. */
export function nextStepState(state: StepState, action: StepAction): StepState | null {
  const row = table[action];
  return row.from.includes(state) ? (row.to ?? state) : null;
}

/** Whether this side may do this in a step that goes this way. */
export function isOnSide(action: StepAction, via: 'ACCOUNT' | 'LETTER', sides: readonly Side[]): boolean {
  return table[action].by[via].some((side) => sides.includes(side));
}

/** What these sides may do now. */
export function availableStepActions(
  state: StepState,
  via: 'ACCOUNT' | 'LETTER',
  sides: readonly Side[],
): StepAction[] {
  return stepActions.filter(
    (action) => nextStepState(state, action) !== null && isOnSide(action, via, sides),
  );
}
