import type { Selectable } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import type { DB, Tx } from '#kernel/db/database.ts';
import { notFound } from '#kernel/errors/errors.ts';
import type { FileId, RemovalRequestId } from '#kernel/ids/ids.ts';
import { keyedHash } from '#kernel/keys/sealing.ts';

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

export function hashToken(ctx: Pick<Context, 'keys'>, token: string): Buffer {
  return keyedHash(ctx.keys.purpose('removals-provider-token'), token);
}
