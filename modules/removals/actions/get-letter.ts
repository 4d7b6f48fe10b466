import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { notFound, refused } from '#kernel/errors/errors.ts';
import { unseal } from '#kernel/keys/sealing.ts';
import type { getLetter } from '../contract.ts';
import { sentences } from '../sentences.ts';
import { documentContext } from '../store/requests.ts';

export const getLetterHandler: Handler<
  z.infer<typeof getLetter.input>,
  z.infer<typeof getLetter.output>
> = async (ctx, { fileId, requestId, format }) => {
  const request = await ctx.tx
    .selectFrom('removals.removal_request')
    .selectAll()
    .where('id', '=', requestId)
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  if (!request) throw notFound();
  if (request.state === 'DRAFT') throw refused('NOT_ISSUED', sentences.notIssued);
  const file = await ctx.tx
    .selectFrom('documents.issued_file')
    .select('sealed_bytes')
    .where('document_id', '=', request.document_id)
    .where('format', '=', format)
    .executeTakeFirst();
  if (!file) throw notFound();
  const field = format === 'DOCX' ? 'docx' : 'pdf';
  ctx.note({ subject: { kind: 'DOCUMENT', id: request.document_id }, fields: [field], facts: { fileId } });
  return {
    name: `yeu-cau-go-bo.${field}`,
    bytes: unseal(
      ctx.keys.read(request.file_key_id),
      documentContext(request.document_id, field),
      file.sealed_bytes,
    ),
  };
};
