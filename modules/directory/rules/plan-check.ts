import type { Extent } from './model.ts';

/** One organisation that hands over, as the plan and the directory know it. */
export interface Predecessor {
  organizationId: string;
  name: string;
  ends: boolean;
  into: readonly { successor: string; extent: Extent; share: number | null }[];
}

/** A role that would lose its holder when its organisation ends. */
export interface HeldRole {
  roleCode: string;
  areaId: string;
  organizationId: string;
}

export type PlanFault =
  | { fault: 'UNKNOWN_SUCCESSOR' }
  | { fault: 'NO_SUCCESSOR'; name: string }
  | { fault: 'SHARES_TOO_LARGE'; name: string }
  | { fault: 'ROLES_LEFT_BEHIND'; roles: HeldRole[] };

export interface PlannedRole {
  roleCode: string;
  areaId: string;
  successor: string;
}

/**
 * A plan is sound when every named successor is in it, whoever ends has an heir, shares stay within the whole, and every role of an
 * ending organisation has a new holder: the one named, or the only heir. Returns the new holder of each role.
 */
export function checkPlan(
  successorKeys: readonly string[],
  predecessors: readonly Predecessor[],
  heldRoles: readonly HeldRole[],
  named: readonly PlannedRole[],
): { faults: PlanFault[]; roles: Map<HeldRole, string> } {
  const faults: PlanFault[] = [];
  const keys = new Set(successorKeys);
  const used = [...predecessors.flatMap((predecessor) => predecessor.into), ...named].map(
    (use) => use.successor,
  );
  if (used.some((key) => !keys.has(key)) || keys.size !== successorKeys.length)
    faults.push({ fault: 'UNKNOWN_SUCCESSOR' });
  for (const predecessor of predecessors) {
    if (predecessor.into.length === 0 && predecessor.ends)
      faults.push({ fault: 'NO_SUCCESSOR', name: predecessor.name });
    const sum = predecessor.into.reduce((total, part) => total + (part.share ?? 0), 0);
    if (sum > 1 + 1e-9) faults.push({ fault: 'SHARES_TOO_LARGE', name: predecessor.name });
  }
  const roles = new Map<HeldRole, string>();
  const leftBehind: HeldRole[] = [];
  for (const role of heldRoles) {
    const predecessor = predecessors.find((one) => one.organizationId === role.organizationId);
    const heirs = [...new Set(predecessor?.into.map((part) => part.successor))];
    const chosen = named.find(
      (one) => one.roleCode === role.roleCode && one.areaId === role.areaId,
    )?.successor;
    const heir = chosen ?? (predecessor?.ends && heirs.length === 1 ? heirs[0] : undefined);
    if (heir !== undefined) roles.set(role, heir);
    else if (predecessor?.ends) leftBehind.push(role);
  }
  if (leftBehind.length > 0) faults.push({ fault: 'ROLES_LEFT_BEHIND', roles: leftBehind });
  return { faults, roles };
}
