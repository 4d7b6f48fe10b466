import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { type getRouting, priorities, zCategory, zState } from '../contract.ts';
import { readDetails } from '../store/details.ts';
import { getReportRow, unsealField } from '../store/report-row.ts';
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
    unsafe: await listUnsafe(ctx, row),
  };
};
