import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { conflict } from '#kernel/errors/errors.ts';
import { type closeMerged, workers, zFileId } from '../contract.ts';
import { findingSentences } from '../finding-sentences.ts';
import { lockHeld, lockInOrder } from '../store/merged.ts';
import { addEvent } from '../store/report-row.ts';
import { updateReport } from './move-report.ts';
import { endCodeLater } from '../store/code-expiry.ts';

/**
 * A decision about each of these reports: work was done in their head, and each informant now reads an outcome of their own. A report
 * that was never claimed is closed too: its story was worked on under another number.
 */
export const closeMergedHandler: Handler<
  z.infer<typeof closeMerged.input>,
  z.infer<typeof closeMerged.output>
> = async (ctx, { fileId, reason, outcome }) => {
  const [head] = await lockHeld(ctx, workers, [fileId]);
  if (!head?.closed_at) throw conflict('HEAD_OPEN', findingSentences.headStillOpen);
  const below = await ctx.tx
    .selectFrom('reports.report')
    .select('file_id')
    .where('merged_into_id', '=', fileId)
    .where('closed_at', 'is', null)
    .execute();
  const rows = await lockInOrder(
    ctx,
    workers,
    below.map((row) => row.file_id),
  );
  // What another office holds by now is closed there.
  const open = [...rows.values()].filter((row) => row.holds && !row.closed_at);
  for (const row of open) {
    await updateReport(ctx, row, {
      state: 'CLOSED',
      closed_at: ctx.now,
      closing_reason: reason,
      public_outcome: outcome,
    });
    await addEvent(ctx, row, { kind: 'CLOSED', facts: { reason, outcome, with: head.reference } });
    await endCodeLater(ctx, zFileId.parse(row.file_id));
    ctx.note({
      subject: { kind: 'REPORT', id: row.file_id },
      fields: ['state'],
      facts: { to: 'CLOSED', reason, outcome },
    });
    await ctx.emit('reports.closed', { fileId: row.file_id });
  }
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, facts: { closedWithIt: open.length } });
  return { closed: open.map((row) => zFileId.parse(row.file_id)) };
};
