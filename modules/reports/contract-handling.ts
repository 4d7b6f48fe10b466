import { z } from 'zod';
import { defineAction, defineQuery } from '#kernel/actions/handle.ts';
import { allowFile, allowSystem } from '#kernel/permissions/allow.ts';
import { readers, workers, zCategory, zFileId, zPriority, zState } from './contract-words.ts';
import { closePeople } from './rules/wishes.ts';

/** Who holds a report, what must be watched over while it is handled, and what was decided: handles of the room beside contract.ts. */

const zDone = z.object({ state: zState });
const zSaid = z.string().trim().min(1).max(20_000);

/** What a viewer may see of a report when its access is only a part (files.access.parts). */
export const fileParts = ['TEXT', 'LINKS', 'PLACE', 'CHILD', 'NOTES', 'INFORMANT'] as const;
export const zFilePart = z.enum(fileParts);
export type FilePart = z.infer<typeof zFilePart>;

export const zMustNotKnow = z.object({ people: z.array(z.enum(closePeople)), words: z.string() });

/**
 * Somebody to whom the report must not go before a supervisor has decided. OFFICE and PERSON are known in the directory; WORDS is what
 * was written. Of the informant's choices ("Ai em không muốn biết chuyện này?") `words` is the code of `closePeople` (MOTHER, SCHOOL, …)
 * or what was typed. UNDECIDED blocks as BLOCKED does.
 */
export const zUnsafe = z.object({
  unsafeId: z.uuid(),
  kind: z.enum(['OFFICE', 'PERSON', 'WORDS']),
  organizationId: z.string().nullable(),
  personId: z.string().nullable(),
  /** What the directory calls that office or person; null for words. */
  name: z.string().nullable(),
  /** @restricted */
  words: z.string(),
  state: z.enum(['UNDECIDED', 'BLOCKED', 'CLEARED']),
  source: z.enum(['INFORMANT', 'OFFICER', 'RULE']),
});
export type Unsafe = z.infer<typeof zUnsafe>;

/** A stretch of the text as received, in UTF-16 units; beyond its end lies what was tapped as `trouble`. @restricted */
const zSpan = z.object({ start: z.number(), end: z.number(), text: z.string() });

/** What the rules read out of a report, with the words that caused it. Nothing holds before a person has confirmed it. */
export const zProposal = z.object({
  category: zCategory.nullable(),
  priority: zPriority,
  /** Functional role that receives it first; null: nothing to route. */
  role: z.string().nullable(),
  areaName: z.string().nullable(),
  officeName: z.string().nullable(),
  organizationId: z.string().nullable(),
  signs: z.array(
    z.object({ ruleId: z.string(), atLeast: zPriority, reason: z.string(), matches: z.array(zSpan) }),
  ),
  reasons: z.object({ category: z.string(), priority: z.string(), route: z.string(), place: z.string() }),
  because: z.array(zSpan),
  state: z.enum(['PENDING', 'CONFIRMED', 'CHANGED']),
});
export type ReportProposal = z.infer<typeof zProposal>;

// Who holds it ---------------------------------------------------------------------------------------------------------------

/**
 * The one way a report gets another holder: report, file, access (the new holder sees the file whole), timeline. When a police office
 * takes over, the public status stays at "Cơ quan có trách nhiệm đang xem xét" until `releasePublicStatus`.
 */
export const passReport = defineAction('reports.pass-report', {
  input: z.strictObject({
    fileId: zFileId,
    organizationId: z.uuid(),
    personId: z.uuid().nullable(),
    why: z.enum(['STEP_ACCEPTED', 'TAKEN_OVER', 'RETURNED']),
  }),
  output: zDone,
  allow: allowSystem,
});

/** Takes over what another person of the same office has claimed, with the reason. */
export const takeOverReport = defineAction('reports.take-over-report', {
  input: z.strictObject({ fileId: zFileId, reason: zSaid }),
  output: zDone,
  allow: allowFile(workers, 'HOLDER'),
});

/** The police let the public status go on. */
export const releasePublicStatus = defineAction('reports.release-public-status', {
  input: z.strictObject({ fileId: zFileId, reason: zSaid }),
  output: zDone,
  allow: allowFile(['POLICE_CONTACT'], 'ANY'),
});

/** Whose word it is that the police agree, and the letter in which they gave it. @restricted */
export const zPoliceWord = z.strictObject({
  name: z.string().trim().min(2).max(120),
  /** Rank or post. */
  title: z.string().trim().min(2).max(120),
  /** The day of the letter. */
  on: z.iso.date(),
  /** The number of the letter. */
  number: z.string().trim().min(1).max(60),
});

/** The same, where the police have said so in a letter: for the room that knows that the letter answers a step which went to the police. */
export const releaseStatusByLetter = defineAction('reports.release-status-by-letter', {
  input: z.strictObject({
    fileId: zFileId,
    stepId: z.uuid(),
    word: zPoliceWord,
    /** Who typed it. */
    typedByPersonId: z.uuid(),
  }),
  output: zDone,
  allow: allowSystem,
});

/** Which of these reports have their public status held by the police now. */
export const listHeldStatuses = defineQuery('reports.list-held-statuses', {
  input: z.strictObject({ fileIds: z.array(zFileId).max(1_000) }),
  output: z.object({ held: z.array(zFileId) }),
  allow: allowSystem,
  reads: 'OPEN',
});

export const progressKinds = [
  'REMOVAL_REQUESTED',
  'REMOVAL_SERVED',
  'REMOVAL_ANSWERED',
  'REMOVAL_CHECKED',
  'STEP_SENT',
  'STEP_ACCEPTED',
  'STEP_RETURNED',
  'STEP_ASKED',
  'STEP_ANSWERED',
  'STEP_DONE',
  'STEP_WITHDRAWN',
  'STEP_UNDELIVERED',
  'STEP_OVERDUE',
  'RUNG',
  'ALARM_ANSWERED',
  'ALARM_UNANSWERED',
  'REPLY_SENT',
  'REPLY_RECEIVED',
  'CALL_PROMISED',
  'CALLED',
  'EXPORTED',
  'DEBRIEFED',
] as const;

/**
 * Other rooms move a report along and write on its one timeline. REMOVAL_REQUESTED and STEP_SENT lead to COORDINATING; STEP_SENT with
 * `facts.otherProvince: true` is the table's TRANSFER. STEP_ACCEPTED with `facts.role: 'POLICE'` puts the
 * public status on hold. The rest only writes. `note` is sealed. `byPersonId` is the official whose doing it was: the timeline names them,
 * and the shift counts it; without it the platform did it.
 */
export const noteProgress = defineAction('reports.note-progress', {
  input: z.strictObject({
    fileId: zFileId,
    kind: z.enum(progressKinds),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
    note: z.string().max(20_000).optional(),
    byPersonId: z.uuid().nullable().optional(),
  }),
  output: zDone,
  allow: allowSystem,
});

/** The report of a tracking code, for rooms that talk with its informant. Null for a wrong and for an expired code alike. */
export const findFileByCode = defineQuery('reports.find-file-by-code', {
  input: z.strictObject({ trackingCode: z.string().max(200) }),
  output: z.object({ fileId: zFileId.nullable() }),
  allow: allowSystem,
  reads: 'OPEN',
});

// Where it may go ------------------------------------------------------------------------------------------------------------

/** What routing must know of a report. A report that nobody has read yet is read first. */
export const getRouting = defineQuery('reports.get-routing', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({
    reference: z.number(),
    state: zState,
    priority: zPriority,
    category: zCategory.nullable(),
    proposedRole: z.string().nullable(),
    areaId: z.string().nullable(),
    /** As the informant wrote it. */
    place: z.string(),
    holderOrganizationId: z.string(),
    claimedBy: z.string().nullable(),
    /** @restricted */
    text: z.string(),
    mustNotKnow: zMustNotKnow,
    unsafe: z.array(zUnsafe),
  }),
  allow: allowSystem,
  reads: 'RESTRICTED',
});

/** Marks an office, a person or words as unsafe for this child: blocks routing there until a supervisor decides. */
export const markUnsafe = defineAction('reports.mark-unsafe', {
  input: z.strictObject({
    fileId: zFileId,
    kind: z.enum(['OFFICE', 'PERSON', 'WORDS']),
    organizationId: z.uuid().nullish(),
    personId: z.uuid().nullish(),
    /** Who it is and why. @restricted */
    words: zSaid,
  }),
  output: z.object({ unsafeId: z.uuid() }),
  allow: allowFile(readers, 'ANY'),
});

/** A supervisor decides on a mark, with the reason. May be decided anew. */
export const decideUnsafe = defineAction('reports.decide-unsafe', {
  input: z.strictObject({
    fileId: zFileId,
    unsafeId: z.uuid(),
    decision: z.enum(['BLOCKED', 'CLEARED']),
    reason: zSaid,
  }),
  output: zDone,
  allow: allowFile(['SUPERVISOR'], 'HOLDER'),
});

/**
 * The rules read an office or a person out of the text that is not meant (a landmark, a namesake): a supervisor says so, with the reason,
 * and nothing that was only read bars it any more. What somebody marked stays as it is.
 */
export const clearNamed = defineAction('reports.clear-named', {
  input: z.strictObject({
    fileId: zFileId,
    kind: z.enum(['OFFICE', 'PERSON']),
    /** Of the office or the person in the directory. */
    id: z.uuid(),
    reason: zSaid,
  }),
  output: z.object({ unsafeId: z.uuid() }),
  allow: allowFile(['SUPERVISOR'], 'HOLDER'),
});

// What was decided -----------------------------------------------------------------------------------------------------------

/** Telling the parents is a decision on record: what the child wants, whether it is safe, who decides, why. */
export const recordParentsDecision = defineAction('reports.record-parents-decision', {
  input: z.strictObject({
    fileId: zFileId,
    decision: z.enum(['TELL', 'DO_NOT_TELL', 'LATER']),
    wishes: zSaid,
    safety: zSaid,
    who: zSaid,
    why: zSaid,
  }),
  output: zDone,
  allow: allowFile(workers, 'HOLDER'),
});

export const zParentsDecision = z.object({
  at: z.string(),
  decision: z.enum(['TELL', 'DO_NOT_TELL', 'LATER']),
  /** @restricted */
  wishes: z.string(),
  safety: z.string(),
  who: z.string(),
  why: z.string(),
});

/** Somebody spoke (or tried to speak) with a voice: an EMERGENCY is closed only after `reached: true`. */
export const recordVoiceContact = defineAction('reports.record-voice-contact', {
  input: z.strictObject({ fileId: zFileId, reached: z.boolean(), note: z.string().max(20_000).optional() }),
  output: zDone,
  allow: allowFile(readers, 'ANY'),
});

/**
 * Confirms what the rules proposed, whole (nothing given) or with another category or priority. Whoever decides on an unclaimed report
 * claims it with the same key.
 */
export const confirmProposal = defineAction('reports.confirm-proposal', {
  input: z.strictObject({ fileId: zFileId, category: zCategory.optional(), priority: zPriority.optional() }),
  output: zDone,
  allow: allowFile(workers, 'HOLDER'),
});
