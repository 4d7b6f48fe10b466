import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { conflict, notFound } from '#kernel/errors/errors.ts';
import { type dismissDuplicate, workers } from '../contract.ts';
import { findingSentences } from '../finding-sentences.ts';
import { becauseField } from '../store/duplicates.ts';
import { showReports } from '../store/found-report.ts';
import { lockHeld } from '../store/merged.ts';
import { addEvent, sealField } from '../store/report-row.ts';
import { personOf } from './claim-report.ts';

/** Kept as a decided pair, whichever of the two was proposed first, so that reading again does not propose it again. */
export const dismissDuplicateHandler: Handler<
  z.infer<typeof dismissDuplicate.input>,
  z.infer<typeof dismissDuplicate.output>
> = async (ctx, { fileId, otherFileId, reason }) => {
  if (fileId === otherFileId) throw conflict('SAME_REPORT', findingSentences.sameReport);
  const person = personOf(ctx);
  const [row] = await lockHeld(ctx, workers, [fileId]);
  const [other] = await showReports(ctx, [otherFileId]);
  if (!row || !other) throw notFound();
  const decided = { dismissed_at: ctx.now, dismissed_by: person };
  await ctx.tx
    .insertInto('reports.duplicate_proposal')
    .values({
      file_id: fileId,
      other_id: otherFileId,
      relation: 'LINKED',
      by: 'TEXT',
      confidence: 0,
      reason: '',
      because_sealed: sealField(ctx, row, becauseField(otherFileId), '[]'),
      proposed_at: ctx.now,
      ...decided,
    })
    .onConflict((conflict) => conflict.columns(['file_id', 'other_id']).doUpdateSet(decided))
    .execute();
  await ctx.tx
    .updateTable('reports.duplicate_proposal')
    .set(decided)
    .where('file_id', '=', otherFileId)
    .where('other_id', '=', fileId)
    .execute();
  await addEvent(ctx, row, { kind: 'DUPLICATE_DISMISSED', facts: { other: other.reference }, note: reason });
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['duplicates', 'note'] });
  return {};
};
