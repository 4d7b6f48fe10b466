export type RowSituation = {
  readonly state: string;
  readonly claimedBy: string | null;
  readonly isMine: boolean;
  readonly proposalState: string | null;
  readonly proposedCategory: string | null;
};

/** The one step that a row offers without opening the report: confirming what is proposed, else claiming, else none. */
export function rowStepOf(item: RowSituation): 'confirm' | 'claim' | null {
  const isTakenByAnother = item.claimedBy !== null && !item.isMine;
  if (item.state === 'CLOSED' || isTakenByAnother) return null;
  if (item.proposalState === 'PENDING' && item.proposedCategory !== null) return 'confirm';
  return item.state === 'RECEIVED' && item.claimedBy === null ? 'claim' : null;
}
