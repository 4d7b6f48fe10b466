import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { asId, type FileId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import { seal, unseal } from '#kernel/keys/sealing.ts';
import { getOffice } from '#modules/directory/contract.ts';

export type SeenFile = {
  readonly fileId: FileId;
  readonly keyId: number;
  readonly holderOrganizationId: OrganizationId;
  /** The office through which the actor sees it: the holder's, where that is one of theirs. The holder's for the platform itself. */
  readonly organizationId: OrganizationId;
};

/** The file, if row-level security lets the actor see it. */
export async function findFile(ctx: Pick<Context, 'tx'>, fileId: string): Promise<SeenFile | null> {
  const found = await sql<{ key_id: number; holder: string; office: string | null }>`
    select f.key_id, f.holder_organization_id as holder, (
      select a.organization_id from files.access a
      where a.file_id = f.id and a.organization_id = any (kernel.offices()) and a.valid_from <= kernel.now()
        and (a.valid_until is null or a.valid_until > kernel.now())
      order by a.organization_id = f.holder_organization_id desc, a.valid_from limit 1) as office
    from files.file f where f.id = ${fileId}::uuid`.execute(ctx.tx);
  const row = found.rows[0];
  if (!row) return null;
  return {
    fileId: asId<FileId>(fileId),
    keyId: row.key_id,
    holderOrganizationId: asId<OrganizationId>(row.holder),
    organizationId: asId<OrganizationId>(row.office ?? row.holder),
  };
}

/** @throws AnNhiError `NOT_FOUND` alike for absent and for unseen */
export async function getFile(ctx: Pick<Context, 'tx'>, fileId: string): Promise<SeenFile> {
  const file = await findFile(ctx, fileId);
  if (!file) throw notFound();
  return file;
}

type Sealer = Pick<Context, 'keys'>;

/** Seals what belongs to a row of this room under the key of its file, bound to row and field. */
export function sealFor(ctx: Sealer, keyId: number, rowId: string, field: string, value: unknown): Buffer {
  return seal(ctx.keys.read(keyId), contextOf(rowId, field), JSON.stringify(value));
}

export function unsealFor<T>(ctx: Sealer, keyId: number, rowId: string, field: string, sealed: Buffer): T {
  return JSON.parse(unseal(ctx.keys.read(keyId), contextOf(rowId, field), sealed).toString('utf8')) as T;
}

const contextOf = (rowId: string, field: string) => `intake|${rowId}|${field}|1`;

/** The person who acts. Handles of this room that write are for officials only. */
export function personOf(ctx: Pick<Context, 'actor'>): PersonId {
  if (ctx.actor.kind !== 'OFFICIAL') throw notFound();
  return ctx.actor.personId;
}

/** What stands at the head of the office's documents. @throws AnNhiError `NOT_FOUND` */
export const letterheadOf = (ctx: Pick<Context, 'call'>, organizationId: OrganizationId) =>
  ctx.call(getOffice, { organizationId });
