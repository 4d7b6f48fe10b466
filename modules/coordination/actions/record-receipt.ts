import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { takeIssuedFile } from '#kernel/documents/sealed.ts';
import { AnNhiError, conflict, invalidInput, notFound } from '#kernel/errors/errors.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { type getReceiptScan, type getSlip, largestScan, type recordReceipt } from '../contract.ts';
import { moveStep } from '../internal.ts';
import { scanTypeOf } from '../rules/scan-type.ts';
import { sentences } from '../sentences.ts';
import { getStepRecord, type SlipRecord, type StepRecord, unsealBytes } from '../store/steps.ts';
import { findSides, openForAction } from './may-act.ts';
import { takePoliceWord } from './record-police-word.ts';

export const recordReceiptHandler: Handler<
  z.output<typeof recordReceipt.input>,
  z.output<typeof recordReceipt.output>
> = async (ctx, { stepId, signedBy, number, receivedAt, scan, policeWord }) => {
  const { step, personId } = await openForAction(ctx, stepId, 'RECORD_RECEIPT');
  await getSlipOf(ctx, stepId, conflict('NO_SLIP', sentences.noSlip));
  const at = receivedAt === undefined ? ctx.now : new Date(receivedAt);
  if (at > ctx.now || at < step.sent_at)
    throw invalidInput([{ path: 'receivedAt', sentence: sentences.receiptTime }]);
  const scanType = scan === undefined ? null : scanTypeOf(scan);
  if (scan !== undefined && scan.length > largestScan)
    throw new AnNhiError('TOO_LARGE', 'SCAN_TOO_LARGE', sentences.scanSize);
  if (scan !== undefined && scanType === null)
    throw invalidInput([{ path: 'scan', sentence: sentences.scanKind }]);
  ctx.note({
    subject: { kind: 'STEP', id: stepId },
    fields: ['receipt', ...(scan ? ['scan'] : []), ...(policeWord ? ['policeWord'] : [])],
  });
  const moved = await ctx.callAsSystem(moveStep, {
    stepId,
    action: 'RECORD_RECEIPT' as const,
    personId,
    receipt: { signedBy, number, receivedAt: at.toISOString(), scan: scan ?? null, scanType },
  });
  if (policeWord) await takePoliceWord(ctx, step, policeWord, personId);
  return moved;
};

export const getSlipHandler: Handler<
  z.output<typeof getSlip.input>,
  z.output<typeof getSlip.output>
> = async (ctx, { stepId, format }) => {
  const { step, slip } = await openPapers(ctx, stepId);
  const { extension, bytes } = await takeIssuedFile(ctx, {
    id: slip.document_id,
    keyId: step.file_key_id,
    fileId: asId<FileId>(step.file_id),
    format,
  });
  return {
    name: `phieu-chuyen-${slip.number.replaceAll('/', '-')}.${extension}`,
    type:
      format === 'DOCX'
        ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
        : 'application/pdf',
    bytes,
  };
};

export const getReceiptScanHandler: Handler<
  z.output<typeof getReceiptScan.input>,
  z.output<typeof getReceiptScan.output>
> = async (ctx, { stepId }) => {
  const { step, slip } = await openPapers(ctx, stepId);
  if (slip.scan_sealed === null || slip.scan_type === null) throw notFound();
  ctx.note({ subject: { kind: 'STEP', id: stepId }, fields: ['scan'], facts: { fileId: step.file_id } });
  const extension = slip.scan_type.split('/')[1] ?? 'bin';
  return {
    name: `ky-nhan.${extension}`,
    type: slip.scan_type,
    bytes: unsealBytes(ctx, step, 'scan', slip.scan_sealed),
  };
};

/** Papers are for the office that wrote them and the one that holds the file. */
async function openPapers(ctx: Context, stepId: string): Promise<{ step: StepRecord; slip: SlipRecord }> {
  const step = await getStepRecord(ctx.tx, stepId);
  if (!(await findSides(ctx, step)).includes('SENDER')) throw notFound();
  return { step, slip: await getSlipOf(ctx, stepId, notFound()) };
}

async function getSlipOf(ctx: Context, stepId: string, otherwise: AnNhiError): Promise<SlipRecord> {
  const slip = await ctx.tx
    .selectFrom('coordination.slip')
    .selectAll()
    .where('step_id', '=', stepId)
    .executeTakeFirst();
  if (!slip) throw otherwise;
  return slip;
}
