import { sql } from 'kysely';
import { civilDate } from '#kernel/clock/civil-date.ts';
import type { Tx } from '#kernel/db/database.ts';
import { type AccountId, asId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import type { Actor, Grant } from '#kernel/permissions/actor.ts';
import { isRole } from '#kernel/permissions/roles.ts';

/** An account as the sign-in sees it, with its present password hash. */
export type AccountRow = {
  readonly id: AccountId;
  readonly personId: PersonId;
  readonly organizationId: OrganizationId;
  readonly state: 'INVITED' | 'ACTIVE' | 'DISABLED';
  readonly disabledWhy: 'ADMINISTRATOR' | 'IDLE' | null;
  readonly mustEnrol: boolean;
  readonly activeSince: Date | null;
  readonly lastSignedInAt: Date | null;
  readonly isDemo: boolean;
  readonly nameIndex: Buffer;
  readonly nameSealed: Buffer;
  readonly passwordHash: string | null;
};

type By = { readonly id: string } | { readonly nameIndex: Buffer } | { readonly personalNumberIndex: Buffer };

/** One query whether or not there is such an account. */
export async function findAccount(tx: Tx, by: By): Promise<AccountRow | null> {
  const condition =
    'id' in by
      ? sql`a.id = ${by.id}::uuid`
      : 'nameIndex' in by
        ? sql`a.name_index = ${by.nameIndex}`
        : sql`a.personal_number_index = ${by.personalNumberIndex}`;
  const found = await sql<{
    id: string;
    person_id: string;
    organization_id: string;
    state: AccountRow['state'];
    disabled_why: AccountRow['disabledWhy'];
    must_enrol: boolean;
    active_since: Date | null;
    last_signed_in_at: Date | null;
    is_demo: boolean;
    name_index: Buffer;
    name_sealed: Buffer;
    hash: string | null;
  }>`
    select a.id, a.person_id, a.organization_id, a.state, a.disabled_why, a.must_enrol, a.active_since, a.last_signed_in_at, a.is_demo, a.name_index, a.name_sealed,
      (select p.hash from auth.password p where p.account_id = a.id order by p.id desc limit 1) as hash
    from identity.account a where ${condition}`.execute(tx);
  const row = found.rows[0];
  if (!row) return null;
  return {
    id: asId<AccountId>(row.id),
    personId: asId<PersonId>(row.person_id),
    organizationId: asId<OrganizationId>(row.organization_id),
    state: row.state,
    disabledWhy: row.disabled_why,
    mustEnrol: row.must_enrol,
    activeSince: row.active_since,
    lastSignedInAt: row.last_signed_in_at,
    isDemo: row.is_demo,
    nameIndex: row.name_index,
    nameSealed: row.name_sealed,
    passwordHash: row.hash,
  };
}

/** What an account may do today: its roles through posts that its person holds today. `hasPost` is false when there is no such post at all. */
export type RightsToday = { readonly hasPost: boolean; readonly grants: readonly Grant[] };

/**
 * Computed at every request: when the post ends, the rights end at 00:00 of that day in Viet Nam, without a job. Deputies,
 * substitutes and people on duty get nothing by being named: only what was granted to their own account through their own post.
 */
export async function readRights(
  tx: Tx,
  account: { readonly id: AccountId; readonly personId: PersonId },
  now: Date,
): Promise<RightsToday> {
  const today = civilDate(now);
  const found = await sql<{ role: string | null; organization_id: string }>`
    select g.role, h.organization_id
    from directory.v_post_holder h
    left join identity.role_grant g on g.account_id = ${account.id}::uuid and g.post_id = h.post_id and g.organization_id = h.organization_id
      and g.revoked_at is null and g.valid @> ${today}::date
    where h.person_id = ${account.personId}::uuid and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to > ${today}::date)
    order by g.role, h.organization_id`.execute(tx);
  const grants = found.rows.flatMap(({ role, organization_id }): Grant[] =>
    role !== null && isRole(role) ? [{ role, organizationId: asId<OrganizationId>(organization_id) }] : [],
  );
  return { hasPost: found.rows.length > 0, grants };
}

export function officialOf(
  account: { readonly id: AccountId; readonly personId: PersonId },
  grants: readonly Grant[] = [],
): Extract<Actor, { kind: 'OFFICIAL' }> {
  return { kind: 'OFFICIAL', accountId: account.id, personId: account.personId, grants };
}
