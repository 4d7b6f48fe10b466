/** Staff entry for telephone, 111, visits, letters and Zalo, and the exchange with 111. The only file of this room that other rooms import. */
import { z } from 'zod';
import { defineAction, defineQuery } from '#kernel/actions/handle.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { allowFile, allowOffice, allowSystem } from '#kernel/permissions/allow.ts';
import { zNewReport } from '#modules/reports/contract.ts';
import {
  callOutcomes,
  custodyWays,
  entryChannels,
  handoverParts,
  handoverPurposes,
  listenerRoles,
  manualWays,
} from './rules/lists.ts';

const zFileId = z.uuid().transform((id) => asId<FileId>(id));
const zInstant = z.iso.datetime({ offset: true });
const zSaid = z.string().trim().min(1).max(20_000);
const zNote = z.string().trim().max(20_000).default('');
const zBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** Who works on reports of the single intake. */
const workers = ['INTAKE_OFFICER', 'COORDINATOR', 'SUPERVISOR'] as const;

// Entry ----------------------------------------------------------------------------------------------------------------------

/**
 * A report as somebody listening wrote it down. Name and telephone only when the informant agreed to leave them. The same nonce with the
 * same words is the same report, however often it comes.
 */
export const enterReport = defineAction('intake.enter-report', {
  input: z.strictObject({
    nonce: z.string().min(16).max(400),
    channel: z.enum(entryChannels),
    /** When it was said, handed in, or arrived; absent: now. */
    receivedAt: zInstant.optional(),
    report: zNewReport,
    /** The informant agreed that name and number are kept. */
    isAgreed: z.boolean().default(false),
    /** The listener hears danger at this moment: rings at once. */
    isEmergency: z.boolean().default(false),
    /** The listener goes on with it. */
    isTaken: z.boolean().default(false),
    callBack: z.strictObject({ by: zInstant, wish: zNote }).optional(),
    /** The number under which 111 has the case. */
    hotlineNumber: z.string().trim().max(100).default(''),
  }),
  output: z.object({
    /** Null when the file lies with another office than the listener's. */
    fileId: z.string().nullable(),
    reference: z.number().nullable(),
    trackingCode: z.string(),
    receivedAt: z.string(),
    isNew: z.boolean(),
    isTaken: z.boolean(),
    isRinging: z.boolean(),
    callBackBy: z.string().nullable(),
  }),
  allow: allowOffice(listenerRoles),
});

export const zSheetProblem = z.object({
  /** As the spreadsheet counts; null: the whole file. */
  row: z.number().nullable(),
  /** Heading of the column in Vietnamese. */
  column: z.string().nullable(),
  sentence: z.object({ vi: z.string(), en: z.string() }),
});
export type SheetProblem = z.infer<typeof zSheetProblem>;

/**
 * Reports from a table (XLSX or CSV): all rows or none. A dry run says what would be made. The same file again answers the same codes.
 */
export const importReportsSheet = defineAction('intake.import-reports-sheet', {
  input: z.strictObject({ file: zBytes, isDryRun: z.boolean() }),
  output: z.object({
    rowCount: z.number(),
    problems: z.array(zSheetProblem),
    /** One for each row when nothing is wrong. `code` is null in a dry run. */
    rows: z.array(
      z.object({
        row: z.number(),
        channel: z.enum(entryChannels),
        receivedAt: z.string(),
        /** First words. @restricted */
        excerpt: z.string(),
        linkCount: z.number(),
        hasName: z.boolean(),
        trackingCode: z.string().nullable(),
      }),
    ),
    /** When this very file was brought in before. */
    broughtBefore: z.string().nullable(),
  }),
  allow: allowOffice(workers),
});

// Calls that were promised ---------------------------------------------------------------------------------------------------

/** For the room itself: books a promise in the name of the office that holds the file. */
export const bookCall = defineAction('intake.book-call', {
  input: z.strictObject({
    fileId: zFileId,
    by: zInstant,
    wish: zNote,
    personId: z.string().nullable(),
  }),
  output: z.object({ promiseId: z.string(), dueAt: z.string() }),
  allow: allowSystem,
});

/** Promises the informant a call by an hour. Refused where the informant wants no calls, or left no way to be called. */
export const promiseCall = defineAction('intake.promise-call', {
  input: z.strictObject({ fileId: zFileId, by: zInstant, wish: zNote }),
  output: z.object({ promiseId: z.string(), dueAt: z.string() }),
  allow: allowFile(listenerRoles, 'ANY'),
});

/** What came of the call. Whoever was not reached is promised another call (`again`), or the note says why not. */
export const keepCall = defineAction('intake.keep-call', {
  input: z.strictObject({
    fileId: zFileId,
    promiseId: z.uuid(),
    outcome: z.enum(callOutcomes),
    note: zNote,
    again: zInstant.optional(),
  }),
  output: z.object({ outcome: z.enum(callOutcomes), nextPromiseId: z.string().nullable() }),
  allow: allowFile(listenerRoles, 'ANY'),
});

const zPromisedCall = z.object({
  promiseId: z.string(),
  fileId: z.string(),
  reference: z.number(),
  dueAt: z.string(),
  isOverdue: z.boolean(),
  promisedAt: z.string(),
  promisedByName: z.string().nullable(),
  informantKind: z.string(),
  /** What to heed before the call. @restricted */
  safeToCall: z.string(),
  callWhen: z.string(),
  mustNotKnow: z.object({ people: z.array(z.string()), words: z.string() }),
  wish: z.string(),
});

/** Calls that the offices of the caller have promised and not made yet, the next one first. No number, no name. */
export const listPromisedCalls = defineQuery('intake.list-promised-calls', {
  input: z.strictObject({}),
  output: z.object({ calls: z.array(zPromisedCall) }),
  allow: allowOffice(listenerRoles),
  reads: 'RESTRICTED',
});

/** One promised call with the number, for the person who is about to call. */
export const getPromisedCall = defineQuery('intake.get-promised-call', {
  input: z.strictObject({ fileId: zFileId, promiseId: z.uuid() }),
  output: zPromisedCall.extend({
    name: z.string(),
    phone: z.string(),
    outcome: z.enum(callOutcomes).nullable(),
    keptAt: z.string().nullable(),
  }),
  allow: allowFile(listenerRoles, 'ANY'),
  reads: 'RESTRICTED',
});

// Mẫu 01 ---------------------------------------------------------------------------------------------------------------------

export const zFormValues = z.record(z.string().max(60), z.string().max(20_000));

/** Mẫu 01 of a file: the draft or the sheet in force, or what is known already, to be completed. Nothing is invented. */
export const getForm01 = defineQuery('intake.get-form01', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({
    definition: z.string(),
    state: z.enum(['NONE', 'DRAFT', 'ISSUED']),
    formId: z.string().nullable(),
    number: z.string().nullable(),
    issuedAt: z.string().nullable(),
    values: zFormValues,
    /** Fields whose value comes from the report and not from the officer. */
    prefilled: z.array(z.string()),
    issuer: z.string(),
    officer: z.string(),
  }),
  allow: allowFile(listenerRoles, 'ANY'),
  reads: 'RESTRICTED',
});

/** Keeps the sheet as a draft in the document register. */
export const saveForm01 = defineAction('intake.save-form01', {
  input: z.strictObject({ fileId: zFileId, values: zFormValues }),
  output: z.object({ formId: z.string() }),
  allow: allowFile(listenerRoles, 'ANY'),
});

/** Gives the draft its number and date. An earlier sheet of this office for the file is replaced by it. */
export const issueForm01 = defineAction('intake.issue-form01', {
  input: z.strictObject({ fileId: zFileId, formId: z.uuid() }),
  output: z.object({ number: z.string() }),
  allow: allowFile(listenerRoles, 'ANY'),
});

/** The sheet as a file: the draft as it stands (DOCX), or what was issued. */
export const getForm01File = defineQuery('intake.get-form01-file', {
  input: z.strictObject({ fileId: zFileId, formId: z.uuid(), format: z.enum(['DOCX', 'PDF']) }),
  output: z.object({ name: z.string(), bytes: zBytes }),
  allow: allowFile(listenerRoles, 'ANY'),
  reads: 'RESTRICTED',
});

// 111 ------------------------------------------------------------------------------------------------------------------------

export const zHandover = z.object({
  handoverId: z.string(),
  fileId: z.string(),
  reference: z.number().nullable(),
  direction: z.enum(['OUT', 'IN']),
  via: z.enum(['NETWORK', ...manualWays]),
  purpose: z.enum(handoverPurposes),
  parts: z.array(z.enum(handoverParts)),
  handedAt: z.string(),
  handedByName: z.string().nullable(),
  theirNumber: z.string().nullable(),
  receiptedAt: z.string().nullable(),
  dueAt: z.string().nullable(),
  /** No receipt, and the hour is over. */
  isUndelivered: z.boolean(),
  attempts: z.number(),
  lastTrouble: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  told: z.enum(['ACCEPTED', 'CLOSED']).nullable(),
  /** @restricted */
  note: z.string(),
});
export type HotlineHandover = z.infer<typeof zHandover>;

/** Hand-overs with 111 of one's offices (of one file with `fileId`): those without a receipt first, then those of the last 30 days. */
export const listHandovers = defineQuery('intake.list-handovers', {
  input: z.strictObject({ fileId: zFileId.optional() }),
  output: z.object({ handovers: z.array(zHandover) }),
  allow: allowOffice(listenerRoles),
  reads: 'RESTRICTED',
});

/**
 * Hand-overs to 111 by one's offices whose hour for a receipt is over, the oldest first: nothing of what was said. For the board of
 * those who must act on it.
 */
export const listOverdueHandovers = defineQuery('intake.list-overdue-handovers', {
  input: z.strictObject({}),
  output: z.object({
    handovers: z.array(
      zHandover
        .pick({ handoverId: true, via: true, purpose: true, handedAt: true, handedByName: true })
        .extend({ fileId: zFileId, reference: z.number(), dueAt: z.string() }),
    ),
  }),
  allow: allowOffice(listenerRoles),
  reads: 'OPEN',
});

/** Hands a case over to 111, by the network, by telephone or on paper. Ages as undelivered until 111's number is known. */
export const handOverTo111 = defineAction('intake.hand-over-to-111', {
  input: z.strictObject({
    fileId: zFileId,
    purpose: z.enum(handoverPurposes),
    parts: z.array(z.enum(handoverParts)).min(1).max(handoverParts.length),
    via: z.enum(['NETWORK', ...manualWays]),
    /** When it was said or sent; absent: now. */
    handedAt: zInstant.optional(),
    /** Who took it, what was said; over the network: what 111 should know. */
    note: zNote,
    /** The number that 111 gave at once. */
    theirNumber: z.string().trim().max(100).default(''),
  }),
  output: z.object({ handoverId: z.string(), isReceipted: z.boolean() }),
  allow: allowFile(workers, 'HOLDER'),
});

/** 111's number, learnt afterwards by telephone or on paper. */
export const recordReceipt111 = defineAction('intake.record-receipt-111', {
  input: z.strictObject({
    fileId: zFileId,
    handoverId: z.uuid(),
    theirNumber: z.string().trim().min(1).max(100),
    receiptedAt: zInstant.optional(),
    note: zNote,
  }),
  output: z.object({ receiptedAt: z.string() }),
  allow: allowFile(workers, 'HOLDER'),
});

/** Takes back a hand-over that nobody has received, with the reason. */
export const withdrawHandover = defineAction('intake.withdraw-handover', {
  input: z.strictObject({ fileId: zFileId, handoverId: z.uuid(), reason: zSaid }),
  output: z.object({ withdrawnAt: z.string() }),
  allow: allowFile(workers, 'HOLDER'),
});

/** A case that 111 hands to us over the network becomes a report; the receipt names it. */
export const receiveFrom111 = defineAction('intake.receive-from-111', {
  input: z.strictObject({
    key: z.string().min(16).max(200),
    caseNumber: z.string().trim().min(1).max(100),
    receivedAt: zInstant,
    purpose: z.enum(handoverPurposes),
    isEmergency: z.boolean(),
    note: z.string().max(20_000).default(''),
    report: zNewReport,
  }),
  output: z.object({ receipt: z.string(), receivedAt: z.string(), isNew: z.boolean() }),
  allow: allowSystem,
});

/** 111 telephoned a case and gave its number: for the room itself, in the name of the office that holds the file. */
export const bookSpokenHandover = defineAction('intake.book-spoken-handover', {
  input: z.strictObject({
    fileId: zFileId,
    theirNumber: z.string().trim().min(1).max(100),
    personId: z.string().nullable(),
  }),
  output: z.object({ handoverId: z.string() }),
  allow: allowSystem,
});

/** The number of a case that 111 had taken without one comes afterwards over the network. */
export const receiptFrom111 = defineAction('intake.receipt-from-111', {
  input: z.strictObject({
    handoverId: z.uuid(),
    theirNumber: z.string().trim().min(1).max(100),
    receivedAt: zInstant,
  }),
  output: z.object({ handoverId: z.string() }),
  allow: allowSystem,
});

// Pictures that arrived another way ---------------------------------------------------------------------------------------------

const zCustody = z.object({
  custodyId: z.string(),
  arrivedAt: z.string(),
  way: z.enum(custodyWays),
  recordedAt: z.string(),
  recordedByName: z.string().nullable(),
  dueAt: z.string().nullable(),
  /** @restricted */
  device: z.string(),
  touchedBy: z.string(),
  sealedWhere: z.string(),
  handedAt: z.string().nullable(),
  handedTo: z.string(),
  receipt: z.string(),
});

/** Pictures of a file that arrived another way, and the police contact to call. */
export const listCustody = defineQuery('intake.list-custody', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({
    pictures: z.array(zCustody),
    police: z
      .object({
        organizationName: z.string(),
        personName: z.string().nullable(),
        phone: z.string().nullable(),
      })
      .nullable(),
  }),
  allow: allowFile(listenerRoles, 'ANY'),
  reads: 'RESTRICTED',
});

/** Writes down when a picture came, on which device, who touched it, where it is sealed. Never the picture. */
export const recordCustody = defineAction('intake.record-custody', {
  input: z.strictObject({
    fileId: zFileId,
    arrivedAt: zInstant,
    way: z.enum(custodyWays),
    device: zSaid,
    touchedBy: zSaid,
    sealedWhere: zSaid,
  }),
  output: z.object({ custodyId: z.string(), dueAt: z.string().nullable() }),
  allow: allowFile(listenerRoles, 'ANY'),
});

/** The police have it: when, who, under which receipt. */
export const releaseCustody = defineAction('intake.release-custody', {
  input: z.strictObject({
    fileId: zFileId,
    custodyId: z.uuid(),
    handedAt: zInstant,
    handedTo: zSaid,
    receipt: zSaid,
  }),
  output: z.object({ heldMinutes: z.number() }),
  allow: allowFile(listenerRoles, 'ANY'),
});
