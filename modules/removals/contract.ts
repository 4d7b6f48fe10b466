import { z } from 'zod';
import { defineAction, defineQuery } from '#kernel/actions/handle.ts';
import { asId, type FileId, type RemovalRequestId } from '#kernel/ids/ids.ts';
import {
  allowFile,
  allowOffice,
  allowProvider,
  allowPublic,
  allowSystem,
} from '#kernel/permissions/allow.ts';

const zFileId = z.uuid().transform((id) => asId<FileId>(id));
const zRequestId = z.uuid().transform((id) => asId<RemovalRequestId>(id));

export const requestStates = ['DRAFT', 'ISSUED', 'SERVED', 'ANSWERED', 'ENDED'] as const;
export const providerAnswers = ['REMOVED', 'NOT_FOUND', 'REFUSED', 'MORE_TIME'] as const;
export const linkFindings = ['GONE', 'STILL_THERE', 'UNCLEAR'] as const;
export const requestOutcomes = ['REMOVED', 'NOT_REMOVED', 'WITHDRAWN'] as const;

const workers = ['INTAKE_OFFICER', 'COORDINATOR', 'SUPERVISOR', 'REMOVAL_OFFICER'] as const;
const readers = [...workers, 'SIGNER', 'RECORDS_CLERK', 'POLICE_CONTACT'] as const;
const issuers = ['SIGNER', 'RECORDS_CLERK', 'REMOVAL_OFFICER', 'SUPERVISOR'] as const;

/** How many removal requests of a file are not ended yet. For the room that wants to close the file. */
export const countOpenRequests = defineQuery('removals.count-open-requests', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({ open: z.number() }),
  allow: allowSystem,
  reads: 'OPEN',
});

const zProvider = z.object({
  providerId: z.string(),
  name: z.string(),
  email: z.string(),
  hosts: z.array(z.string()),
  isCrossBorder: z.boolean(),
});

/** Platform providers; with `links`, those first whose hosts the links belong to. */
export const listProviders = defineQuery('removals.list-providers', {
  input: z.strictObject({ links: z.array(z.string().max(8_192)).max(500).default([]) }),
  output: z.object({ providers: z.array(zProvider.extend({ matches: z.number() })) }),
  allow: allowOffice(readers),
  reads: 'OPEN',
});

/** Links of a file that removal may be asked for: canonical, each once, as exact text. */
export const listRemovableLinks = defineQuery('removals.list-removable-links', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({ links: z.array(z.string()) }),
  allow: allowFile(workers, 'WHOLE'),
  reads: 'RESTRICTED',
});

/** Enters a platform provider: its name, the address that takes requests, and the hosts that are its own. */
export const addProvider = defineAction('removals.add-provider', {
  input: z.strictObject({
    name: z.string().trim().min(2).max(200),
    email: z.email().max(254),
    hosts: z
      .array(
        z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/),
      )
      .min(1)
      .max(50),
    isCrossBorder: z.boolean(),
  }),
  output: z.object({ providerId: z.string() }),
  allow: allowOffice(['REMOVAL_OFFICER', 'SUPERVISOR']),
});

/**
 * Drafts a removal request with its official letter. Refused with `NO_POWER` where no legal officer has entered this office's power,
 * naming who has it; with `LEGAL_BASIS_NOT_IN_FORCE` where the law has ended.
 */
export const requestRemoval = defineAction('removals.request-removal', {
  input: z.strictObject({
    fileId: zFileId,
    providerId: z.uuid(),
    links: z.array(z.string().max(8_192)).min(1).max(100),
  }),
  output: z.object({ requestId: z.string() }),
  allow: allowFile(workers, 'HOLDER'),
});

/** Signs and sends: the letter gets its number, the provider its letter by mail and a page of its own. */
export const issueRemoval = defineAction('removals.issue-removal', {
  input: z.strictObject({
    fileId: zFileId,
    requestId: zRequestId,
    signer: z
      .strictObject({ name: z.string().trim().min(2).max(120), position: z.string().trim().min(2).max(120) })
      .optional(),
  }),
  output: z.object({ number: z.string(), pagePath: z.string() }),
  allow: allowFile(issuers, 'HOLDER'),
});

/** What a person found on looking whether each link is still there. Nothing is fetched by the platform. */
export const checkRemoval = defineAction('removals.check-removal', {
  input: z.strictObject({
    fileId: zFileId,
    requestId: zRequestId,
    findings: z
      .array(z.strictObject({ ordinal: z.number().int().min(0), finding: z.enum(linkFindings) }))
      .min(1)
      .max(100),
  }),
  output: z.object({ state: z.enum(requestStates) }),
  allow: allowFile(workers, 'HOLDER'),
});

/** Ends a request that does not end by itself: not removed, or withdrawn. */
export const endRemoval = defineAction('removals.end-removal', {
  input: z.strictObject({
    fileId: zFileId,
    requestId: zRequestId,
    outcome: z.enum(['NOT_REMOVED', 'WITHDRAWN']),
  }),
  output: z.object({ state: z.enum(requestStates) }),
  allow: allowFile(workers, 'HOLDER'),
});

const zAnswer = z.object({
  at: z.string(),
  answer: z.enum(providerAnswers),
  reason: z.string(),
  neededUntil: z.string(),
  respondent: z.string(),
});

/** The removal requests of a file with their clocks, links and answers. */
export const listRemovals = defineQuery('removals.list-removals', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({
    requests: z.array(
      z.object({
        requestId: z.string(),
        documentId: z.string(),
        number: z.string().nullable(),
        provider: zProvider,
        state: z.enum(requestStates),
        article: z.string(),
        legalBasisId: z.string(),
        createdAt: z.string(),
        issuedAt: z.string().nullable(),
        servedAt: z.string().nullable(),
        servedBy: z.enum(['MAIL', 'PAGE']).nullable(),
        dueAt: z.string().nullable(),
        isOverdue: z.boolean(),
        endedAt: z.string().nullable(),
        outcome: z.enum(requestOutcomes).nullable(),
        mail: z.object({ state: z.string(), trouble: z.string().nullable() }).nullable(),
        links: z.array(
          z.object({
            ordinal: z.number(),
            canonical: z.string(),
            shown: z.string(),
            finding: z.enum(linkFindings).nullable(),
            checkedAt: z.string().nullable(),
          }),
        ),
        answers: z.array(zAnswer),
      }),
    ),
  }),
  allow: allowFile(readers, 'WHOLE'),
  reads: 'RESTRICTED',
});

/** The letter of a request as it was issued (or as a draft), for reading, printing and keeping. */
export const getLetter = defineQuery('removals.get-letter', {
  input: z.strictObject({ fileId: zFileId, requestId: zRequestId, format: z.enum(['DOCX', 'PDF']) }),
  output: z.object({ name: z.string(), bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  allow: allowFile(readers, 'WHOLE'),
  reads: 'RESTRICTED',
});

// For the provider -------------------------------------------------------------------------------------------------------------

/** Whose page an address is. Wrong and expired tokens answer alike. */
export const resolveProviderToken = defineQuery('removals.resolve-provider-token', {
  input: z.strictObject({ token: z.string().max(200) }),
  output: z.object({ found: z.object({ requestId: z.string(), providerId: z.string() }).nullable() }),
  allow: allowPublic,
  reads: 'OPEN',
});

/** When a request's clock runs out. The clock is its office's own; the provider learns only this of it. */
export const getDueTime = defineQuery('removals.get-due-time', {
  input: z.strictObject({ clockId: z.uuid() }),
  output: z.object({ dueAt: z.string().nullable() }),
  allow: allowSystem,
  reads: 'OPEN',
});

/** The request as its addressee may see it; the first look is its receipt and starts the clock, if the mail has not. */
export const openServedRequest = defineAction('removals.open-served-request', {
  input: z.strictObject({}),
  output: z.object({
    reference: z.string(),
    issuedBy: z.string(),
    providerName: z.string(),
    legalBasis: z.string(),
    harm: z.string(),
    servedAt: z.string(),
    dueAt: z.string().nullable(),
    isOverdue: z.boolean(),
    addresses: z.array(z.string()),
    previous: z.array(z.object({ answer: z.enum(providerAnswers), at: z.string() })),
  }),
  allow: allowProvider,
});

/** The provider's answer. The same nonce again is the same answer. */
export const answerRemoval = defineAction('removals.answer-removal', {
  input: z.strictObject({
    nonce: z.string().min(16).max(200),
    answer: z.enum(providerAnswers),
    reason: z.string().max(20_000).default(''),
    neededUntil: z.string().max(500).default(''),
    respondent: z.string().max(500).default(''),
  }),
  output: z.object({ reference: z.string(), answer: z.enum(providerAnswers), receivedAt: z.string() }),
  allow: allowProvider,
});
