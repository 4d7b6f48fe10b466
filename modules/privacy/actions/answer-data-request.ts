import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { findClocksOf, stopClock } from '#kernel/deadlines/engine.ts';
import { refused } from '#kernel/errors/errors.ts';
import type {
  acknowledgeDataRequest,
  decideDataRequest,
  finishDataRequest,
  recordIdentityCheck,
} from '../contract.ts';
import { sentences } from '../sentences.ts';
import { moveRequest, sealPart } from '../store/requests.ts';

type State = z.output<typeof acknowledgeDataRequest.output>;

export const acknowledgeDataRequestHandler: Handler<
  z.output<typeof acknowledgeDataRequest.input>,
  State
> = async (ctx, { fileId }) => {
  const { state } = await moveRequest(ctx, fileId, 'ACKNOWLEDGE', () => ({ state: 'ACKNOWLEDGED' }));
  await stop(ctx, fileId, 'dataSubjectAck', 'ACKNOWLEDGED');
  return { state };
};

export const recordIdentityCheckHandler: Handler<z.output<typeof recordIdentityCheck.input>, State> = async (
  ctx,
  { fileId, how },
) => {
  const { state } = await moveRequest(ctx, fileId, 'CHECK_IDENTITY', (row) => ({
    set: { identity_check_sealed: sealPart(ctx, row, 'identity-check', how) },
  }));
  return { state };
};

export const decideDataRequestHandler: Handler<z.output<typeof decideDataRequest.input>, State> = async (
  ctx,
  { fileId, decision, reason, legalBasis },
) => {
  const { state } = await moveRequest(ctx, fileId, 'DECIDE', (row) => {
    if (decision !== 'REFUSED' && row.identity_check_sealed === null)
      throw refused('IDENTITY_FIRST', sentences.identityFirst);
    if (decision !== 'REFUSED' && row.kind === 'ERASURE' && row.about_file_id === null)
      throw refused('NO_REPORT', sentences.noReport);
    return {
      state: 'DECIDED',
      set: {
        decision,
        decision_sealed: sealPart(ctx, row, 'decision', JSON.stringify({ reason, legalBasis })),
      },
    };
  });
  return { state };
};

export const finishDataRequestHandler: Handler<z.output<typeof finishDataRequest.input>, State> = async (
  ctx,
  { fileId },
) => {
  const { state } = await moveRequest(ctx, fileId, 'FINISH', () => ({ state: 'DONE' }));
  await stop(ctx, fileId, 'dataSubjectAct', 'ANSWERED');
  return { state };
};

async function stop(ctx: Context, fileId: string, timeLimitKey: string, reason: string): Promise<void> {
  const clocks = await findClocksOf(ctx.tx, 'DATA_REQUEST', fileId);
  const running = clocks.find((clock) => clock.timeLimitKey === timeLimitKey && clock.stoppedAt === null);
  if (running) await stopClock(ctx, { clockId: running.id, reason });
}
