import type { Selectable } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import type { DB, Tx } from '#kernel/db/database.ts';
import type { Seal } from '#kernel/documents/document-register.ts';
import { notFound } from '#kernel/errors/errors.ts';
import type { FileId, RemovalRequestId } from '#kernel/ids/ids.ts';
import { keyedHash, seal } from '#kernel/keys/sealing.ts';

export type RequestRow = Selectable<DB['removals.removal_request']>;

/** Reads one request for change: locked, so that two clicks at once come one after the other. */
export async function lockRequest(
  tx: Tx,
  requestId: RemovalRequestId,
  fileId: FileId | null,
): Promise<RequestRow> {
  const row = await tx
    .selectFrom('removals.removal_request')
    .selectAll()
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst();
  if (!row || (fileId !== null && row.file_id !== fileId)) throw notFound();
  return row;
}

/** Row-level security decides whether the file is there at all; asked before anything is done in the platform's own name. */
export async function assertFileSeen(tx: Tx, fileId: FileId): Promise<void> {
  const seen = await tx.selectFrom('files.file').select('id').where('id', '=', fileId).executeTakeFirst();
  if (!seen) throw notFound();
}

/** Seals what belongs to a request's letter under the key of the file, bound to the document and the part. */
export function sealForDocument(ctx: Pick<Context, 'keys'>, keyId: number, documentId: string): Seal {
  return (field, plain) => seal(ctx.keys.read(keyId), documentContext(documentId, field), plain);
}

export function documentContext(documentId: string, field: 'content' | 'docx' | 'pdf'): string {
  return `document|${documentId}|${field}|1`;
}

export function hashToken(ctx: Pick<Context, 'keys'>, token: string): Buffer {
  return keyedHash(ctx.keys.purpose('removals-provider-token'), token);
}
