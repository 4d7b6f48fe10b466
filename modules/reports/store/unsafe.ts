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
};

/** Marks somebody as unsafe: UNDECIDED, which blocks, until a supervisor decides. */
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
    .selectFrom('reports.unsafe')
    .selectAll()
    .where('file_id', '=', row.file_id)
    .orderBy('marked_at')
    .orderBy('id')
    .execute();
  return rows.map((mark) =>
    zUnsafe.parse({
      unsafeId: mark.id,
      kind: mark.kind,
      organizationId: mark.organization_id,
      personId: mark.person_id,
      words: unsealField(ctx, row, `unsafe-${mark.id}`, mark.words_sealed),
      state: mark.state,
      source: mark.source,
    }),
  );
}
