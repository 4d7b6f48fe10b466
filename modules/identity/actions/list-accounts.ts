import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/civil-date.ts';
import type { AccountId, PersonId, PostId } from '#kernel/ids/ids.ts';
import type { listAccounts } from '../contract.ts';
import { openField } from '../store/secrets.ts';

type Output = z.infer<typeof listAccounts.output>;
type Account = Output['accounts'][number];

export const listAccountsHandler: Handler<z.infer<typeof listAccounts.input>, Output> = async (
  ctx,
  { organizationId },
) => {
  const today = civilDate(ctx.now);
  const accounts = await sql<{
    id: AccountId;
    person_id: PersonId;
    full_name: string;
    name_sealed: Buffer;
    state: Account['state'];
    disabled_why: Account['disabledWhy'];
    must_enrol: boolean;
    last_signed_in_at: Date | null;
    has_post: boolean;
    reset_id: string | null;
    asked_by: AccountId | null;
    grants: Account['grants'];
  }>`
    select a.id, a.person_id, p.full_name, a.name_sealed, a.state, a.disabled_why, a.must_enrol, a.last_signed_in_at, r.id as reset_id, r.asked_by,
      exists (select from directory.v_post_holder h where h.person_id = a.person_id and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to > ${today}::date)) as has_post,
      coalesce((
        select jsonb_agg(jsonb_build_object('grantId', g.id, 'postId', g.post_id, 'title', t.title, 'role', g.role, 'validFrom', lower(g.valid), 'validTo', upper(g.valid),
          'holdsToday', g.valid @> ${today}::date and exists (
            select from directory.v_post_holder h where h.person_id = a.person_id and h.post_id = g.post_id and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to > ${today}::date)))
          order by g.role)
        from identity.role_grant g join directory.post t on t.id = g.post_id
        where g.account_id = a.id and g.revoked_at is null and g.organization_id = ${organizationId}), '[]'::jsonb) as grants
    from identity.account a
    join directory.v_person p on p.id = a.person_id
    left join identity.factor_reset r on r.account_id = a.id and r.approved_at is null
    where a.organization_id = ${organizationId}
    order by a.id`.execute(ctx.tx);
  const without = await sql<{ person_id: PersonId; full_name: string; post_id: PostId; title: string }>`
    select h.person_id, p.full_name, h.post_id, h.title
    from directory.v_post_holder h join directory.v_person p on p.id = h.person_id
    where h.organization_id = ${organizationId} and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to > ${today}::date)
      and not exists (select from identity.account a where a.person_id = h.person_id)
    order by h.title, h.person_id`.execute(ctx.tx);
  ctx.note({
    subject: { kind: 'ORGANIZATION', id: organizationId },
    fields: ['email', 'fullName'],
    facts: { accounts: accounts.rows.length },
  });
  return {
    accounts: accounts.rows
      .toSorted((a, b) => compareNames(a.full_name, b.full_name))
      .map((row) => ({
        accountId: row.id,
        personId: row.person_id,
        fullName: row.full_name,
        email: openField(ctx.keys, row.id, 'name', row.name_sealed).toString('utf8'),
        state: row.state,
        disabledWhy: row.disabled_why,
        mustEnrol: row.must_enrol,
        lastSignedInAt: row.last_signed_in_at?.toISOString() ?? null,
        hasPost: row.has_post,
        openReset: row.reset_id && row.asked_by ? { resetId: row.reset_id, askedBy: row.asked_by } : null,
        grants: row.grants,
      })),
    withoutAccount: without.rows
      .toSorted((a, b) => compareNames(a.full_name, b.full_name))
      .map((row) => ({
        personId: row.person_id,
        fullName: row.full_name,
        postId: row.post_id,
        title: row.title,
      })),
  };
};

const collator = new Intl.Collator('vi');

/** Vietnamese lists go by the given name, which comes last. */
function compareNames(a: string, b: string): number {
  const given = (name: string) => name.split(' ').at(-1) ?? '';
  return collator.compare(given(a), given(b)) || collator.compare(a, b);
}
