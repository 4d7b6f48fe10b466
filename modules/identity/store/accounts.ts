import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/civil-date.ts';
import { conflict, notFound, refused } from '#kernel/errors/errors.ts';
import {
  type AccountId,
  asId,
  newId,
  newOpaqueId,
  type OrganizationId,
  type PersonId,
  type PostId,
} from '#kernel/ids/ids.ts';
import { queueMail } from '#kernel/mail/mail.ts';
import { actorName } from '#kernel/permissions/actor.ts';
import type { Role } from '#kernel/permissions/roles.ts';
import { invitationLetter, roomSentences } from '../sentences.ts';
import {
  type InvitationPurpose,
  invitationAddress,
  invitationMs,
  sealInvitation,
} from './invitation-token.ts';
import {
  normalizeSignInName,
  openField,
  personalNumberIndex,
  sealField,
  signInNameIndex,
} from './secrets.ts';

/** An account as the administrators' actions see it (as `annhi_app`, under row-level security). */
export type ManagedAccount = {
  readonly id: AccountId;
  readonly personId: PersonId;
  readonly organizationId: OrganizationId;
  readonly state: 'INVITED' | 'ACTIVE' | 'DISABLED';
  readonly mustEnrol: boolean;
  readonly email: string;
};

/** The account, looked after by this office. Absent and another office's are the same. */
export async function getManagedAccount(
  ctx: Context,
  accountId: AccountId,
  organizationId: OrganizationId,
): Promise<ManagedAccount> {
  const account = await findVisibleAccount(ctx, accountId);
  if (!account || account.organizationId !== organizationId) throw notFound();
  return account;
}

/** The account, looked after by this office or with a post in it. */
export async function findVisibleAccount(ctx: Context, accountId: AccountId): Promise<ManagedAccount | null> {
  const found = await sql<{
    person_id: string;
    organization_id: string;
    state: ManagedAccount['state'];
    must_enrol: boolean;
    name_sealed: Buffer;
  }>`
    select person_id, organization_id, state, must_enrol, name_sealed from identity.account where id = ${accountId}`.execute(
    ctx.tx,
  );
  const row = found.rows[0];
  if (!row) return null;
  return {
    id: accountId,
    personId: asId<PersonId>(row.person_id),
    organizationId: asId<OrganizationId>(row.organization_id),
    state: row.state,
    mustEnrol: row.must_enrol,
    email: openField(ctx.keys, accountId, 'name', row.name_sealed).toString('utf8'),
  };
}

/** Nobody decides about their own account: what one administrator does to another is seen by two. */
export function assertNotOneself(ctx: Context, accountId: AccountId): void {
  if (ctx.actor.kind === 'OFFICIAL' && ctx.actor.accountId === accountId)
    throw refused('OWN_ACCOUNT', roomSentences.ownAccount);
}

export type NewAccount = {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly email: string;
  readonly personalNumber?: string | undefined;
  readonly isDemo?: boolean;
};

/** @throws AnNhiError `ACCOUNT_EXISTS` when person, e-mail address or personal number already has an account. */
export async function insertAccount(
  ctx: Pick<Context, 'tx' | 'keys' | 'now'>,
  account: NewAccount,
): Promise<AccountId> {
  const id = newId<AccountId>(ctx.now.getTime());
  const { personalNumber } = account;
  const name = normalizeSignInName(account.email);
  const inserted = await sql`
    insert into identity.account (id, person_id, organization_id, name_sealed, name_index, personal_number_sealed, personal_number_index, state, created_at, is_demo)
    values (${id}, ${account.personId}, ${account.organizationId}, ${sealField(ctx.keys, id, 'name', name)}, ${signInNameIndex(ctx.keys, name)},
      ${personalNumber ? sealField(ctx.keys, id, 'personal-number', personalNumber) : null},
      ${personalNumber ? personalNumberIndex(ctx.keys, personalNumber) : null}, 'INVITED', ${ctx.now}, ${account.isDemo ?? false})
    on conflict do nothing`.execute(ctx.tx);
  if (inserted.numAffectedRows !== 1n) throw conflict('ACCOUNT_EXISTS', roomSentences.accountExists);
  return id;
}

/** @throws AnNhiError `ALREADY_GRANTED` when the account has this role through this post on one of these days. */
export async function insertGrant(
  ctx: Context,
  grant: {
    readonly accountId: AccountId;
    readonly postId: PostId;
    readonly organizationId: OrganizationId;
    readonly role: Role;
    readonly validFrom?: string | undefined;
    readonly validTo?: string | null | undefined;
  },
): Promise<string> {
  const id = newOpaqueId<string>();
  const from = grant.validFrom ?? civilDate(ctx.now);
  if (grant.validTo && grant.validTo <= from)
    throw refused('GRANT_ENDS_BEFORE_IT_BEGINS', roomSentences.grantDates);
  const inserted = await sql`
    insert into identity.role_grant (id, account_id, post_id, organization_id, role, valid, granted_by, granted_at)
    values (${id}, ${grant.accountId}, ${grant.postId}, ${grant.organizationId}, ${grant.role}, daterange(${from}::date, ${grant.validTo ?? null}::date), ${actorName(ctx.actor)}, ${ctx.now})
    on conflict do nothing`.execute(ctx.tx);
  if (inserted.numAffectedRows !== 1n) throw conflict('ALREADY_GRANTED', roomSentences.alreadyGranted);
  return id;
}

/** Whether the person holds this post of this office today or later. */
export async function assertHoldsPost(
  ctx: Context,
  personId: PersonId,
  postId: PostId,
  organizationId: OrganizationId,
): Promise<void> {
  const today = civilDate(ctx.now);
  const found = await sql`
    select from directory.v_post_holder h
    where h.person_id = ${personId} and h.post_id = ${postId} and h.organization_id = ${organizationId} and (h.valid_to is null or h.valid_to > ${today}::date)`.execute(
    ctx.tx,
  );
  if (found.rows.length === 0) throw refused('NOT_IN_POST', roomSentences.notInPost);
}

/** Withdraws earlier links, makes a new one and sends it. */
export async function issueLink(
  ctx: Context,
  account: { readonly id: AccountId; readonly organizationId: OrganizationId; readonly email: string },
  purpose: InvitationPurpose,
): Promise<{ readonly invitationId: string; readonly link: string }> {
  const invitationId = newOpaqueId<string>();
  await sql`update identity.invitation set withdrawn_at = ${ctx.now} where account_id = ${account.id} and used_at is null and withdrawn_at is null`.execute(
    ctx.tx,
  );
  await sql`
    insert into identity.invitation (id, account_id, organization_id, purpose, made_by, made_at, expires_at)
    values (${invitationId}, ${account.id}, ${account.organizationId}, ${purpose}, ${actorName(ctx.actor)}, ${ctx.now}, ${new Date(ctx.now.getTime() + invitationMs)})`.execute(
    ctx.tx,
  );
  const link = invitationAddress(ctx.origin, sealInvitation(ctx.keys, invitationId, ctx.now));
  await queueMail(ctx, {
    organizationId: account.organizationId,
    purpose: 'identity.link',
    subject: { kind: 'ACCOUNT', id: account.id },
    letter: { to: account.email, ...invitationLetter(purpose, link), attachments: [] },
  });
  return { invitationId, link };
}

/** Person and post of the installation's first administrator, in office from today. */
export async function insertAdministratorPost(
  ctx: Context,
  organizationId: OrganizationId,
  fullName: string,
  folded: string,
): Promise<{ personId: PersonId; postId: PostId }> {
  const personId = newId<PersonId>(ctx.now.getTime());
  const postId = newId<PostId>(ctx.now.getTime());
  const today = civilDate(ctx.now);
  await sql`insert into directory.person (id, full_name, folded) values (${personId}, ${fullName}, ${folded})`.execute(
    ctx.tx,
  );
  await sql`
    insert into directory.post (id, organization_id, title, valid) values (${postId}, ${organizationId}, ${roomSentences.administratorPost.vi}, daterange(${today}::date, null))`.execute(
    ctx.tx,
  );
  await sql`
    insert into directory.post_holder (id, post_id, person_id, organization_id, valid)
    values (${newOpaqueId<string>()}, ${postId}, ${personId}, ${organizationId}, daterange(${today}::date, null))`.execute(
    ctx.tx,
  );
  return { personId, postId };
}
