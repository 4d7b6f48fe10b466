import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { conflict } from '#kernel/errors/errors.ts';
import type { closeReport, reopenReport } from '../contract.ts';
import { countOpenRequests } from '#modules/removals/contract.ts';
import { sentences } from '../sentences.ts';
import { personOf } from './claim-report.ts';
import { moveReport } from './move-report.ts';

type Output = z.infer<typeof closeReport.output>;

/** Tracking codes answer for this long after the report was closed. */
const readableMonths = 12;

export const closeReportHandler: Handler<z.infer<typeof closeReport.input>, Output> = async (
  ctx,
  { fileId, reason, outcome, note },
) => {
  const moved = await moveReport(
    ctx,
    fileId,
    'CLOSE',
    { kind: 'CLOSED', facts: { reason, outcome }, note },
    () => ({
      closed_at: ctx.now,
      closing_reason: reason,
      public_outcome: outcome,
    }),
  );
  // Counted as the platform, so only after the move has shown that this actor may see the file; the error takes the move back.
  const { open } = await ctx.callAsSystem(countOpenRequests, { fileId });
  if (open > 0) throw conflict('REMOVAL_OPEN', sentences.removalOpen);
  await sql`select reports.set_code_expiry(${fileId}, ${ctx.now}::timestamptz + make_interval(months => ${readableMonths}))`.execute(
    ctx.tx,
  );
  return moved;
};

export const reopenReportHandler: Handler<z.infer<typeof reopenReport.input>, Output> = async (
  ctx,
  { fileId, note },
) => {
  const person = personOf(ctx);
  const moved = await moveReport(ctx, fileId, 'REOPEN', { kind: 'REOPENED', note }, () => ({
    claimed_by: person,
    closed_at: null,
    closing_reason: null,
    public_outcome: null,
  }));
  await sql`select reports.set_code_expiry(${fileId}, 'infinity'::timestamptz)`.execute(ctx.tx);
  return moved;
};
