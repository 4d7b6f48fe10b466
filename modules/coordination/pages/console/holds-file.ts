import type { StepRow } from '../../contract.ts';

type Passing = Pick<StepRow, 'kind' | 'state'> & {
  readonly from: { readonly organizationId: string };
  readonly to: { readonly organizationId: string };
};

/**
 * Whether these offices seem to hold the file, as far as its steps tell: it has not passed to another, and they are more than somebody
 * who was asked for a part. Only decides what is offered; whether a step may be sent is the handle's to say.
 */
export function seemsToHold(steps: readonly Passing[], offices: readonly string[]): boolean {
  const isMine = ({ organizationId }: { organizationId: string }) => offices.includes(organizationId);
  const passed = steps.findLast(
    ({ kind, state }) => kind === 'LEAD' && (state === 'ACCEPTED' || state === 'DONE'),
  );
  if (passed) return isMine(passed.to);
  return steps.length === 0 || !steps.every(({ from, to }) => isMine(to) && !isMine(from));
}
