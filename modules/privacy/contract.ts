/** What people may ask about their data: the only file of this room that other rooms import. */
import { z } from 'zod';
import { defineAction, defineQuery } from '#kernel/actions/handle.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { allowFile, allowOffice, allowPublic, allowSystem } from '#kernel/permissions/allow.ts';
import {
  dataRequestChannels,
  dataRequestKinds,
  longest,
  publicRelations,
  requesterRelations,
} from './rules/request-kinds.ts';
import { requestActions, requestStates } from './rules/request-states.ts';

export { dataRequestChannels, dataRequestKinds, requesterRelations } from './rules/request-kinds.ts';

const zFileId = z.uuid().transform((id) => asId<FileId>(id));
/** Who decides about keeping; everybody who reads a file may read how long it is kept. */
export const keepers = ['DATA_PROTECTION_OFFICER', 'LEGAL_OFFICER', 'SUPERVISOR'] as const;

export const dataDecisions = ['GRANTED', 'PARTLY', 'REFUSED'] as const;

const zWords = (most: number) => z.string().trim().max(most);
/** When the law's time is over; `dueAt` is null while the holidays in it are undecided, and `earliestAt` then says the earliest day. */
const zDay = z.object({ dueAt: z.string().nullable(), earliestAt: z.string() });

const zSubmitted = z.strictObject({
  /** Of the form: the same nonce with the same words is the same request. */
  nonce: z.string().min(16).max(200),
  kind: z.enum(dataRequestKinds),
  relation: z.enum(publicRelations),
  /** May stay empty. @restricted */
  name: zWords(longest.name),
  /** How to answer. @restricted */
  contact: zWords(longest.contact).min(1),
  /** May stay empty. @restricted */
  words: zWords(longest.words),
  trackingCode: zWords(longest.trackingCode).default(''),
});
const zAccepted = z.object({
  /** What the person comes back with. It opens nothing: an officer finds the request by it. */
  reference: z.number(),
  receivedAt: z.string(),
  /** The office that takes requests in; the same for everybody. */
  officeName: z.string().nullable(),
  acknowledge: zDay,
  act: zDay,
  /** Decided by the words alone: they were sent on to the person on duty, and whoever wrote them reads where help is. */
  tellsOfDanger: z.boolean(),
});

/**
 * Takes what somebody sent from the public form. The answer is the same whether the code answers to a report, to none, or was not given.
 * Both clocks run from this moment.
 */
export const submitDataRequest = defineAction('privacy.submit-data-request', {
  input: zSubmitted,
  output: zAccepted,
  allow: allowPublic,
});

/** The same, written by the platform, since who sends it sees no office and no file. */
export const acceptDataRequest = defineAction('privacy.accept-data-request', {
  input: zSubmitted,
  output: zAccepted.extend({ fileId: zFileId }),
  allow: allowSystem,
});

/** Takes a request that somebody brought, wrote or telephoned; both clocks run from its receipt. */
export const recordDataRequest = defineAction('privacy.record-data-request', {
  input: z.strictObject({
    kind: z.enum(dataRequestKinds),
    relation: z.enum(requesterRelations),
    channel: z.enum(dataRequestChannels).exclude(['WEB']).default('COUNTER'),
    /** @restricted */
    name: zWords(longest.name).min(1),
    /** How to answer. @restricted */
    contact: zWords(longest.contact).min(1),
    /** What is asked, in the requester's words. @restricted */
    words: zWords(longest.words).min(1),
    /** Code of the report that it is about, when there is one; without it nothing can be erased. */
    trackingCode: zWords(longest.trackingCode).default(''),
    receivedAt: z.iso.datetime({ offset: true }).optional(),
  }),
  output: z.object({
    fileId: zFileId,
    /** False when the code was given but answers to nothing: ask the person again, or go on without. */
    isCodeKnown: z.boolean().nullable(),
  }),
  allow: allowOffice(['DATA_PROTECTION_OFFICER', 'INTAKE_OFFICER', 'SUPERVISOR']),
});

const zClock = z.object({
  dueAt: z.string().nullable(),
  stoppedAt: z.string().nullable(),
  isOverdue: z.boolean(),
});
const zRequestItem = z.object({
  fileId: zFileId,
  reference: z.number(),
  channel: z.enum(dataRequestChannels),
  kind: z.enum(dataRequestKinds),
  relation: z.enum(requesterRelations),
  state: z.enum(requestStates),
  receivedAt: z.string(),
  acknowledge: zClock,
  act: zClock,
});

export const listDataRequests = defineQuery('privacy.list-data-requests', {
  input: z.strictObject({ done: z.boolean().default(false) }),
  /** `hasMore`: beyond the first five hundred there are more, later ones (of those that are done: earlier ones). */
  output: z.object({ requests: z.array(zRequestItem), hasMore: z.boolean() }),
  allow: allowOffice(keepers),
  reads: 'OPEN',
});

/** One request with the requester's words; each look is on record. */
export const getDataRequest = defineQuery('privacy.get-data-request', {
  input: z.strictObject({ fileId: zFileId }),
  output: zRequestItem.extend({
    name: z.string(),
    contact: z.string(),
    words: z.string(),
    /** UNKNOWN: a code came with it that answers to nothing. */
    report: z.enum(['FOUND', 'UNKNOWN', 'NONE']),
    identityCheck: z.string().nullable(),
    decision: z.enum(dataDecisions).nullable(),
    decisionReason: z.string().nullable(),
    legalBasis: z.string().nullable(),
    erasedAt: z.string().nullable(),
    eraseCompleteAt: z.string().nullable(),
    certificateNumber: z.string().nullable(),
    events: z.array(
      z.object({
        at: z.string(),
        action: z.enum(requestActions).or(z.literal('RECEIVED')),
        personName: z.string().nullable(),
      }),
    ),
    actions: z.array(z.enum(requestActions)),
    /** Signs of danger in the words, each a Vietnamese sentence; and the report that was opened from them at once. */
    danger: z.object({
      reasons: z.array(z.string()),
      report: z.object({ fileId: zFileId, reference: z.number() }).nullable(),
    }),
  }),
  allow: allowFile(keepers, 'ANY'),
  reads: 'RESTRICTED',
});

const zState = z.object({ state: z.enum(requestStates) });

/** Says that the person was told that the request is here and by when it will be answered; stops the first clock. */
export const acknowledgeDataRequest = defineAction('privacy.acknowledge-data-request', {
  input: z.strictObject({ fileId: zFileId }),
  output: zState,
  allow: allowFile(keepers, 'ANY'),
});

/** How the officer made sure who asks: a card seen, a known number called back. Never a copy of a card. */
export const recordIdentityCheck = defineAction('privacy.record-identity-check', {
  input: z.strictObject({ fileId: zFileId, how: zWords(2_000).min(1) }),
  output: zState,
  allow: allowFile(keepers, 'ANY'),
});

/** Grants, grants in part or refuses, with the reason and the legal basis that the person will read. */
export const decideDataRequest = defineAction('privacy.decide-data-request', {
  input: z.strictObject({
    fileId: zFileId,
    decision: z.enum(dataDecisions),
    reason: zWords(5_000).min(1),
    legalBasis: zWords(500).min(1),
  }),
  output: zState,
  allow: allowFile(['DATA_PROTECTION_OFFICER', 'LEGAL_OFFICER'], 'ANY'),
});

/** Destroys the key of the report that the request is about and issues the certificate. */
export const carryOutErasure = defineAction('privacy.carry-out-erasure', {
  input: z.strictObject({
    fileId: zFileId,
    /** Typed by the person who does it: the number of the request. A deed that nobody can take back is not done by a slip. */
    confirm: zWords(20),
    signer: z.strictObject({ name: zWords(120).min(1), position: zWords(120).min(1) }),
  }),
  output: z.object({ number: z.string(), completeAt: z.string() }),
  allow: allowFile(['DATA_PROTECTION_OFFICER'], 'ANY'),
});

/** The person has the answer; stops the second clock. */
export const finishDataRequest = defineAction('privacy.finish-data-request', {
  input: z.strictObject({ fileId: zFileId }),
  output: zState,
  allow: allowFile(keepers, 'ANY'),
});

export const getErasureCertificate = defineQuery('privacy.get-erasure-certificate', {
  input: z.strictObject({ fileId: zFileId, format: z.enum(['DOCX', 'PDF']) }),
  output: z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
  allow: allowFile(keepers, 'ANY'),
  reads: 'RESTRICTED',
});

/** How long a file is kept, and whether a legal hold stands. Holding and releasing: `kernel/retention`. */
export const findRetention = defineQuery('privacy.find-retention', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({
    className: z.object({ vi: z.string(), en: z.string() }),
    /** Why this long. */
    basisNote: z.string(),
    months: z.number().nullable(),
    closedAt: z.string().nullable(),
    /** When it may be destroyed at the earliest; null while open, or kept until the law says. */
    destroyableAt: z.string().nullable(),
    destroyedAt: z.string().nullable(),
    holds: z.array(
      z.object({
        heldAt: z.string(),
        reason: z.string(),
        heldByName: z.string().nullable(),
        releasedAt: z.string().nullable(),
      }),
    ),
  }),
  allow: allowFile(
    [
      ...keepers,
      'INTAKE_OFFICER',
      'COORDINATOR',
      'REMOVAL_OFFICER',
      'POLICE_CONTACT',
      'CHILD_PROTECTION_WORKER',
    ],
    'ANY',
  ),
  reads: 'OPEN',
});
