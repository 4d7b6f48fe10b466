import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import type { OrganizationId, PersonId } from '#kernel/ids/ids.ts';
import { roleNames } from '#kernel/permissions/roles.ts';
import { findOnDuty, findResponsible, reachPerson } from '#modules/directory/contract.ts';
import { findRoleHolders } from '#modules/identity/contract.ts';
import { concernsPerson, type Warnings } from '../rules/concerns-person.ts';
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

/** Everybody of the office today whom the report concerns, on duty or not: nothing of the alarm is shown to them. */
export async function listConcerned(
  ctx: Context,
  organizationId: OrganizationId,
  warnings: Warnings,
): Promise<string[]> {
  const today = civilDate(ctx.now);
  const people = await sql<{ personId: string; name: string | null }>`
    select distinct h.person_id as "personId", p.full_name as name
    from directory.v_post_holder h left join directory.v_person p on p.id = h.person_id
    where h.organization_id = ${organizationId}::uuid and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to > ${today}::date)`.execute(
    ctx.tx,
  );
  const marked = warnings.unsafe.flatMap((one) =>
    one.personId && one.state !== 'CLEARED' ? [one.personId] : [],
  );
  const named = people.rows.filter((one) => concernsPerson(one, warnings)).map((one) => one.personId);
  return [...new Set([...marked, ...named])];
}
