/** Hands steps of a file from office to office, each with one named person, one purpose and one due time. The only file of this room that other rooms import. */
import { z } from 'zod';
import { defineAction, defineQuery } from '#kernel/actions/handle.ts';
import { asId, type FileId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import { allowFile, allowOffice, allowSystem } from '#kernel/permissions/allow.ts';
import { fileRoles } from '#kernel/permissions/roles.ts';
import { zPoliceWord } from '#modules/reports/contract.ts';
import { zPart, zShownPart, zStepClock, zStepPlan } from './contract-plan.ts';
import { stepActions, stepStates } from './rules/step-states.ts';
import {
  boardSections,
  cautions,
  purposes,
  stepKinds,
  stepOutcomes,
  stepVias,
} from './rules/words-of-steps.ts';

export { stepActions, stepStates } from './rules/step-states.ts';
export { zAlternate, zPart, zProblem, zShownPart, zStepClock, zStepPlan } from './contract-plan.ts';
export type { StepPlan } from './contract-plan.ts';
export * from './rules/words-of-steps.ts';

const zFileId = z.uuid().transform((id) => asId<FileId>(id));
const zStepId = z.uuid();
const zOrganizationId = z.uuid().transform((id) => asId<OrganizationId>(id));
const zPersonId = z.uuid().transform((id) => asId<PersonId>(id));
const zInstant = z.iso.datetime({ offset: true });
const zReason = z.string().trim().min(1).max(20_000);
const zWords = z.string().trim().max(20_000).default('');
const zBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
export const zStepState = z.enum(stepStates);
export const zPurpose = z.enum(purposes);

/** Who may send; the office must hold the file. */
const senders = ['INTAKE_OFFICER', 'COORDINATOR', 'SUPERVISOR'] as const;
/** Who may do a step that came to their office. */
export const receivingRoles = fileRoles;
const boardReaders = ['COORDINATOR', 'SUPERVISOR'] as const;

/**
 * To whom. Either an office (`organizationId`), or a functional role for a place (`roleCode`, and `areaId`; without it the place of the
 * report, else the province of the office that holds it). `personId` chooses another focal point than the one who acts. A place that is
 * known only as a province is served at province level.
 */
export const zDestination = z
  .strictObject({
    organizationId: zOrganizationId.optional(),
    roleCode: z
      .string()
      .regex(/^[A-Z0-9_]{2,40}$/)
      .optional(),
    areaId: z.uuid().optional(),
    personId: zPersonId.optional(),
    /** Who receives it there, typed, for an office without accounts of which the directory names nobody. */
    personName: z.string().trim().min(2).max(120).optional(),
  })
  .refine((to) => to.organizationId !== undefined || to.roleCode !== undefined, {
    error: 'chọn một cơ quan hoặc một vai trò',
  });

const zWanted = {
  fileId: zFileId,
  kind: z.enum(stepKinds),
  to: zDestination,
  purpose: zPurpose,
  parts: z.array(zPart).min(1).max(6),
  /** True: by slip even though the office has accounts. */
  byLetter: z.boolean().default(false),
};

/** What would be sent, to whom, by when, what they will see, and what stands in the way. Nothing is sent. */
export const previewStep = defineQuery('coordination.preview-step', {
  input: z.strictObject(zWanted),
  output: zStepPlan.extend({
    fileId: zFileId,
    reference: z.number(),
    kind: z.enum(stepKinds),
    purpose: zPurpose,
    shown: z.array(zShownPart),
    withheld: z.array(zPart),
  }),
  allow: allowFile(senders, 'HOLDER'),
  reads: 'RESTRICTED',
});

const zSigner = z.strictObject({
  name: z.string().trim().min(2).max(120),
  position: z.string().trim().min(2).max(120),
});

/**
 * Sends a step. `expects` is what the preview showed; where it is no longer so, nothing is sent (`ROUTE_CHANGED`).
 * @throws the first problem of the plan by its kind (`OFFICE_NAMED`, `NO_FOCAL_POINT`, …), with sentence and alternates in words
 */
export const sendStep = defineAction('coordination.send-step', {
  input: z.strictObject({
    ...zWanted,
    /** Words to the receiver; sealed. */
    words: zWords,
    expects: z.strictObject({ organizationId: zOrganizationId, personId: zPersonId.nullable() }).optional(),
    /** Who signs the slip, where one is written. */
    signer: zSigner.optional(),
  }),
  output: z.object({
    stepId: z.string(),
    ordinal: z.number(),
    via: z.enum(stepVias),
    dueAt: z.string().nullable(),
    slipNumber: z.string().nullable(),
  }),
  allow: allowFile(senders, 'HOLDER'),
});

// The receiver, and the sender of a step already sent: by the step's own id ---------------------------------------------------------

/** Takes a step. From now on the one who accepts is its named person. LEAD: the file passes to this office. */
export const acceptStep = defineAction('coordination.accept-step', {
  input: z.strictObject({ stepId: zStepId }),
  output: z.object({ state: zStepState, dueAt: z.string().nullable() }),
  allow: allowOffice(receivingRoles),
});

/** Gives a step back with the reason; a file that had passed goes back too. For a letter, its sender types it. */
export const returnStep = defineAction('coordination.return-step', {
  input: z.strictObject({ stepId: zStepId, reason: zReason }),
  output: z.object({ state: zStepState }),
  allow: allowOffice(receivingRoles),
});

/** A question about the step to the other side. The clock goes on. */
export const askStep = defineAction('coordination.ask-step', {
  input: z.strictObject({ stepId: zStepId, question: zReason }),
  output: z.object({ questionId: z.string() }),
  allow: allowOffice(receivingRoles),
});

/** The answer, by the side that was asked. */
export const answerStep = defineAction('coordination.answer-step', {
  input: z.strictObject({ stepId: zStepId, questionId: z.uuid(), answer: zReason }),
  output: z.object({ answeredAt: z.string() }),
  allow: allowOffice(receivingRoles),
});

/** Ends a step with what came of it. For a letter, its sender types what the office answered. */
export const finishStep = defineAction('coordination.finish-step', {
  input: z.strictObject({
    stepId: zStepId,
    outcome: z.enum(stepOutcomes).exclude(['PASSED_ON']),
    note: zReason,
    /** Typed with the answer of a police office: see `recordPoliceWord`. */
    policeWord: zPoliceWord.optional(),
  }),
  output: z.object({ state: zStepState }),
  allow: allowOffice(receivingRoles),
});

/** Takes back a step that was sent: the office that sent it, or the one that holds the file. */
export const withdrawStep = defineAction('coordination.withdraw-step', {
  input: z.strictObject({ stepId: zStepId, reason: zReason }),
  output: z.object({ state: zStepState }),
  allow: allowOffice(senders),
});

/** Reminds the named person of an open step now, by mail, whatever its clocks say. At most once in an hour. Not for letters: telephone. */
export const remindStep = defineAction('coordination.remind-step', {
  input: z.strictObject({ stepId: zStepId }),
  output: z.object({ state: zStepState }),
  allow: allowOffice(senders),
});

// Letters ------------------------------------------------------------------------------------------------------------------------

/** Writes and numbers the slip of a step that goes by letter and has none yet (emergencies open such steps by themselves). */
export const issueSlip = defineAction('coordination.issue-slip', {
  input: z.strictObject({ stepId: zStepId, signer: zSigner.optional() }),
  output: z.object({ number: z.string(), travels: z.enum(['SEALED_MAIL', 'PAPER']) }),
  allow: allowOffice(senders),
});

/** Largest scan of a receipt, in bytes. PDF, PNG or JPEG, told by its first bytes. */
export const largestScan = 5_000_000;

/** The receipt of a slip, typed back: who signed for it there, under which number, when. Starts the work as an acceptance does. */
export const recordReceipt = defineAction('coordination.record-receipt', {
  input: z.strictObject({
    stepId: zStepId,
    signedBy: z.string().trim().min(2).max(200),
    number: z.string().trim().max(60).default(''),
    /** When it was received there; now when absent. Not before it was sent, not in the future. */
    receivedAt: zInstant.optional(),
    scan: zBytes.optional(),
    /** Typed with the receipt of a police office: see `recordPoliceWord`. */
    policeWord: zPoliceWord.optional(),
  }),
  output: z.object({ state: zStepState, dueAt: z.string().nullable() }),
  allow: allowOffice(senders),
});

/**
 * The police agree, in a letter of theirs, that the informant may read another status again: whose word, of which day, in which letter.
 * For a step that a police office took, when no police office is at work on the file here: one that is lets it go itself.
 * @throws AnNhiError `NOT_POLICE`, `POLICE_DECIDE`, `NOT_TAKEN`, `NOTHING_HELD`
 */
export const recordPoliceWord = defineAction('coordination.record-police-word', {
  input: z.strictObject({ stepId: zStepId, policeWord: zPoliceWord }),
  output: z.object({ state: zStepState }),
  allow: allowOffice(senders),
});

/** The slip as it was issued. For the sender's office and the holder's. */
export const getSlip = defineQuery('coordination.get-slip', {
  input: z.strictObject({ stepId: zStepId, format: z.enum(['DOCX', 'PDF']).default('DOCX') }),
  output: z.object({ name: z.string(), type: z.string(), bytes: zBytes }),
  allow: allowOffice(senders),
  reads: 'RESTRICTED',
});

/** The scan of a receipt, if there is one. */
export const getReceiptScan = defineQuery('coordination.get-receipt-scan', {
  input: z.strictObject({ stepId: zStepId }),
  output: z.object({ name: z.string(), type: z.string(), bytes: zBytes }),
  allow: allowOffice(senders),
  reads: 'RESTRICTED',
});

// Looking ------------------------------------------------------------------------------------------------------------------------

const zQuestion = z.object({
  questionId: z.string(),
  askedBy: z.enum(['RECEIVER', 'SENDER']),
  askedAt: z.string(),
  askedByName: z.string().nullable(),
  question: z.string(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
  answeredByName: z.string().nullable(),
});

const zEnd = z.object({
  organizationId: z.string(),
  name: z.string(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
});

/** A step in a list: nothing of the file's content. */
export const zStepRow = z.object({
  stepId: z.string(),
  fileId: zFileId,
  /** The report's number. */
  reference: z.number(),
  ordinal: z.number(),
  kind: z.enum(stepKinds),
  via: z.enum(stepVias),
  purpose: zPurpose,
  parts: z.array(zPart),
  roleCode: z.string().nullable(),
  state: zStepState,
  from: zEnd,
  /** Exactly one named person; null only while UNDELIVERED. */
  to: zEnd,
  /** The receiver is a police office: taking the step holds the public status. */
  toPolice: z.boolean(),
  sentAt: z.string(),
  acceptedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  outcome: z.enum(stepOutcomes).nullable(),
  /** The clock that runs now: acceptance while SENT, work once ACCEPTED. */
  dueAt: z.string().nullable(),
  acceptance: zStepClock,
  work: zStepClock.nullable(),
  /** Past the due time of the clock that runs now. */
  isOverdue: z.boolean(),
  /** Acceptance came late, or has not come in time. */
  acceptedLate: z.boolean(),
  /** The work is or was done past its time. */
  doneLate: z.boolean(),
  /** Nobody there could be reached: no account, no slip yet, nobody named. "chưa giao được" */
  isUndelivered: z.boolean(),
  openQuestions: z.number(),
  remindedAt: z.string().nullable(),
  /** How far the ladder has been climbed: FOCAL_POINT, UNIT_HEAD, ORGANIZATION_HEAD, PROGRAMME_LEAD. */
  escalatedTo: z.string().nullable(),
  slip: z
    .object({
      number: z.string().nullable(),
      issuedAt: z.string().nullable(),
      travels: z.enum(['SEALED_MAIL', 'PAPER']).nullable(),
    })
    .nullable(),
  receipt: z
    .object({ signedBy: z.string(), number: z.string(), receivedAt: z.string(), hasScan: z.boolean() })
    .nullable(),
  /** What the one who looks may do now. */
  actions: z.array(z.enum(stepActions)),
});
export type StepRow = z.infer<typeof zStepRow>;

/** One step with its words and what its parts show. The receiver reads it here before and after accepting. */
export const getStep = defineQuery('coordination.get-step', {
  input: z.strictObject({ stepId: zStepId }),
  output: zStepRow.extend({
    side: z.enum(['RECEIVER', 'SENDER']),
    words: z.string(),
    reason: z.string().nullable(),
    note: z.string().nullable(),
    cautions: z.array(z.enum(cautions)),
    questions: z.array(zQuestion),
    /** Empty once the step was returned or withdrawn, for its receiver. */
    shown: z.array(zShownPart),
  }),
  allow: allowOffice(receivingRoles),
  reads: 'RESTRICTED',
});

/** Every step of a file, in order. An office that sees the file through a step of its own sees that step only. */
export const listStepsOf = defineQuery('coordination.list-steps-of', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({
    steps: z.array(
      zStepRow.extend({
        words: z.string(),
        reason: z.string().nullable(),
        note: z.string().nullable(),
        questions: z.array(zQuestion),
      }),
    ),
  }),
  allow: allowFile(receivingRoles, 'ANY'),
  reads: 'RESTRICTED',
});

/** Steps that came to my offices: mine first, then by due time. */
export const listIncomingSteps = defineQuery('coordination.list-incoming-steps', {
  input: z.strictObject({
    ended: z.boolean().default(false),
    limit: z.number().int().min(1).max(200).default(100),
  }),
  output: z.object({
    steps: z.array(zStepRow.extend({ isMine: z.boolean() })),
    counts: z.object({ unaccepted: z.number(), accepted: z.number(), overdue: z.number(), mine: z.number() }),
  }),
  allow: allowOffice(receivingRoles),
  reads: 'OPEN',
});

/** What coordination must look at: steps that my offices sent, or of files that they hold. A step stands in each section that it fits. */
export const listBoard = defineQuery('coordination.list-board', {
  input: z.strictObject({}),
  output: z.object({
    sections: z.array(z.object({ section: z.enum(boardSections), steps: z.array(zStepRow) })),
    byOffice: z.array(
      z.object({
        organizationId: z.string(),
        name: z.string(),
        open: z.number(),
        unaccepted: z.number(),
        overdue: z.number(),
      }),
    ),
  }),
  allow: allowOffice(boardReaders),
  reads: 'OPEN',
});

/**
 * How many steps of a file other offices still have open, and how many were delivered (accepted or receipted at some time). The lead
 * that the holder itself accepted is not counted: it ends with the file. For the room that closes it.
 */
export const countSteps = defineQuery('coordination.count-steps', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({ open: z.number(), delivered: z.number() }),
  allow: allowSystem,
  reads: 'OPEN',
});

/**
 * Whether the safe route closes this office to this file: it is named in the report or marked, or somebody who works there is, or may be
 * meant by what somebody wrote. The one rule of every step, for the room that lets copies leave.
 */
export const findDanger = defineQuery('coordination.find-danger', {
  input: z.strictObject({ fileId: zFileId, organizationId: zOrganizationId }),
  output: z.object({ isDangerous: z.boolean() }),
  allow: allowSystem,
  reads: 'RESTRICTED',
});

/** The public key (age, X25519: `age1…`) to which an office's slips are sealed; null takes it away. */
export const setOfficeKey = defineAction('coordination.set-office-key', {
  input: z.strictObject({
    organizationId: zOrganizationId,
    recipient: z
      .string()
      .regex(/^age1[02-9ac-hj-np-z]{58}$/)
      .nullable(),
  }),
  output: z.object({}),
  allow: allowOffice(['COORDINATOR', 'SUPERVISOR', 'SYSTEM_ADMIN']),
});
