import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import { asId, type OrganizationId } from '#kernel/ids/ids.ts';
import type { Role } from '#kernel/permissions/roles.ts';

/**
 * Functional roles of the province whose offices take emergencies in, in the order in which one stands in for another. The single intake
 * point is the holder of the first that anybody holds (A-K1), else of the second.
 */
export const receivingRoles = [
  'SINGLE_INTAKE',
  'ICT_AUTHORITY',
  'POLICE',
  'CHILD_AFFAIRS_AUTHORITY',
] as const;

/** In a commune the office takes emergencies in through people who hold this role there. */
export const communeRole: Role = 'CHILD_PROTECTION_WORKER';

/** Today's lead offices of the receiving roles in the province, each office once, the single intake point first. */
export async function listReceivingOffices(
  ctx: Context,
): Promise<{ organizationId: OrganizationId; roleCode: string }[]> {
  const today = civilDate(ctx.now);
  const found = await sql<{ organization_id: string; role_code: string }>`
    select distinct on (wanted.rank) r.organization_id, r.role_code
    from unnest(${receivingRoles}::text[]) with ordinality as wanted (role_code, rank)
    join directory.v_role_assignment r using (role_code)
    join directory.v_area a on a.id = r.area_id
    where r.part = 'LEAD' and a.tier = 'PROVINCE'
      and r.valid_from <= ${today}::date and (r.valid_to is null or r.valid_to > ${today}::date)
    order by wanted.rank, a.code`.execute(ctx.tx);
  const seen = new Set<string>();
  return found.rows
    .filter((row) => !seen.has(row.organization_id) && seen.add(row.organization_id))
    .map((row) => ({ organizationId: asId<OrganizationId>(row.organization_id), roleCode: row.role_code }));
}

/** The office that reads what comes in; null while the directory names nobody. */
export async function findSingleIntake(ctx: Context): Promise<OrganizationId | null> {
  return (await listReceivingOffices(ctx))[0]?.organizationId ?? null;
}
