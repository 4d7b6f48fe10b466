import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { keyedHash } from '#kernel/keys/sealing.ts';
import { type findStatus, type PublicStatus, zPublicOutcome } from '../contract.ts';
import { reportKeys } from '../rules/report-keys.ts';
import { readTrackingCode } from '../rules/tracking-code.ts';

type Input = z.infer<typeof findStatus.input>;
type Output = z.infer<typeof findStatus.output>;

type Row = {
  received_at: Date;
  claimed_at: Date | null;
  passed_on_at: Date | null;
  held_at: Date | null;
  closed_at: Date | null;
  public_outcome: string | null;
};

/**
 * The public status of a report. A malformed, a wrong and an expired code take the same path: one keyed hash, one look-up by it, and
 * the same answer, so that neither words nor time tell them apart.
 */
export const findStatusHandler: Handler<Input, Output> = async (ctx, { trackingCode }) => {
  const code = readTrackingCode(trackingCode) ?? 'malformed';
  const hash = keyedHash(reportKeys(ctx.keys).codeHash, code);
  const found = await sql<Row>`select * from reports.find_public_status(${hash}, ${ctx.now})`.execute(ctx.tx);
  const row = found.rows[0];
  // Which report it was stays out of the log: whoever reads the log must not learn when an informant looked.
  ctx.note({ subject: { kind: 'TRACKING_CODE', id: 'looked-up' } });
  return { status: row ? toStatus(row) : null };
};

function toStatus(row: Row): PublicStatus {
  const steps = [
    ['RECEIVED', row.received_at],
    ['READ', row.claimed_at],
    ['PASSED_ON', row.passed_on_at],
    ['WITH_RESPONSIBLE_BODY', row.held_at],
    ['CLOSED', row.closed_at],
  ] as const;
  return {
    reached: steps.flatMap(([step, at]) => (at ? [{ step, at: at.toISOString() }] : [])),
    ...(row.closed_at && row.public_outcome ? { outcome: zPublicOutcome.parse(row.public_outcome) } : {}),
  };
}
