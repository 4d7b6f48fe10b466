/**
 * The states of a report as the national network names them (tiếp nhận → thu thập → kiểm tra thông tin ban đầu → điều phối xử lý →
 * kết thúc), and the one table that says which action may be done in which state and where it leads. Screens and actions both read it.
 */
export const reportStates = ['RECEIVED', 'COLLECTING', 'VERIFYING', 'COORDINATING', 'CLOSED'] as const;
export type ReportState = (typeof reportStates)[number];

export const reportActions = ['CLAIM', 'RELEASE', 'VERIFY', 'REQUEST_REMOVAL', 'CLOSE', 'REOPEN'] as const;
export type ReportAction = (typeof reportActions)[number];

type Step = { readonly from: readonly ReportState[]; readonly to: ReportState };

const steps: Record<ReportAction, Step> = {
  CLAIM: { from: ['RECEIVED'], to: 'COLLECTING' },
  RELEASE: { from: ['COLLECTING'], to: 'RECEIVED' },
  VERIFY: { from: ['COLLECTING', 'VERIFYING'], to: 'VERIFYING' },
  REQUEST_REMOVAL: { from: ['VERIFYING', 'COORDINATING'], to: 'COORDINATING' },
  CLOSE: { from: ['COLLECTING', 'VERIFYING', 'COORDINATING'], to: 'CLOSED' },
  REOPEN: { from: ['CLOSED'], to: 'COLLECTING' },
};

/** Where an action leads from a state, or null when it is not to be done there. */
export function nextState(state: ReportState, action: ReportAction): ReportState | null {
  const step = steps[action];
  if (!step.from.includes(state)) return null;
  return step.to;
}

export function availableActions(state: ReportState): ReportAction[] {
  return reportActions.filter((action) => nextState(state, action) !== null);
}
