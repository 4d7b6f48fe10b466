import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { findClocksOf } from '#kernel/deadlines/engine.ts';
import {
  dataRequestChannels,
  dataRequestKinds,
  type listDataRequests,
  requesterRelations,
} from '../contract.ts';
import { requestStates } from '../rules/request-states.ts';

type Output = z.output<typeof listDataRequests.output>;
export type RequestItem = Output['requests'][number];

/** More than anybody reads at once. Anybody may send a request, so there may be more: the page then says so. */
const mostListed = 500;

export const listDataRequestsHandler: Handler<z.output<typeof listDataRequests.input>, Output> = async (
  ctx,
  { done },
) => {
  const rows = await ctx.tx
    .selectFrom('privacy.request')
    .select(['file_id', 'reference', 'channel', 'kind', 'relation', 'state', 'received_at'])
    .where('state', done ? '=' : '<>', 'DONE')
    .orderBy('received_at', done ? 'desc' : 'asc')
    .limit(mostListed + 1)
    .execute();
  const shown = rows.slice(0, mostListed);
  return {
    requests: await Promise.all(shown.map((row) => itemOf(ctx, row))),
    hasMore: rows.length > mostListed,
  };
};

type Listed = {
  readonly file_id: string;
  readonly reference: number;
  readonly channel: string;
  readonly kind: string;
  readonly relation: string;
  readonly state: string;
  readonly received_at: Date;
};

/** What a list and the page of one request both show. */
export async function itemOf(ctx: Context, row: Listed): Promise<RequestItem> {
  const clocks = await findClocksOf(ctx.tx, 'DATA_REQUEST', row.file_id);
  const clockOf = (key: string) => {
    const clock = clocks.find((one) => one.timeLimitKey === key);
    return {
      dueAt: clock?.dueAt?.toISOString() ?? null,
      stoppedAt: clock?.stoppedAt?.toISOString() ?? null,
      isOverdue: Boolean(clock?.dueAt && clock.dueAt < (clock.stoppedAt ?? ctx.now)),
    };
  };
  return {
    fileId: row.file_id as RequestItem['fileId'],
    reference: row.reference,
    channel: dataRequestChannels.find((channel) => channel === row.channel) ?? 'COUNTER',
    kind: dataRequestKinds.find((kind) => kind === row.kind) ?? 'ACCESS',
    relation: requesterRelations.find((relation) => relation === row.relation) ?? 'SELF',
    state: requestStates.find((state) => state === row.state) ?? 'RECEIVED',
    receivedAt: row.received_at.toISOString(),
    acknowledge: clockOf('dataSubjectAck'),
    act: clockOf('dataSubjectAct'),
  };
}
