import { type Selectable, sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { type CivilDate, civilDate } from '#kernel/clock/clock.ts';
import type { DB, Tx } from '#kernel/db/database.ts';
import type { Seal } from '#kernel/documents/document-register.ts';
import { notFound } from '#kernel/errors/errors.ts';
import type { FileId, OrganizationId, RemovalRequestId } from '#kernel/ids/ids.ts';
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

export type Office = {
  readonly id: OrganizationId;
  readonly name: string;
  readonly symbol: string;
  readonly parentName: string | null;
  readonly place: string;
  readonly roles: readonly string[];
};

/** The office as it is called today, where it sits, and the functional roles it holds. */
export async function getOffice(tx: Tx, id: string, now: Date): Promise<Office> {
  const today: CivilDate = civilDate(now);
  const found = await sql<Office>`
    select o.id, o.name, o.symbol, p.name as "parentName", a.name as place,
      array(select r.role_code from directory.v_role_assignment r
        where r.organization_id = o.id and r.valid_from <= ${today}::date and (r.valid_to is null or r.valid_to > ${today}::date)) as roles
    from directory.v_organization_today o
    join directory.v_area a on a.id = o.area_id
    left join directory.v_organization_today p on p.id = o.parent_id
    where o.id = ${id}`.execute(tx);
  const office = found.rows[0];
  if (!office) throw notFound();
  return office;
}
