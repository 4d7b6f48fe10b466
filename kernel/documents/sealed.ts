import type { Context } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import type { FileId } from '#kernel/ids/ids.ts';
import { seal, unseal } from '#kernel/keys/sealing.ts';
import type { Seal } from './document-register.ts';
import { type OfficialDocument, type OfficialDocumentInput, parseOfficialDocument } from './model.ts';

type SealedPart = Parameters<Seal>[0];

/** Seals a document under the key of the file that it is about, bound to the document and the part. */
export function sealerOf(ctx: Pick<Context, 'keys'>, keyId: number, documentId: string): Seal {
  return (part, plain) => seal(ctx.keys.read(keyId), contextOf(documentId, part), plain);
}

/** What a document says, as it was saved last. */
export async function readContent(
  ctx: Pick<Context, 'keys' | 'tx'>,
  keyId: number,
  documentId: string,
): Promise<OfficialDocument> {
  const row = await ctx.tx
    .selectFrom('documents.outgoing_document')
    .select('sealed_content')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  const plain = unseal(ctx.keys.read(keyId), contextOf(documentId, 'content'), row.sealed_content);
  return parseOfficialDocument(JSON.parse(plain.toString('utf8')) as OfficialDocumentInput);
}

/** An issued document as a file to take away; the look is on record. @throws AnNhiError `NOT_FOUND` when it was not issued */
export async function takeIssuedFile(
  ctx: Pick<Context, 'keys' | 'note' | 'tx'>,
  document: {
    readonly id: string;
    readonly keyId: number;
    readonly fileId: FileId;
    readonly format: 'DOCX' | 'PDF';
  },
): Promise<{ extension: 'docx' | 'pdf'; bytes: Uint8Array<ArrayBuffer> }> {
  const file = await ctx.tx
    .selectFrom('documents.issued_file')
    .select('sealed_bytes')
    .where('document_id', '=', document.id)
    .where('format', '=', document.format)
    .executeTakeFirst();
  if (!file) throw notFound();
  const extension = document.format === 'DOCX' ? 'docx' : 'pdf';
  ctx.note({
    subject: { kind: 'DOCUMENT', id: document.id },
    fields: [extension],
    facts: { fileId: document.fileId },
  });
  return {
    extension,
    bytes: new Uint8Array(
      unseal(ctx.keys.read(document.keyId), contextOf(document.id, extension), file.sealed_bytes),
    ),
  };
}

function contextOf(documentId: string, part: SealedPart): string {
  return `document|${documentId}|${part}|1`;
}
