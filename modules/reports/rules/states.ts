/**
 * The states of a report as the national network names them (tiếp nhận → thu thập → kiểm tra thông tin ban đầu → điều phối xử lý →
 * kết thúc), and the one table that says which action may be done in which state and where it leads. Screens and actions both read it.
 */
export const reportStates = ['RECEIVED', 'COLLECTING', 'VERIFYING', 'COORDINATING', 'CLOSED'] as const;
export type ReportState = (typeof reportStates)[number];

export const reportActions = [
  'CLAIM',
  'TAKE_OVER',
  'RELEASE',
  'VERIFY',
  'COORDINATE',
  'REQUEST_REMOVAL',
  'RETURN',
  'TRANSFER',
  'CLOSE',
  'REOPEN',
] as const;
export type ReportAction = (typeof reportActions)[number];

/** Where each action leads from each state; what is not written is not to be done. */
const table: Record<ReportAction, Partial<Record<ReportState, ReportState>>> = {
  CLAIM: { RECEIVED: 'COLLECTING', VERIFYING: 'VERIFYING', COORDINATING: 'COORDINATING' },
  TAKE_OVER: {
    RECEIVED: 'COLLECTING',
    COLLECTING: 'COLLECTING',
    VERIFYING: 'VERIFYING',
    COORDINATING: 'COORDINATING',
  },
  // A report that nobody has begun goes back to where it came from; what was found or sent out stays.
  RELEASE: { COLLECTING: 'RECEIVED', VERIFYING: 'VERIFYING', COORDINATING: 'COORDINATING' },
  // Documents are checked while other offices already act.
  VERIFY: { COLLECTING: 'VERIFYING', VERIFYING: 'VERIFYING', COORDINATING: 'COORDINATING' },
  // "Chuyển ngay": with a child in danger, coordination starts at intake and runs in parallel.
  COORDINATE: {
    RECEIVED: 'COORDINATING',
    COLLECTING: 'COORDINATING',
    VERIFYING: 'COORDINATING',
    COORDINATING: 'COORDINATING',
  },
  REQUEST_REMOVAL: { VERIFYING: 'COORDINATING', COORDINATING: 'COORDINATING' },
  // Back at the office that sent it, the report is still coordinated: another way must be found.
  RETURN: { COORDINATING: 'COORDINATING' },
  // To another province, whose answer is waited for as for any other office's.
  TRANSFER: { COLLECTING: 'COORDINATING', VERIFYING: 'COORDINATING', COORDINATING: 'COORDINATING' },
  CLOSE: { COLLECTING: 'CLOSED', VERIFYING: 'CLOSED', COORDINATING: 'CLOSED' },
  REOPEN: { CLOSED: 'COLLECTING' },
};

/** Where an action leads from a state, or null when it is not to be done there. */
export function nextState(state: ReportState, action: ReportAction): ReportState | null {
  return table[action][state] ?? null;
}

/**
 * What somebody of the office that holds it may do: whose the report is decides between claiming and taking over. Without `claimed`,
 * everything that the table allows.
 */
export function availableActions(
  state: ReportState,
  claimed?: 'BY_NOBODY' | 'BY_ME' | 'BY_ANOTHER',
): ReportAction[] {
  return reportActions.filter((action) => {
    if (nextState(state, action) === null) return false;
    if (claimed === undefined) return true;
    if (action === 'CLAIM') return claimed === 'BY_NOBODY';
    if (action === 'TAKE_OVER') return claimed === 'BY_ANOTHER';
    return action === 'REOPEN' || claimed === 'BY_ME' || action === 'COORDINATE';
  });
}
