import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/civil-date.ts';
import { type AccountId, asId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import { isRole } from '#kernel/permissions/roles.ts';
import type { findRoleHolders } from '../contract.ts';
import { openField } from '../store/secrets.ts';

type Input = z.output<typeof findRoleHolders.input>;
type Output = z.output<typeof findRoleHolders.output>;

/** Only roles that count today: the account is open, the grant holds, and so does the post through which it is held. */
export const findRoleHoldersHandler: Handler<Input, Output> = async (
  ctx,
  { organizationId, personId = null, roles },
) => {
  const today = civilDate(ctx.now);
  const found = await sql<{
    id: string;
    person_id: string;
    organization_id: string;
    role: string;
    name_sealed: Buffer;
  }>`
    select distinct a.id, a.person_id, g.organization_id, g.role, a.name_sealed
    from identity.role_grant g
    join identity.account a on a.id = g.account_id
    join directory.v_post_holder h on h.post_id = g.post_id and h.person_id = a.person_id
    where (${organizationId}::uuid is null or g.organization_id = ${organizationId}::uuid) and (${personId}::uuid is null or a.person_id = ${personId}::uuid)
      and g.role = any (${roles}::text[])
      and g.revoked_at is null and g.valid @> ${today}::date and a.state = 'ACTIVE'
      and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to > ${today}::date)
    order by a.person_id, g.role`.execute(ctx.tx);
  ctx.note({
    subject: organizationId ? { kind: 'ORGANIZATION', id: organizationId } : { kind: 'NONE', id: 'none' },
    fields: ['email'],
    facts: { count: found.rows.length },
  });
  return {
    holders: found.rows.flatMap((row) =>
      isRole(row.role)
        ? [
            {
              personId: asId<PersonId>(row.person_id),
              organizationId: asId<OrganizationId>(row.organization_id),
              role: row.role,
              email: openField(ctx.keys, asId<AccountId>(row.id), 'name', row.name_sealed).toString('utf8'),
            },
          ]
        : [],
    ),
  };
};
