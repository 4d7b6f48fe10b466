import type { Context } from '#kernel/actions/context.ts';
import { newId } from '#kernel/ids/ids.ts';
import { type Unsafe, zUnsafe } from '../contract-handling.ts';
import { type ReportRow, sealField, unsealField } from './report-row.ts';

type NewMark = {
  readonly kind: Unsafe['kind'];
  readonly organizationId?: string | null | undefined;
  readonly personId?: string | null | undefined;
  readonly words: string;
  readonly source: Unsafe['source'];
  /** The supervisor who decided with it that there is no danger. */
  readonly clearedBy?: string;
};

/** Marks somebody as unsafe: UNDECIDED, which blocks, until a supervisor decides; or as safe, where one has decided already. */
export async function addUnsafe(
  ctx: Pick<Context, 'tx' | 'now' | 'keys' | 'actor'>,
  row: Pick<ReportRow, 'file_id' | 'key_id'>,
  mark: NewMark,
): Promise<string> {
  const id = newId(ctx.now.getTime());
  await ctx.tx
    .insertInto('reports.unsafe')
    .values({
      id,
      file_id: row.file_id,
      kind: mark.kind,
      organization_id: mark.organizationId ?? null,
      person_id: mark.personId ?? null,
      words_sealed: sealField(ctx, row, `unsafe-${id}`, mark.words),
      source: mark.source,
      marked_at: ctx.now,
      marked_by: ctx.actor.kind === 'OFFICIAL' ? ctx.actor.personId : null,
      ...(mark.clearedBy ? { state: 'CLEARED', decided_at: ctx.now, decided_by: mark.clearedBy } : {}),
    })
    .execute();
  return id;
}

/** The marks of a report in the order in which they were made. */
export async function listUnsafe(
  ctx: Pick<Context, 'tx' | 'keys'>,
  row: Pick<ReportRow, 'file_id' | 'key_id'>,
): Promise<Unsafe[]> {
  const rows = await ctx.tx
    .selectFrom('reports.unsafe as u')
    .leftJoin('directory.v_organization_today as o', 'o.id', 'u.organization_id')
    .leftJoin('directory.v_person as p', 'p.id', 'u.person_id')
    .selectAll('u')
    .select(['o.name as office_name', 'p.full_name as person_name'])
    .where('u.file_id', '=', row.file_id)
    .orderBy('u.marked_at')
    .orderBy('u.id')
    .execute();
  return rows.map((mark) =>
    zUnsafe.parse({
      unsafeId: mark.id,
      kind: mark.kind,
      organizationId: mark.organization_id,
      personId: mark.person_id,
      name: mark.office_name ?? mark.person_name,
      words: unsealField(ctx, row, `unsafe-${mark.id}`, mark.words_sealed),
      state: mark.state,
      source: mark.source,
    }),
  );
}
