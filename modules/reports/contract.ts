import { z } from 'zod';
import { defineAction, defineQuery } from '#kernel/actions/handle.ts';
import { allowFile, allowOffice, allowPublic, allowSystem } from '#kernel/permissions/allow.ts';
import {
  readers,
  workers,
  zCategory,
  zClosingReason,
  zFileId,
  zIntakeChannel,
  zNewReport,
  zPriority,
  zPublicOutcome,
  zState,
} from './contract-words.ts';
import { zFilePart, zMustNotKnow, zParentsDecision, zProposal, zUnsafe } from './contract-handling.ts';
import { reportActions } from './rules/states.ts';
import { troubles } from './rules/wishes.ts';

export * from './contract-words.ts';
export * from './contract-handling.ts';
export * from './contract-showing.ts';
export * from './contract-finding.ts';
export * from './contract-wishes.ts';

/** Sends a report. The same nonce (any bytes, base64url) answers the same code, however often and however fast it comes. */
export const submitReport = defineAction('reports.submit-report', {
  input: z.strictObject({
    nonce: z.string().regex(/^[A-Za-z0-9_-]{16,200}$/),
    channel: zIntakeChannel,
    receivedAt: z.iso.datetime({ offset: true }).optional(),
    report: zNewReport,
  }),
  output: z.object({
    /** 16 digits; shown once, stored only as a keyed hash. */
    trackingCode: z.string(),
    receivedAt: z.string(),
    /** False when this nonce had already made its report. */
    isNew: z.boolean(),
  }),
  allow: allowPublic,
});

/** What the holder of a tracking code may read: plain steps. Null for a wrong and for an expired code alike. */
export const zPublicStatus = z.object({
  reached: z.array(
    z.object({
      step: z.enum(['RECEIVED', 'READ', 'PASSED_ON', 'WITH_RESPONSIBLE_BODY', 'CLOSED']),
      at: z.string(),
    }),
  ),
  outcome: zPublicOutcome.optional(),
});
export type PublicStatus = z.infer<typeof zPublicStatus>;

export const findStatus = defineAction('reports.find-status', {
  input: z.strictObject({ trackingCode: z.string().max(200) }),
  output: z.object({ status: zPublicStatus.nullable() }),
  allow: allowPublic,
});

/** Names of the communes of today, for the form's suggestions; what is typed may be anything. */
export const listCommuneNames = defineQuery('reports.list-commune-names', {
  input: z.strictObject({}),
  output: z.object({ names: z.array(z.string()) }),
  allow: allowPublic,
  reads: 'OPEN',
});

// For officers ---------------------------------------------------------------------------------------------------------------

export const zQueueFilter = z.strictObject({
  state: z.array(zState).default([]),
  category: z.array(zCategory).default([]),
  priority: z.array(zPriority).default([]),
  channel: z.array(zIntakeChannel).default([]),
  /** Only what I have claimed. */
  mine: z.boolean().default(false),
  /** Only what nobody has opened yet. */
  unread: z.boolean().default(false),
  /** Only what a running clock has left behind. */
  overdue: z.boolean().default(false),
  /** Closed ones instead of open ones. */
  closed: z.boolean().default(false),
  /** Leaves out reports of these kinds, decided or proposed, but never an emergency: what somebody would rather not be given today. */
  avoiding: z.array(zCategory).default([]),
  /** URGENCY: overdue, then emergencies, then by priority; among equals the one that waits longest, whose time is up first. */
  sort: z.enum(['URGENCY', 'NEWEST', 'OLDEST']).default('URGENCY'),
  /** Where the page before ended. */
  after: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type QueueFilter = z.infer<typeof zQueueFilter>;

export const zQueueItem = z.object({
  fileId: zFileId,
  reference: z.number(),
  state: zState,
  category: zCategory.nullable(),
  priority: zPriority,
  channel: zIntakeChannel,
  receivedAt: z.string(),
  claimedBy: z.string().nullable(),
  /** Name of the person who holds it. */
  claimedByName: z.string().nullable(),
  isMine: z.boolean(),
  linkCount: z.number(),
  needsLinkCheck: z.boolean(),
  /** First words of the text. @restricted */
  excerpt: z.string(),
  /** What the rules propose; null until read. */
  proposedCategory: zCategory.nullable(),
  proposedPriority: zPriority.nullable(),
  proposalState: z.enum(['PENDING', 'CONFIRMED', 'CHANGED']).nullable(),
  hasSigns: z.boolean(),
  /** Nobody has opened it yet. */
  isUnread: z.boolean(),
  /** The next clock that one's own office must keep on it: of a step it accepted, of a removal request. */
  dueAt: z.string().nullable(),
  /** Where it stands in this order: `after` it the next one comes, whatever has become of it meanwhile. */
  cursor: z.string(),
});
export type QueueItem = z.infer<typeof zQueueItem>;

/** What stands above the queue: of the official's own offices, what is one's own and what ran late included. */
const zQueueCounts = z.object({
  open: z.number(),
  unclaimed: z.number(),
  mine: z.number(),
  emergency: z.number(),
  unread: z.number(),
  overdue: z.number(),
});
export type QueueCounts = z.infer<typeof zQueueCounts>;

/** The numbers alone, which an open page asks for again and again. */
export const countQueue = defineQuery('reports.count-queue', {
  input: z.strictObject({}),
  output: zQueueCounts,
  allow: allowOffice(readers),
  reads: 'OPEN',
});

/** The queue of the officer's offices. Shows the first words of texts, so each look is on record. */
export const listQueue = defineQuery('reports.list-queue', {
  input: zQueueFilter,
  output: z.object({
    items: z.array(zQueueItem),
    next: z.string().nullable(),
    counts: zQueueCounts,
  }),
  allow: allowOffice(readers),
  reads: 'RESTRICTED',
});

export const zReportEvent = z.object({
  at: z.string(),
  kind: z.string(),
  actor: z.string(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  /** The office that `facts.organizationId` names, as it is called today. */
  officeName: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  note: z.string().nullable(),
  /** OFFICE: only the viewer's own office reads this. */
  audience: z.enum(['OFFICE', 'FILE']),
});

/** One file, whole: facts, links (defanged for showing), timeline, and what may be done next. Who reported it only when asked for. */
export const getReport = defineQuery('reports.get-report', {
  input: z.strictObject({ fileId: zFileId, withInformant: z.boolean().default(false) }),
  output: z.object({
    fileId: zFileId,
    reference: z.number(),
    state: zState,
    category: zCategory.nullable(),
    priority: zPriority,
    channel: zIntakeChannel,
    organizationId: z.string(),
    organizationName: z.string().nullable(),
    claimedBy: z.string().nullable(),
    claimedByName: z.string().nullable(),
    isMine: z.boolean(),
    receivedAt: z.string(),
    closedAt: z.string().nullable(),
    closingReason: zClosingReason.nullable(),
    publicOutcome: zPublicOutcome.nullable(),
    informantKind: z.string(),
    isAnonymous: z.boolean(),
    text: z.string(),
    place: z.string(),
    childAge: z.string(),
    linksBeyond: z.array(z.string()),
    /** What the viewer may see: null is all, otherwise only these parts; the rest of the answer is empty. */
    parts: z.array(zFilePart).nullable(),
    trouble: z.enum(troubles).nullable(),
    mustNotKnow: zMustNotKnow,
    /** Wishes of whoever may be called; shown before any call, never part of the restricted identity. */
    safeToCall: z.string(),
    callWhen: z.string(),
    unsafe: z.array(zUnsafe),
    parentsDecision: zParentsDecision.nullable(),
    /** The last time a voice was reached. */
    voiceContactAt: z.string().nullable(),
    /** True while the police hold the public status. */
    isPublicStatusHeld: z.boolean(),
    /** Null until read, and for whoever sees only parts. */
    proposal: zProposal.nullable(),
    /** @restricted; null when nothing was given (`isAnonymous`) and when it was not asked for. */
    informant: z
      .object({
        name: z.string(),
        phone: z.string(),
        email: z.string(),
        safeToCall: z.string(),
        callWhen: z.string(),
      })
      .nullable(),
    links: z.array(
      z.object({
        ordinal: z.number(),
        raw: z.string(),
        canonical: z.string().nullable(),
        shown: z.string(),
        kind: z.string(),
        reason: z.string().nullable(),
        isUnresolved: z.boolean(),
      }),
    ),
    events: z.array(zReportEvent),
    actions: z.array(z.enum(reportActions)),
  }),
  allow: allowFile(readers, 'ANY'),
  reads: 'RESTRICTED',
});

const zDone = z.object({ state: zState });
const zNote = z.string().max(20_000).default('');

/** Takes a report: from now on this person is its focal point, and the informant may read that somebody reads it. */
export const claimReport = defineAction('reports.claim-report', {
  input: z.strictObject({ fileId: zFileId }),
  output: zDone,
  allow: allowFile(workers, 'HOLDER'),
});

/** Puts a claimed report back into the queue, with the reason. */
export const releaseReport = defineAction('reports.release-report', {
  input: z.strictObject({ fileId: zFileId, note: z.string().trim().min(1).max(20_000) }),
  output: zDone,
  allow: allowFile(workers, 'CLAIMANT'),
});

/** Sets category and priority. */
export const triageReport = defineAction('reports.triage-report', {
  input: z.strictObject({
    fileId: zFileId,
    category: zCategory.optional(),
    priority: zPriority.optional(),
    note: zNote,
  }),
  output: zDone,
  allow: allowFile(workers, 'CLAIMANT'),
});

/** Records the documentary check: does the link exist, which place, which child. Nobody is contacted for it. */
export const verifyReport = defineAction('reports.verify-report', {
  input: z.strictObject({
    fileId: zFileId,
    finding: z.enum(['CONFIRMED', 'NOT_CONFIRMED', 'UNCLEAR']),
    note: zNote,
  }),
  output: zDone,
  allow: allowFile(workers, 'CLAIMANT'),
});

/** A note on the timeline, for all who may see the file's notes (FILE) or for the writer's own offices alone (OFFICE). */
export const addNote = defineAction('reports.add-note', {
  input: z.strictObject({
    fileId: zFileId,
    note: z.string().trim().min(1).max(20_000),
    audience: z.enum(['OFFICE', 'FILE']).optional(),
  }),
  output: zDone,
  allow: allowFile(readers, 'ANY'),
});

/** Ends the work with a reason for the file and one of the approved outcomes for the informant. */
export const closeReport = defineAction('reports.close-report', {
  input: z.strictObject({ fileId: zFileId, reason: zClosingReason, outcome: zPublicOutcome, note: zNote }),
  output: zDone,
  allow: allowFile(workers, 'CLAIMANT'),
});

/** Opens a closed report again, with the reason. */
export const reopenReport = defineAction('reports.reopen-report', {
  input: z.strictObject({ fileId: zFileId, note: z.string().trim().min(1).max(20_000) }),
  output: zDone,
  allow: allowFile(workers, 'HOLDER'),
});

/** The canonical links of a report and its category, for the room that asks for their removal. */
export const getLinks = defineQuery('reports.get-links', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({ links: z.array(z.string()), category: zCategory.nullable() }),
  allow: allowSystem,
  reads: 'OPEN',
});
