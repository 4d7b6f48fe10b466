import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { type getRouting, priorities, type Unsafe, zCategory, zFileId, zState } from '../contract.ts';
import { readDetails } from '../store/details.ts';
import { getReportRow, type ReportRow, unsealField } from '../store/report-row.ts';
import { listUnsafe } from '../store/unsafe.ts';
import { readOnce } from './read-report.ts';

/** Nobody is routed past a wish that no rule has turned into a mark yet: an unread report is read here and now. */
export const getRoutingHandler: Handler<
  z.infer<typeof getRouting.input>,
  z.infer<typeof getRouting.output>
> = async (ctx, { fileId }) => {
  if (!(await getReportRow(ctx.tx, fileId)).read_at) await readOnce(ctx, fileId);
  const row = await getReportRow(ctx.tx, fileId);
  const proposal = await ctx.tx
    .selectFrom('reports.proposal')
    .select(['role_code', 'area_id'])
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  const { place, mustNotKnow } = readDetails(ctx, row);
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['text', 'place', 'mustNotKnow', 'unsafe'] });
  return {
    reference: row.reference,
    state: zState.parse(row.state),
    priority: priorities[row.priority - 1] ?? 'NORMAL',
    category: zCategory.nullable().parse(row.category),
    proposedRole: proposal?.role_code ?? null,
    areaId: row.area_id ?? proposal?.area_id ?? null,
    place,
    holderOrganizationId: row.organization_id,
    claimedBy: row.claimed_by,
    text: unsealField(ctx, row, 'text', row.text_sealed),
    mustNotKnow: { people: [...mustNotKnow.people], words: mustNotKnow.words },
    unsafe: [...(await listUnsafe(ctx, row)), ...(await unsafeTogether(ctx, row))],
  };
};

/** Reports of one event are worked on in one of them: whom one informant fears is not reached through another's report either. */
async function unsafeTogether(ctx: Context, row: ReportRow): Promise<Unsafe[]> {
  const head = row.merged_into_id ?? row.file_id;
  const together = await ctx.tx
    .selectFrom('reports.report as r')
    .innerJoin('files.file as f', 'f.id', 'r.file_id')
    .select('r.file_id')
    .where((where) => where.or([where('r.file_id', '=', head), where('r.merged_into_id', '=', head)]))
    .where('r.file_id', '<>', row.file_id)
    .where('f.destroyed_at', 'is', null)
    .orderBy('r.reference')
    .execute();
  const marks: Unsafe[] = [];
  for (const { file_id: id } of together) {
    const fileId = zFileId.parse(id);
    if (!(await getReportRow(ctx.tx, fileId)).read_at) await readOnce(ctx, fileId);
    marks.push(...(await listUnsafe(ctx, await getReportRow(ctx.tx, fileId))));
  }
  return marks;
}
