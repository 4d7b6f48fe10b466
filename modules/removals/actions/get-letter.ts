import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { takeIssuedFile } from '#kernel/documents/sealed.ts';
import { notFound, refused } from '#kernel/errors/errors.ts';
import type { getLetter } from '../contract.ts';
import { sentences } from '../sentences.ts';

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
  const { extension, bytes } = await takeIssuedFile(ctx, {
    id: request.document_id,
    keyId: request.file_key_id,
    fileId,
    format,
  });
  return { name: `yeu-cau-go-bo.${extension}`, bytes };
};
