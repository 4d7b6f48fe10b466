import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { type Actor, officesOf } from '#kernel/permissions/actor.ts';
import type { Role } from '#kernel/permissions/roles.ts';
import type { ReportRow } from './report-row.ts';

type Locker = Pick<Context, 'tx' | 'actor'>;
type LockedRow = ReportRow & { readonly holds: boolean };

/**
 * Locks the reports that the actor may see, in the order of their ids, so that two people who merge at once come one after the other
 * and never wait for each other.
 */
export async function lockInOrder(
  ctx: Locker,
  roles: readonly Role[],
  fileIds: readonly string[],
): Promise<Map<string, LockedRow>> {
  const offices = officesWith(ctx.actor, roles);
  const rows = await ctx.tx
    .selectFrom('reports.report as r')
    .innerJoin('files.file as f', 'f.id', 'r.file_id')
    .selectAll('r')
    .select([
      'f.key_id',
      sql<boolean>`f.holder_organization_id = any (${offices}::uuid[]) and f.destroyed_at is null and reports.sees_whole(r.file_id)`.as(
        'holds',
      ),
    ])
    .where(sql<boolean>`r.file_id = any (${[...new Set(fileIds)]}::uuid[])`)
    .orderBy('r.file_id')
    .forUpdate('r')
    .execute();
  return new Map(rows.map((row) => [row.file_id, row]));
}

/** The same, @throws `NOT_FOUND` when one is absent, not seen whole, or not held by an office in which the actor has one of the roles. */
export async function lockHeld(
  ctx: Locker,
  roles: readonly Role[],
  fileIds: readonly string[],
): Promise<ReportRow[]> {
  const rows = await lockInOrder(ctx, roles, fileIds);
  return fileIds.map((id) => {
    const row = rows.get(id);
    if (!row?.holds) throw notFound();
    return row;
  });
}

export function officesWith(actor: Actor, roles: readonly Role[]): string[] {
  if (actor.kind !== 'OFFICIAL') return [];
  return officesOf({ ...actor, grants: actor.grants.filter(({ role }) => roles.includes(role)) });
}

/** The head of a merged report; itself when it is none. @throws `NOT_FOUND` when the actor may not see it. */
export async function headOf({ tx }: Locker, fileId: string): Promise<string> {
  const row = await tx
    .selectFrom('reports.report')
    .select(['file_id', 'merged_into_id'])
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row.merged_into_id ?? row.file_id;
}

/** Joins a report, with what had been joined to it, to a head; or takes it out again (null). */
export async function setHead(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  fileId: string,
  headId: string | null,
): Promise<void> {
  await sql`select reports.set_head(${fileId}::uuid, ${headId}::uuid, ${now})`.execute(tx);
}
