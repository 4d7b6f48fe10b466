import { findClocksOf, startClock, stopClock } from '#kernel/deadlines/engine.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import type { Context } from '#kernel/actions/context.ts';
import { asId, type OrganizationId } from '#kernel/ids/ids.ts';
import { priorities } from '../rules/categories.ts';
import type { ReportRow } from './report-row.ts';

/** How long a report may wait until a person has said what it is and who takes it: `reportDecision`, urgent ones `reportDecisionUrgent`. */
const limitKeys = ['reportDecision', 'reportDecisionUrgent'] as const;

/** What was received earlier than this (an import, letters typed in later) counts from the hour at which it could be seen here. */
const countsFromReceiptMs = 3_600_000;

type Waiting = Pick<
  ReportRow,
  | 'file_id'
  | 'organization_id'
  | 'received_at'
  | 'priority'
  | 'category'
  | 'closed_at'
  | 'merged_into_id'
  | 'passed_on_at'
>;

/**
 * Starts the clock of a report that the rules have read and on which nobody has decided; urgent when the rules or a person say so. A
 * clock that cannot start (it runs already, the limit was taken out) holds up nothing.
 */
export async function startDecisionClock(ctx: Context, row: Waiting): Promise<void> {
  if (row.category || row.closed_at || row.merged_into_id || row.passed_on_at) return;
  const proposal = await ctx.tx
    .selectFrom('reports.proposal')
    .select(['priority', 'state'])
    .where('file_id', '=', row.file_id)
    .executeTakeFirst();
  if (proposal?.state !== 'PENDING') return;
  const mostUrgent = Math.min(row.priority, proposal.priority ?? row.priority);
  const isUrgent = mostUrgent - 1 <= priorities.indexOf('HIGH');
  const age = ctx.now.getTime() - row.received_at.getTime();
  try {
    await startClock(ctx, {
      subjectKind: 'REPORT',
      subjectId: row.file_id,
      organizationId: asId<OrganizationId>(row.organization_id),
      timeLimitKey: limitKeys[isUrgent ? 1 : 0],
      startedAt: age < 0 || age > countsFromReceiptMs ? ctx.now : row.received_at,
    });
  } catch (cause) {
    if (!(cause instanceof AnNhiError)) throw cause;
  }
}

/** Why a report no longer waits for a decision. */
export type DecisionEnd = 'DECIDED' | 'PASSED_ON' | 'MERGED' | 'CLOSED';

/** Stops the clock of a report, under its lock; without a running one nothing happens. A late stop stays on record as late. */
export async function stopDecisionClock(ctx: Context, fileId: string, reason: DecisionEnd): Promise<void> {
  for (const clock of await findClocksOf(ctx.tx, 'REPORT', fileId)) {
    if (clock.stoppedAt || !limitKeys.some((key) => key === clock.timeLimitKey)) continue;
    // Whoever waited for the lock of the reading decides with an instant from before it.
    const now = ctx.now < clock.startedAt ? clock.startedAt : ctx.now;
    await stopClock({ tx: ctx.tx, now }, { clockId: clock.id, reason });
  }
}
