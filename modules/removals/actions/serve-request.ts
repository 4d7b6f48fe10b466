import type { Context } from '#kernel/actions/context.ts';
import { startClock } from '#kernel/deadlines/engine.ts';
import { asId, type FileId, type OrganizationId } from '#kernel/ids/ids.ts';
import { noteProgress } from '#modules/reports/contract.ts';
import type { RequestRow } from '../store/requests.ts';

/**
 * Marks a request as received and starts the clock of its basis: once, by whichever proof comes first (the provider's mail server took
 * the letter, or somebody there opened the page). The hour clock runs through nights and holidays (NĐ 147/2024).
 */
export async function markServed(ctx: Context, request: RequestRow, by: 'MAIL' | 'PAGE'): Promise<Date> {
  if (request.served_at) return request.served_at;
  const { clockId } = await startClock(ctx, {
    subjectKind: 'REMOVAL_REQUEST',
    subjectId: request.id,
    organizationId: asId<OrganizationId>(request.organization_id),
    timeLimitKey: request.time_limit_key,
  });
  await ctx.tx
    .updateTable('removals.removal_request')
    .set({
      state: request.state === 'ISSUED' ? 'SERVED' : request.state,
      served_at: ctx.now,
      served_by: by,
      clock_id: clockId,
    })
    .where('id', '=', request.id)
    .execute();
  await ctx.callAsSystem(noteProgress, {
    fileId: asId<FileId>(request.file_id),
    kind: 'REMOVAL_SERVED',
    facts: { requestId: request.id, by },
  });
  return ctx.now;
}
