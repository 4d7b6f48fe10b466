import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { stopClock } from '#kernel/deadlines/engine.ts';
import { conflict } from '#kernel/errors/errors.ts';
import { asId, type ClockId, type FileId } from '#kernel/ids/ids.ts';
import { personIdOf } from '#kernel/permissions/actor.ts';
import { noteProgress } from '#modules/reports/contract.ts';
import { type checkRemoval, type endRemoval, type requestOutcomes, requestStates } from '../contract.ts';
import { sentences } from '../sentences.ts';
import { lockRequest, type RequestRow } from '../store/requests.ts';

type Output = z.infer<typeof checkRemoval.output>;

/** Records what a person saw; when every link is gone the request ends as REMOVED, and its clock stops. */
export const checkRemovalHandler: Handler<z.infer<typeof checkRemoval.input>, Output> = async (
  ctx,
  { fileId, requestId, findings },
) => {
  const request = await lockRequest(ctx.tx, requestId, fileId);
  if (request.state === 'DRAFT' || request.state === 'ENDED')
    throw conflict('REQUEST_MOVED', sentences.requestMoved);
  for (const { ordinal, finding } of findings) {
    await ctx.tx
      .updateTable('removals.request_link')
      .set({ finding, checked_at: ctx.now })
      .where('request_id', '=', requestId)
      .where('ordinal', '=', ordinal)
      .execute();
  }
  const left = await ctx.tx
    .selectFrom('removals.request_link')
    .select('ordinal')
    .where('request_id', '=', requestId)
    .where((where) => where.or([where('finding', 'is', null), where('finding', '<>', 'GONE')]))
    .execute();
  await ctx.callAsSystem(noteProgress, {
    fileId,
    kind: 'REMOVAL_CHECKED',
    byPersonId: personIdOf(ctx.actor),
    facts: { requestId, gone: findings.filter((one) => one.finding === 'GONE').length, left: left.length },
  });
  ctx.note({
    subject: { kind: 'REMOVAL_REQUEST', id: requestId },
    fields: ['findings'],
    facts: { fileId, left: left.length },
  });
  if (left.length === 0) await end(ctx, request, 'REMOVED');
  return { state: left.length === 0 ? 'ENDED' : stateOf(request) };
};

export const endRemovalHandler: Handler<z.infer<typeof endRemoval.input>, Output> = async (
  ctx,
  { fileId, requestId, outcome },
) => {
  const request = await lockRequest(ctx.tx, requestId, fileId);
  if (request.state === 'ENDED') throw conflict('REQUEST_MOVED', sentences.requestMoved);
  await end(ctx, request, outcome);
  await ctx.callAsSystem(noteProgress, {
    fileId: asId<FileId>(request.file_id),
    kind: 'REMOVAL_CHECKED',
    byPersonId: personIdOf(ctx.actor),
    facts: { requestId, outcome },
  });
  ctx.note({
    subject: { kind: 'REMOVAL_REQUEST', id: requestId },
    fields: ['outcome'],
    facts: { fileId, outcome },
  });
  return { state: 'ENDED' };
};

async function end(
  ctx: Context,
  request: RequestRow,
  outcome: (typeof requestOutcomes)[number],
): Promise<void> {
  await ctx.tx
    .updateTable('removals.removal_request')
    .set({ state: 'ENDED', ended_at: ctx.now, outcome })
    .where('id', '=', request.id)
    .execute();
  if (request.clock_id) await stopClock(ctx, { clockId: asId<ClockId>(request.clock_id), reason: outcome });
}

function stateOf(request: RequestRow): (typeof requestStates)[number] {
  return requestStates.find((state) => state === request.state) ?? 'SERVED';
}
