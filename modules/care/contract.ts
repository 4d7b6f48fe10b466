/** Counts what a reviewer was exposed to, asks for breaks, and keeps the debrief after an emergency. The only file of this room that other rooms import. */
import { z } from 'zod';
import { defineAction, defineQuery } from '#kernel/actions/handle.ts';
import { asId, type FileId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import { allowOffice, allowSignedIn, allowSystem } from '#kernel/permissions/allow.ts';
import { zCategory } from '#modules/reports/contract.ts';

const zFileId = z.uuid().transform((id) => asId<FileId>(id));
const zPersonId = z.uuid().transform((id) => asId<PersonId>(id));
const zOrganizationId = z.uuid().transform((id) => asId<OrganizationId>(id));

/** Why a break is due: the day's weight is reached, or two hours went by without one. */
export const zBreakReason = z.enum(['CAP', 'LONG']);

/** Kinds of reports that somebody would rather not read today. */
export const zAvoided = z.array(zCategory).max(20);

/** A look at restricted text. Counts once per person, file and hour, weighed by the report's category. */
export const noteExposure = defineAction('care.note-exposure', {
  input: z.strictObject({ personId: zPersonId, fileId: zFileId }),
  output: z.object({ count: z.number(), breakDue: z.boolean() }),
  allow: allowSystem,
});

/** One's own day. Counts only; nobody else reads it. */
export const getMyDay = defineQuery('care.get-my-day', {
  input: z.strictObject({}),
  output: z.object({
    /** Weighed looks today (since midnight in Viet Nam), and how many are enough for a day. */
    count: z.number(),
    cap: z.number(),
    /** Null: no break is due. An emergency may always be opened. */
    breakDue: zBreakReason.nullable(),
    breakMinutes: z.number(),
    onBreakSince: z.string().nullable(),
    /** Until when a break that is due was put off, with a reason. */
    putOffUntil: z.string().nullable(),
    avoided: zAvoided,
    breaks: z.array(z.object({ from: z.string(), until: z.string().nullable() })),
    /** Emergencies after which nobody has sat down with me yet. */
    debriefs: z.array(z.object({ debriefId: z.uuid(), reference: z.number(), askedAt: z.string() })),
  }),
  allow: allowSignedIn,
  reads: 'OPEN',
});

/** Starts or ends one's own break, or puts it off with a reason ("tôi cần tiếp tục"). */
export const recordBreak = defineAction('care.record-break', {
  input: z.discriminatedUnion('step', [
    z.strictObject({ step: z.literal('START') }),
    z.strictObject({ step: z.literal('END') }),
    z.strictObject({ step: z.literal('PUT_OFF'), reason: z.string().trim().min(3).max(500) }),
  ]),
  output: z.object({}),
  allow: allowSignedIn,
});

/** Kinds of reports that one does not want to be given today. Ends by itself at midnight. */
export const avoidCategories = defineAction('care.avoid-categories', {
  input: z.strictObject({ categories: zAvoided }),
  output: z.object({}),
  allow: allowSignedIn,
});

/** Two answers after an emergency, sealed: read by their author alone. Empty answers are a debrief too: it was held. */
export const recordDebrief = defineAction('care.record-debrief', {
  input: z.strictObject({
    debriefId: z.uuid(),
    howIAm: z.string().max(4_000).default(''),
    whatWouldHelp: z.string().max(4_000).default(''),
  }),
  output: z.object({}),
  allow: allowSignedIn,
});

/** One's own debriefs, with one's own words. */
export const listMyDebriefs = defineQuery('care.list-my-debriefs', {
  input: z.strictObject({}),
  output: z.object({
    debriefs: z.array(
      z.object({
        debriefId: z.uuid(),
        reference: z.number(),
        heldAt: z.string(),
        howIAm: z.string(),
        whatWouldHelp: z.string(),
      }),
    ),
  }),
  allow: allowSignedIn,
  reads: 'RESTRICTED',
});

const zTeam = z.object({
  people: z.array(
    z.object({
      personId: zPersonId,
      name: z.string().nullable(),
      count: z.number(),
      breakCount: z.number(),
      putOffCount: z.number(),
      debriefsOpen: z.number(),
      debriefsHeld: z.number(),
    }),
  ),
});

/** How the people of an office bear up: numbers and whether debriefs were held, never what was looked at or said. */
export const listTeamDay = defineQuery('care.list-team-day', {
  input: z.strictObject({ organizationId: zOrganizationId }),
  output: zTeam,
  allow: allowOffice(
    ['SUPERVISOR'],
    (input: { readonly organizationId: OrganizationId }) => input.organizationId,
  ),
  reads: 'OPEN',
});

/** The same, counted by the platform: looks, breaks and debriefs are each person's own, so nobody else may read the rows. */
export const countTeamDay = defineQuery('care.count-team-day', {
  input: z.strictObject({ organizationId: zOrganizationId }),
  output: zTeam,
  allow: allowSystem,
  reads: 'OPEN',
});
