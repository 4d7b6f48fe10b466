import type { Context } from '#kernel/actions/context.ts';
import type { OrganizationId, PersonId } from '#kernel/ids/ids.ts';
import { roleNames } from '#kernel/permissions/roles.ts';
import { findOnDuty, findResponsible, reachPerson } from '#modules/directory/contract.ts';
import { findRoleHolders } from '#modules/identity/contract.ts';
import type { Rank } from '../rules/ladder.ts';
import { findSingleIntake } from './offices.ts';

export type Candidate = { readonly personId: PersonId; readonly name: string | null };

/** Who stands on this rank now, the first choice first: emergency duty before intake duty, those who are there only. */
export async function listCandidates(
  ctx: Context,
  organizationId: OrganizationId,
  rank: Rank,
): Promise<Candidate[]> {
  switch (rank) {
    case 'ON_DUTY':
      return (await shiftOf(ctx, organizationId)).flatMap((shift) => shift.slice(0, 1));
    case 'BACKUP': {
      const behind = (await shiftOf(ctx, organizationId)).flatMap((shift) => shift.slice(1));
      return [...behind, ...(await ctx.call(findResponsible, { organizationId })).deputies];
    }
    case 'HEAD':
      return (await ctx.call(findResponsible, { organizationId })).heads;
    case 'COORDINATOR':
      return listCoordinators(ctx);
  }
}

/** How to reach the person. The mailbox of the account stands in when the directory knows none. @restricted */
export async function findAddresses(
  ctx: Context,
  personId: PersonId,
): Promise<{ phone: string | null; email: string | null }> {
  const { phone, email } = await ctx.call(reachPerson, { personId });
  if (email) return { phone, email };
  const { holders } = await ctx.call(findRoleHolders, {
    organizationId: null,
    personId,
    roles: [...roleNames],
  });
  return { phone, email: holders[0]?.email ?? null };
}

async function shiftOf(ctx: Context, organizationId: OrganizationId): Promise<Candidate[][]> {
  const shifts: Candidate[][] = [];
  for (const kind of ['EMERGENCY', 'INTAKE'] as const)
    shifts.push((await ctx.call(findOnDuty, { organizationId, kind })).onDuty);
  return shifts;
}

/** Whoever leads the programme: coordinators of the single intake office, then its deputies and heads. */
async function listCoordinators(ctx: Context): Promise<Candidate[]> {
  const organizationId = await findSingleIntake(ctx);
  if (!organizationId) return [];
  const { holders } = await ctx.call(findRoleHolders, { organizationId, roles: ['COORDINATOR'] });
  const named = await Promise.all(
    holders.map(async ({ personId }) => ({
      personId,
      name: (await ctx.call(reachPerson, { personId })).name,
    })),
  );
  const { deputies, heads } = await ctx.call(findResponsible, { organizationId });
  return [...named, ...deputies, ...heads];
}
