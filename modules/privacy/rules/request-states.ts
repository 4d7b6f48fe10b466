/** How far a data-subject request is. */
export const requestStates = ['RECEIVED', 'ACKNOWLEDGED', 'DECIDED', 'DONE'] as const;
export type RequestState = (typeof requestStates)[number];

export const requestActions = ['ACKNOWLEDGE', 'CHECK_IDENTITY', 'DECIDE', 'ERASE', 'FINISH'] as const;
export type RequestAction = (typeof requestActions)[number];

type Facts = {
  readonly state: RequestState;
  readonly kind: string;
  readonly isIdentified: boolean;
  readonly decision: string | null;
  readonly isErased: boolean;
};

/**
 * What may be done next; screens and actions both ask here. Granting needs a checked identity, erasing a granted erasure, and an erasure that
 * was granted is not finished before it is carried out.
 */
export function mayDo(request: Facts, action: RequestAction): boolean {
  const { state, kind, isIdentified, decision, isErased } = request;
  const isGranted = decision === 'GRANTED' || decision === 'PARTLY';
  switch (action) {
    case 'ACKNOWLEDGE':
      return state === 'RECEIVED';
    case 'CHECK_IDENTITY':
      return (state === 'RECEIVED' || state === 'ACKNOWLEDGED') && !isIdentified;
    case 'DECIDE':
      // What was granted but could not be carried out is decided again.
      return state === 'ACKNOWLEDGED' || (state === 'DECIDED' && !isErased);
    case 'ERASE':
      return state === 'DECIDED' && kind === 'ERASURE' && isGranted && isIdentified && !isErased;
    case 'FINISH':
      return state === 'DECIDED' && (kind !== 'ERASURE' || !isGranted || isErased);
  }
}
