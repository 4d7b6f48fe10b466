import type { Context } from '#kernel/actions/context.ts';
import type { Seal } from '#kernel/documents/document-register.ts';
import { seal, unseal } from '#kernel/keys/sealing.ts';
import type { StepRecord } from './steps.ts';

type Keyed = Pick<StepRecord, 'file_key_id'>;
type Sealer = Pick<Context, 'keys'>;

const contextOf = (documentId: string, field: 'content' | 'docx' | 'pdf') =>
  `document|${documentId}|${field}|1`;

/** Seals a slip under the key of the file, bound to the document and the part. */
export function sealSlip(ctx: Sealer, step: Keyed, documentId: string): Seal {
  return (field, plain) => seal(ctx.keys.read(step.file_key_id), contextOf(documentId, field), plain);
}

export function unsealSlip(
  ctx: Sealer,
  step: Keyed,
  documentId: string,
  field: 'docx' | 'pdf',
  sealed: Uint8Array,
): Buffer {
  return unseal(ctx.keys.read(step.file_key_id), contextOf(documentId, field), sealed);
}
