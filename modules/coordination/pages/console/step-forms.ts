import type { StepRow } from '../../contract.ts';

const formOf = {
  ACCEPT: 'accept',
  RETURN: 'return',
  ASK: 'ask',
  ANSWER: 'answer',
  FINISH: 'finish',
  WITHDRAW: 'withdraw',
  RECORD_RECEIPT: 'receipt',
  ISSUE_SLIP: 'slip',
  RECORD_POLICE_WORD: 'police-word',
} as const satisfies Record<StepRow['actions'][number], string>;

/** The names of the forms that stand on a page for these actions. */
export function formsOf(actions: StepRow['actions']): string[] {
  return actions.map((action) => formOf[action]);
}
