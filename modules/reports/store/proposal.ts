import type { Context } from '#kernel/actions/context.ts';
import type { ReportProposal } from '../contract-handling.ts';
import { zProposal } from '../contract-handling.ts';
import { priorities } from '../rules/categories.ts';
import { type ReportRow, sealField, unsealField } from './report-row.ts';

type Words = Pick<ReportProposal, 'signs' | 'reasons' | 'because' | 'areaName' | 'officeName'>;
export type NewProposal = {
  readonly category: ReportProposal['category'];
  readonly priority: ReportProposal['priority'];
  readonly role: string | null;
  readonly areaId: string | null;
  readonly organizationId: string | null;
  readonly words: Words;
};

type Owner = Pick<ReportRow, 'file_id' | 'key_id'>;

/** Keeps what the rules propose: what the queue shows in clear columns, every word sealed. */
export async function saveProposal(
  ctx: Pick<Context, 'tx' | 'keys'>,
  row: Owner,
  one: NewProposal,
): Promise<void> {
  await ctx.tx
    .insertInto('reports.proposal')
    .values({
      file_id: row.file_id,
      category: one.category,
      priority: priorities.indexOf(one.priority) + 1,
      role_code: one.role,
      area_id: one.areaId,
      organization_id: one.organizationId,
      sign_count: one.words.signs.length,
      words_sealed: sealField(ctx, row, 'proposal', JSON.stringify(one.words)),
    })
    .onConflict((conflict) => conflict.column('file_id').doNothing())
    .execute();
}

/** Null until the report has been read, and after its words were destroyed. */
export async function findProposal(
  ctx: Pick<Context, 'tx' | 'keys'>,
  row: Owner,
): Promise<ReportProposal | null> {
  const kept = await ctx.tx
    .selectFrom('reports.proposal')
    .selectAll()
    .where('file_id', '=', row.file_id)
    .executeTakeFirst();
  if (!kept?.words_sealed) return null;
  const words = JSON.parse(unsealField(ctx, row, 'proposal', kept.words_sealed)) as Words;
  return zProposal.parse({
    ...words,
    category: kept.category,
    priority: priorities[(kept.priority ?? 3) - 1],
    role: kept.role_code,
    organizationId: kept.organization_id,
    state: kept.state,
  });
}
