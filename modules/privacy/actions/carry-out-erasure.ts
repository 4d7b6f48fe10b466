import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { formatInstant } from '#kernel/clock/clock.ts';
import { issueDocument, saveDraft } from '#kernel/documents/document-register.ts';
import { issueDateOf, notationOf } from '#kernel/documents/register.ts';
import { sealerOf, takeIssuedFile } from '#kernel/documents/sealed.ts';
import { invalidInput, notFound, refused } from '#kernel/errors/errors.ts';
import { getFile } from '#kernel/files/files.ts';
import { asId, type DocumentId, type FileId, newId } from '#kernel/ids/ids.ts';
import { destroyFile } from '#kernel/retention/contract.ts';
import { getOffice } from '#modules/directory/contract.ts';
import type { carryOutErasure, getErasureCertificate } from '../contract.ts';
import { type CertificateFacts, erasureCertificate } from '../rules/certificate.ts';
import { sentences } from '../sentences.ts';
import {
  getRequestRow,
  moveRequest,
  openPart,
  type RequestDetails,
  type RequestRow,
} from '../store/requests.ts';

type Input = z.output<typeof carryOutErasure.input>;

/** Key and certificate go together: when the certificate cannot be issued, nothing is written down and the next try finds the deed done. */
export const carryOutErasureHandler: Handler<Input, z.output<typeof carryOutErasure.output>> = async (
  ctx,
  { fileId, confirm, signer },
) => {
  let answer: z.output<typeof carryOutErasure.output> | null = null;
  await moveRequest(ctx, fileId, 'ERASE', async (row) => {
    if (confirm !== String(row.reference))
      throw invalidInput([{ path: 'confirm', sentence: sentences.confirmNumber }]);
    if (row.about_file_id === null) throw refused('NO_REPORT', sentences.noReport);
    const destroyed = await ctx.callAsSystem(destroyFile, {
      fileId: asId<FileId>(row.about_file_id),
      reason: 'ERASURE_REQUESTED' as const,
    });
    const issued = await issueCertificate(ctx, row, destroyed, signer);
    answer = { number: issued.number, completeAt: destroyed.completeAt };
    return {
      set: {
        document_id: issued.documentId,
        certificate_number: issued.number,
        erased_at: new Date(destroyed.destroyedAt),
        erase_complete_at: new Date(destroyed.completeAt),
      },
    };
  });
  if (!answer) throw notFound();
  return answer;
};

type Destroyed = {
  readonly destroyedAt: string;
  readonly completeAt: string;
  readonly recordDigest: string | null;
};

async function issueCertificate(
  ctx: Context,
  row: RequestRow,
  destroyed: Destroyed,
  signer: Input['signer'],
) {
  const details = JSON.parse(openPart(ctx, row, 'details', row.details_sealed)) as RequestDetails;
  const { legalBasis } = JSON.parse(
    openPart(ctx, row, 'decision', row.decision_sealed ?? new Uint8Array()),
  ) as {
    legalBasis: string;
  };
  const { holderOrganizationId: organizationId } = await getFile(ctx.tx, row.file_id);
  const facts: CertificateFacts = {
    issuer: await ctx.call(getOffice, { organizationId }),
    requesterName: details.name,
    requestNumber: row.reference,
    requestedAt: formatInstant(row.received_at),
    erasedAt: formatInstant(new Date(destroyed.destroyedAt)),
    completeAt: formatInstant(new Date(destroyed.completeAt)),
    recordDigest: destroyed.recordDigest ?? '(khóa đã hủy ở lần thực hiện trước)',
    legalBasis,
    signer,
  };
  const documentId = newId<DocumentId>(ctx.now.getTime());
  const content = erasureCertificate(facts);
  const sealed = sealerOf(ctx, row.key_id, documentId);
  await saveDraft(ctx.tx, { id: documentId, organizationId, content, now: ctx.now }, sealed);
  const issued = await issueDocument(
    ctx.tx,
    { id: documentId, content, issuedOn: issueDateOf(ctx.now) },
    sealed,
  );
  ctx.note({ subject: { kind: 'DOCUMENT', id: documentId }, fields: ['certificate'] });
  return { documentId, number: notationOf(issued.document.number ?? 0, issued.document.symbol) };
}

export const getErasureCertificateHandler: Handler<
  z.output<typeof getErasureCertificate.input>,
  z.output<typeof getErasureCertificate.output>
> = async (ctx, { fileId, format }) => {
  const row = await getRequestRow(ctx.tx, fileId);
  if (!row.document_id) throw refused('NOT_ERASED', sentences.noCertificate);
  const { extension, bytes } = await takeIssuedFile(ctx, {
    id: row.document_id,
    keyId: row.key_id,
    fileId,
    format,
  });
  return { name: `xac-nhan-xoa-${row.reference}.${extension}`, bytes };
};
