/**
 * Handles by which this room calls itself as the platform: the sender sees neither the other office's clocks nor its accounts, the
 * receiver may not end its own sight of a file. Every action asks first who may; then these do it. No other room calls them.
 */
import { z } from 'zod';
import { defineAction, defineQuery } from '#kernel/actions/handle.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { allowSystem } from '#kernel/permissions/allow.ts';
import { zPoliceWord } from '#modules/reports/contract.ts';
import {
  cautions,
  parts,
  purposes,
  stepKinds,
  stepOutcomes,
  stepVias,
  zDestination,
  zStepPlan,
  zStepState,
} from './contract.ts';

const zFileId = z.uuid().transform((id) => asId<FileId>(id));
const zStepId = z.uuid();
const zOutcome = z.enum(stepOutcomes);

/** Finds the way to an office and everything that stands in it. */
export const planStep = defineQuery('coordination.plan-step', {
  input: z.strictObject({
    fileId: zFileId,
    kind: z.enum(stepKinds),
    to: zDestination,
    purpose: z.enum(purposes),
    byLetter: z.boolean(),
  }),
  output: zStepPlan.extend({ reference: z.number(), holderOrganizationId: z.string() }),
  allow: allowSystem,
  reads: 'RESTRICTED',
});

/** Writes a step, starts its clocks, lets its receiver see the parts, tells the timeline. */
export const openStep = defineAction('coordination.open-step', {
  input: z.strictObject({
    fileId: zFileId,
    reference: z.number(),
    kind: z.enum(stepKinds),
    via: z.enum(stepVias),
    purpose: z.enum(purposes),
    parts: z.array(z.enum(parts)).min(1),
    roleCode: z.string().nullable(),
    fromOrganizationId: z.uuid(),
    fromPersonId: z.uuid().nullable(),
    toOrganizationId: z.uuid().nullable(),
    toPersonId: z.uuid().nullable(),
    toPersonName: z.string().nullable(),
    officeName: z.string(),
    words: z.string(),
    origin: z.string().nullable(),
    isUndelivered: z.boolean(),
    isOutside: z.boolean(),
  }),
  output: z.object({ stepId: z.string(), ordinal: z.number(), dueAt: z.string().nullable() }),
  allow: allowSystem,
});

/** Moves a step along its table: clocks, sight of the file, the file's holder, the timeline. */
export const moveStep = defineAction('coordination.move-step', {
  input: z.strictObject({
    stepId: zStepId,
    action: z.enum(['ACCEPT', 'RECORD_RECEIPT', 'RETURN', 'FINISH', 'WITHDRAW']),
    personId: z.uuid().nullable(),
    reason: z.string().optional(),
    note: z.string().optional(),
    outcome: zOutcome.optional(),
    receipt: z
      .strictObject({
        signedBy: z.string(),
        number: z.string(),
        receivedAt: z.string(),
        scan: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable(),
        scanType: z.string().nullable(),
      })
      .optional(),
  }),
  output: z.object({ state: zStepState, dueAt: z.string().nullable() }),
  allow: allowSystem,
});

/** Lets the public status go on, by the word of the police office that took this step. */
export const followPoliceWord = defineAction('coordination.follow-police-word', {
  input: z.strictObject({ stepId: zStepId, word: zPoliceWord, personId: z.uuid() }),
  output: z.object({ state: zStepState }),
  allow: allowSystem,
});

/** Writes a question or its answer. */
export const writeQuestion = defineAction('coordination.write-question', {
  input: z.strictObject({
    stepId: zStepId,
    questionId: z.uuid().nullable(),
    side: z.enum(['RECEIVER', 'SENDER']),
    personId: z.uuid(),
    words: z.string(),
  }),
  output: z.object({ questionId: z.string() }),
  allow: allowSystem,
});

/** Enters or takes away the key of an office. */
export const writeOfficeKey = defineAction('coordination.write-office-key', {
  input: z.strictObject({ organizationId: z.uuid(), recipient: z.string().nullable() }),
  output: z.object({}),
  allow: allowSystem,
});

/** What whoever receives a part of this report must keep in mind. */
export const readCautions = defineQuery('coordination.read-cautions', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({ cautions: z.array(z.enum(cautions)) }),
  allow: allowSystem,
  reads: 'RESTRICTED',
});

/** A step that was safe when it was sent may not be so any more: asked again before it is accepted or its slip is written. */
export const assertSafe = defineQuery('coordination.assert-safe', {
  input: z.strictObject({ stepId: zStepId }),
  output: z.object({}),
  allow: allowSystem,
  reads: 'RESTRICTED',
});
