import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { conflict, notFound } from '#kernel/errors/errors.ts';
import { type mergeReports, priorities, type unmergeReport, workers, zFileId, zState } from '../contract.ts';
import { findingSentences } from '../finding-sentences.ts';
import { startDecisionClock, stopDecisionClock } from '../store/decision-clock.ts';
import { headOf, lockHeld, lockInOrder, setHead } from '../store/merged.ts';
import { addEvent, type ReportRow } from '../store/report-row.ts';
import { updateReport } from './move-report.ts';

/**
 * Nothing that an informant reads changes: state, times and outcome of both stay as they are; only the queue and the officers' page do.
 * The head is as urgent as the most urgent of those in it, and stays so: no rule lowers a priority.
 */
export const mergeReportsHandler: Handler<
  z.infer<typeof mergeReports.input>,
  z.infer<typeof mergeReports.output>
> = async (ctx, { fileId, intoFileId, reason }) => {
  const headId = await headOf(ctx, intoFileId);
  if (headId === fileId || intoFileId === fileId) throw conflict('SAME_REPORT', findingSentences.sameReport);
  const [own, named, head] = await lockHeld(ctx, workers, [fileId, intoFileId, headId]);
  if (!own || !named || !head) throw notFound();
  if (head.merged_into_id || (named.merged_into_id ?? named.file_id) !== headId)
    throw conflict('STATE_CHANGED', findingSentences.changedMeanwhile);
  if (own.merged_into_id) throw conflict('ALREADY_MERGED', findingSentences.alreadyMerged);
  if (own.closed_at) throw conflict('REPORT_CLOSED', findingSentences.closedReport);
  assertFree(ctx, own);
  assertFree(ctx, head);
  await setHead(ctx, fileId, headId);
  await stopDecisionClock(ctx, fileId, 'MERGED');
  if (own.priority < head.priority) await updateReport(ctx, head, { priority: own.priority });
  const priority = priorities[Math.min(own.priority, head.priority) - 1] ?? 'NORMAL';
  await addEvent(ctx, own, { kind: 'MERGED', facts: { into: head.reference }, note: reason });
  await addEvent(ctx, head, { kind: 'MERGE_RECEIVED', facts: { from: own.reference, priority } });
  ctx.note({
    subject: { kind: 'REPORT', id: fileId },
    fields: ['mergedInto', 'note'],
    facts: { into: headId },
  });
  ctx.note({ subject: { kind: 'REPORT', id: headId }, fields: ['merged'], facts: { priority } });
  await ctx.emit('reports.merged', { fileId, intoFileId: headId });
  return { intoFileId: zFileId.parse(headId) };
};

export const unmergeReportHandler: Handler<
  z.infer<typeof unmergeReport.input>,
  z.infer<typeof unmergeReport.output>
> = async (ctx, { fileId, reason }) => {
  const headId = await headOf(ctx, fileId);
  const rows = await lockInOrder(ctx, workers, [fileId, headId]);
  const [row, head] = [rows.get(fileId), rows.get(headId)];
  if (!row?.holds) throw notFound();
  if (!row.merged_into_id || row.merged_into_id !== headId)
    throw conflict('NOT_MERGED', findingSentences.notMerged);
  await setHead(ctx, fileId, null);
  await startDecisionClock(ctx, { ...row, merged_into_id: null });
  await addEvent(ctx, row, {
    kind: 'UNMERGED',
    facts: { from: head?.reference ?? null },
    note: reason,
  });
  ctx.note({
    subject: { kind: 'REPORT', id: fileId },
    fields: ['mergedInto', 'note'],
    facts: { from: headId },
  });
  // Its head may have gone to another office since.
  if (head) {
    await addEvent(ctx, head, { kind: 'MERGE_UNDONE', facts: { of: row.reference } });
    ctx.note({ subject: { kind: 'REPORT', id: headId }, fields: ['merged'] });
  }
  return { state: zState.parse(row.state) };
};

/** What a colleague has in hand is not taken from them by a merge. */
function assertFree(ctx: Context, row: ReportRow): void {
  const person = ctx.actor.kind === 'OFFICIAL' ? ctx.actor.personId : null;
  if (row.claimed_by && row.claimed_by !== person)
    throw conflict('COLLEAGUE_HOLDS_IT', findingSentences.colleagueHoldsIt);
}
