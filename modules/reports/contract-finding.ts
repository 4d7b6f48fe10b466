import { z } from 'zod';
import { defineAction, defineQuery } from '#kernel/actions/handle.ts';
import { allowFile, allowOffice } from '#kernel/permissions/allow.ts';
import {
  readers,
  workers,
  zCategory,
  zClosingReason,
  zFileId,
  zIntakeChannel,
  zPriority,
  zPublicOutcome,
  zState,
} from './contract-words.ts';

/** Finding what was reported, what tells the same event, and handing over a shift: handles of the room beside contract.ts. */

const zReason = z.string().trim().min(1).max(20_000);

// Search ---------------------------------------------------------------------------------------------------------------------

export const zFoundReport = z.object({
  fileId: zFileId,
  reference: z.number(),
  state: zState,
  category: zCategory.nullable(),
  priority: zPriority,
  channel: zIntakeChannel,
  receivedAt: z.string(),
  organizationId: z.string(),
  organizationName: z.string().nullable(),
  claimedBy: z.string().nullable(),
  claimedByName: z.string().nullable(),
  isMine: z.boolean(),
  /** The report that this one was merged into. */
  mergedInto: z.object({ fileId: zFileId, reference: z.number() }).nullable(),
  /** The words around what was looked for, else the first words. @restricted */
  excerpt: z.string(),
});
export type FoundReport = z.infer<typeof zFoundReport>;

/**
 * Reports that the official's offices see whole, newest first. `query` as typed: words with or without accents (all of them),
 * "quoted phrase", a link or an account as pasted, `#number`, a telephone number. It never stands in an address, a log or the audit:
 * send it in the body of a POST.
 */
export const searchReports = defineQuery('reports.search-reports', {
  input: z.strictObject({
    /** @restricted */
    query: z.string().max(2_000),
    /** Where the page before ended. */
    after: z.number().int().positive().optional(),
    limit: z.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    items: z.array(zFoundReport),
    next: z.number().nullable(),
    /** False when the query holds nothing that can be looked for. */
    isUnderstood: z.boolean(),
  }),
  allow: allowOffice(readers),
  reads: 'RESTRICTED',
});

// Duplicates -----------------------------------------------------------------------------------------------------------------

const zRelatedReport = zFoundReport.extend({ closedAt: z.string().nullable() });

export const duplicateBases = ['URL', 'ACCOUNT', 'TEXT'] as const;

/** What belongs with a report, of which this viewer sees everything whole: never more than they could open. */
export const listRelated = defineQuery('reports.list-related', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({
    /** The report that this one was merged into. */
    mergedInto: zRelatedReport.nullable(),
    /** Others of the same event, merged into this one or into the same. Each keeps its own informant, code and outcome. */
    merged: z.array(zRelatedReport),
    /** Proposed by the rules and not yet decided. DUPLICATE: to merge. LINKED: same account or school, another child or event. */
    proposed: z.array(
      zRelatedReport.extend({
        relation: z.enum(['DUPLICATE', 'LINKED']),
        by: z.enum(duplicateBases),
        confidence: z.number(),
        /** Vietnamese sentence for staff. */
        reason: z.string(),
        /** Links, accounts or likeness that show it. @restricted */
        because: z.array(z.string()),
      }),
    ),
    incidents: z.array(
      z.object({
        incidentId: z.uuid(),
        /** @restricted */
        title: z.string(),
        openedAt: z.string(),
        reports: z.array(zRelatedReport),
      }),
    ),
  }),
  allow: allowFile(readers, 'ANY'),
  reads: 'RESTRICTED',
});

/**
 * Joins a report to another that tells the same event. It leaves the queue and shows what it joined; its informant keeps code, status
 * and messages. Into one that is itself merged means into its head. Refused when a colleague has claimed either.
 */
export const mergeReports = defineAction('reports.merge-reports', {
  input: z.strictObject({ fileId: zFileId, intoFileId: zFileId, reason: zReason }),
  output: z.object({ intoFileId: zFileId }),
  allow: allowFile(workers, 'HOLDER'),
});

/** Takes a merge back: the report stands in the queue again as it did, with whatever had been merged into it. */
export const unmergeReport = defineAction('reports.unmerge-report', {
  input: z.strictObject({ fileId: zFileId, reason: zReason }),
  output: z.object({ state: zState }),
  allow: allowFile(workers, 'HOLDER'),
});

/** Two reports are not one event: never proposed again. */
export const dismissDuplicate = defineAction('reports.dismiss-duplicate', {
  input: z.strictObject({ fileId: zFileId, otherFileId: zFileId, reason: zReason }),
  output: z.object({}),
  allow: allowFile(workers, 'HOLDER'),
});

/**
 * Closes the reports that were merged into this one and are still open, each with the outcome that its own informant will read: only
 * this says anything to them, closing the head does not.
 */
export const closeMerged = defineAction('reports.close-merged', {
  input: z.strictObject({ fileId: zFileId, reason: zClosingReason, outcome: zPublicOutcome }),
  output: z.object({ closed: z.array(zFileId) }),
  allow: allowFile(workers, 'CLAIMANT'),
});

// Incidents ------------------------------------------------------------------------------------------------------------------

/** Gathers reports about one thing (an account that harms several children). Each keeps its own file, holder and informant. */
export const openIncident = defineAction('reports.open-incident', {
  input: z.strictObject({
    fileIds: z.array(zFileId).min(1).max(200),
    /** @restricted */
    title: z.string().trim().min(1).max(300),
  }),
  output: z.object({ incidentId: z.uuid() }),
  allow: allowOffice(workers),
});

export const addToIncident = defineAction('reports.add-to-incident', {
  input: z.strictObject({ fileId: zFileId, incidentId: z.uuid() }),
  output: z.object({}),
  allow: allowFile(workers, 'HOLDER'),
});

export const leaveIncident = defineAction('reports.leave-incident', {
  input: z.strictObject({ fileId: zFileId, incidentId: z.uuid(), reason: zReason }),
  output: z.object({}),
  allow: allowFile(workers, 'HOLDER'),
});

// Views of the queue ---------------------------------------------------------------------------------------------------------

/** The queue's filter as its page writes it into the address; the queue checks it when it is used. */
const zViewFilter = z.record(
  z.string().max(40),
  z.union([z.string().max(200), z.number(), z.boolean(), z.array(z.string().max(200)).max(50)]),
);

/** Keeps a filter of the queue under a name, for oneself or for the office. The same name again replaces it. */
export const saveView = defineAction('reports.save-view', {
  input: z.strictObject({
    name: z.string().trim().min(1).max(80),
    filter: zViewFilter,
    isShared: z.boolean().default(false),
  }),
  output: z.object({ viewId: z.uuid() }),
  allow: allowOffice(readers),
});

export const listViews = defineQuery('reports.list-views', {
  input: z.strictObject({}),
  output: z.object({
    views: z.array(
      z.object({
        viewId: z.uuid(),
        name: z.string(),
        filter: zViewFilter,
        isShared: z.boolean(),
        /** Whether this person may delete it: their own, and a supervisor the office's. */
        isMine: z.boolean(),
      }),
    ),
  }),
  allow: allowOffice(readers),
  reads: 'OPEN',
});

export const deleteView = defineAction('reports.delete-view', {
  input: z.strictObject({ viewId: z.uuid() }),
  output: z.object({}),
  allow: allowOffice(readers),
});

// Hand-over of a shift -------------------------------------------------------------------------------------------------------

const zShiftReport = z.object({
  fileId: zFileId,
  reference: z.number(),
  state: zState,
  category: zCategory.nullable(),
  priority: zPriority,
  channel: zIntakeChannel,
  receivedAt: z.string(),
  claimedBy: z.string().nullable(),
  claimedByName: z.string().nullable(),
});

/**
 * What the next shift must know of the official's offices: what came in `from`..`to`, what was decided, what is open with whom, what is
 * overdue, and each emergency with its voice contact. Numbers and names of officials only: no words of a report.
 */
export const summarizeShift = defineQuery('reports.summarize-shift', {
  input: z.strictObject({
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
  }),
  output: z.object({
    came: z.object({
      count: z.number(),
      byPriority: z.array(z.object({ priority: zPriority, count: z.number() })),
      byChannel: z.array(z.object({ channel: zIntakeChannel, count: z.number() })),
    }),
    /** What people did, by kind of timeline entry; and each report that was closed. */
    decided: z.object({
      byKind: z.array(z.object({ kind: z.string(), count: z.number() })),
      closed: z.array(
        zShiftReport.extend({ closedAt: z.string(), closingReason: zClosingReason.nullable() }),
      ),
    }),
    open: z.object({
      count: z.number(),
      unclaimed: z.number(),
      /** Who holds how many; null: nobody yet. */
      byPerson: z.array(
        z.object({
          personId: z.string().nullable(),
          personName: z.string().nullable(),
          count: z.number(),
          oldestReceivedAt: z.string(),
        }),
      ),
    }),
    /** Clocks of these offices that have run out and still run, the oldest first, at most 200; `report` where it is a report's own clock. */
    overdue: z.array(
      z.object({
        dueAt: z.string(),
        timeLimit: z.string(),
        subjectKind: z.string(),
        report: zShiftReport.nullable(),
      }),
    ),
    /** Open ones, and those that came or were closed in this time. */
    emergencies: z.array(
      zShiftReport.extend({
        closedAt: z.string().nullable(),
        /** The last try to speak with a voice; null: nobody has tried. */
        voiceContact: z.object({ at: z.string(), reached: z.boolean() }).nullable(),
      }),
    ),
    /** Merged into a closed report and still without an outcome of their own (`closeMerged`). */
    waitingForOutcome: z.array(zShiftReport),
  }),
  allow: allowOffice(readers),
  reads: 'RESTRICTED',
});
