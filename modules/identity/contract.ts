/**
 * Accounts of officials and what they may do: the only file of this room that other rooms import (with `http.ts` for the
 * composition root and the console). Signing in itself is not a handle: it has a database login of its own (sign-in/).
 */
import { z } from 'zod';
import { defineAction, defineQuery } from '#kernel/actions/handle.ts';
import { findCivilDate, type CivilDate } from '#kernel/clock/civil-date.ts';
import { type AccountId, asId, type OrganizationId, type PersonId, type PostId } from '#kernel/ids/ids.ts';
import { allowOffice, allowSignedIn, allowSystem } from '#kernel/permissions/allow.ts';
import { roleNames } from '#kernel/permissions/roles.ts';

export const zAccountId = z.uuid().transform((id) => asId<AccountId>(id));
const zOrganizationId = z.uuid().transform((id) => asId<OrganizationId>(id));
const zPersonId = z.uuid().transform((id) => asId<PersonId>(id));
const zPostId = z.uuid().transform((id) => asId<PostId>(id));
const zDay = z.custom<CivilDate>(
  (value) => typeof value === 'string' && findCivilDate(value) !== undefined,
  'YYYY-MM-DD',
);
const zRole = z.enum(roleNames);
const zEmail = z.email().max(254);

const administrators = <Input extends { readonly organizationId: OrganizationId }>() =>
  allowOffice<Input>(['ACCOUNT_ADMIN'], (input) => input.organizationId);

/** The link for the person, also sent by mail. It opens once, within 72 hours. @restricted */
const zLink = z.object({ invitationId: z.uuid(), link: z.string() });

/** Opens an account for a person who holds (or will hold) a post in this office, with roles through that post, and writes to them. */
export const inviteAccount = defineAction('identity.invite-account', {
  input: z.strictObject({
    organizationId: zOrganizationId,
    personId: zPersonId,
    postId: zPostId,
    email: zEmail,
    roles: z.array(zRole).min(1).max(roleNames.length),
    /** 12 digits, for single sign-on; sealed. */
    personalNumber: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
  }),
  output: zLink.extend({ accountId: zAccountId }),
  allow: administrators(),
});

/** The first administrator of a new installation: person, post, account and both administrator roles. For `annhi admin invite`. */
export const inviteFirstAdministrator = defineAction('identity.invite-first-administrator', {
  input: z.strictObject({
    organizationId: zOrganizationId,
    fullName: z.string().trim().min(2).max(120),
    email: zEmail,
  }),
  output: zLink.extend({ accountId: zAccountId }),
  allow: allowSystem,
});

const zOfAccount = z.strictObject({ organizationId: zOrganizationId, accountId: zAccountId });

/** A new link: to set up (still invited), to a new app (after a reset), or to a new password (everybody else). Earlier links stop working. */
export const renewLink = defineAction('identity.renew-link', {
  input: zOfAccount,
  output: zLink,
  allow: administrators(),
});

/** Ends all sessions at once and lets nobody in until enabled. */
export const disableAccount = defineAction('identity.disable-account', {
  input: zOfAccount,
  output: z.object({}),
  allow: administrators(),
});

/** Opens a disabled account again, also one that lay idle for 45 days. Earlier sessions stay ended. */
export const enableAccount = defineAction('identity.enable-account', {
  input: zOfAccount,
  output: z.object({}),
  allow: administrators(),
});

/** Gives a role through a post of this office. Not to oneself. Ends with the post, or on `validTo` (first day on which it no longer holds). */
export const grantRole = defineAction('identity.grant-role', {
  input: zOfAccount.extend({
    postId: zPostId,
    role: zRole,
    validFrom: zDay.optional(),
    validTo: zDay.nullable().optional(),
  }),
  output: z.object({ grantId: z.uuid() }),
  allow: administrators(),
});

/** Takes a role away, now. */
export const revokeRole = defineAction('identity.revoke-role', {
  input: z.strictObject({ organizationId: zOrganizationId, grantId: z.uuid() }),
  output: z.object({}),
  allow: administrators(),
});

/** First pair of eyes: asks that somebody's lost second factor be taken away. */
export const askFactorReset = defineAction('identity.ask-factor-reset', {
  input: zOfAccount,
  output: z.object({ resetId: z.uuid() }),
  allow: administrators(),
});

/** Second pair of eyes, another administrator: ends sessions, app, passkeys and recovery codes, and sends a link to enrol anew. */
export const approveFactorReset = defineAction('identity.approve-factor-reset', {
  input: z.strictObject({ organizationId: zOrganizationId, resetId: z.uuid() }),
  output: zLink,
  allow: administrators(),
});

/** Accounts of an office, with everything that decides what they may do today. */
export const listAccounts = defineQuery('identity.list-accounts', {
  input: z.strictObject({ organizationId: zOrganizationId }),
  output: z.object({
    accounts: z.array(
      z.object({
        accountId: zAccountId,
        personId: zPersonId,
        fullName: z.string(),
        /** @restricted */
        email: z.string(),
        state: z.enum(['INVITED', 'ACTIVE', 'DISABLED']),
        disabledWhy: z.enum(['ADMINISTRATOR', 'IDLE']).nullable(),
        mustEnrol: z.boolean(),
        lastSignedInAt: z.string().nullable(),
        /** False: no post today, so no rights today. */
        hasPost: z.boolean(),
        openReset: z.object({ resetId: z.uuid(), askedBy: zAccountId }).nullable(),
        grants: z.array(
          z.object({
            grantId: z.uuid(),
            postId: zPostId,
            title: z.string(),
            role: zRole,
            validFrom: zDay,
            validTo: zDay.nullable(),
            holdsToday: z.boolean(),
          }),
        ),
      }),
    ),
    /** People of this office who hold a post today and have no account yet. */
    withoutAccount: z.array(
      z.object({ personId: zPersonId, fullName: z.string(), postId: zPostId, title: z.string() }),
    ),
  }),
  allow: administrators(),
  reads: 'RESTRICTED',
});

/** People (or this one) who hold one of these roles today, in one office or (null) in any, with the mailbox of their account; each look is on record. */
export const findRoleHolders = defineQuery('identity.find-role-holders', {
  input: z.strictObject({
    organizationId: zOrganizationId.nullable(),
    personId: zPersonId.optional(),
    roles: z.array(zRole).min(1).max(roleNames.length),
  }),
  output: z.object({
    holders: z.array(
      z.object({
        personId: zPersonId,
        organizationId: zOrganizationId,
        role: zRole,
        /** @restricted */
        email: z.string(),
      }),
    ),
  }),
  allow: allowSystem,
  reads: 'RESTRICTED',
});

/** One's own open sessions, the latest first. */
export const listSessions = defineQuery('identity.list-sessions', {
  input: z.strictObject({}),
  output: z.object({
    sessions: z.array(
      z.object({
        sessionId: z.uuid(),
        device: z.string(),
        method: z.enum(['TOTP', 'RECOVERY_CODE', 'PASSKEY']),
        startedAt: z.string(),
        lastActiveAt: z.string(),
      }),
    ),
  }),
  allow: allowSignedIn,
  reads: 'OPEN',
});

/** Ends one of one's own sessions. */
export const revokeSession = defineAction('identity.revoke-session', {
  input: z.strictObject({ sessionId: z.uuid() }),
  output: z.object({}),
  allow: allowSignedIn,
});

/** Ends all of one's own sessions but the one that is kept (null: all). */
export const revokeOtherSessions = defineAction('identity.revoke-other-sessions', {
  input: z.strictObject({ keep: z.uuid().nullable() }),
  output: z.object({ ended: z.number().int() }),
  allow: allowSignedIn,
});
