import type { Tx } from '#kernel/db/database.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { asId, type OrganizationId } from '#kernel/ids/ids.ts';

export type SeenFile = { readonly keyId: number; readonly holderOrganizationId: OrganizationId };

/** The file, where row-level security lets the one who asks see it. */
export async function findFile(tx: Tx, fileId: string): Promise<SeenFile | null> {
  const row = await tx
    .selectFrom('files.file')
    .select(['key_id', 'holder_organization_id'])
    .where('id', '=', fileId)
    .executeTakeFirst();
  return row
    ? { keyId: row.key_id, holderOrganizationId: asId<OrganizationId>(row.holder_organization_id) }
    : null;
}

/** Also asked before anything is done in the platform's own name. @throws AnNhiError `NOT_FOUND` alike for absent and for unseen */
export async function getFile(tx: Tx, fileId: string): Promise<SeenFile> {
  const file = await findFile(tx, fileId);
  if (!file) throw notFound();
  return file;
}
