import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import type { changeWishes } from '../contract-wishes.ts';
import { lockReport, sealField, unsealField } from '../store/report-row.ts';

/** Replaces the wishes in the report's own details; the message in which they came stays as it was sent. */
export const changeWishesHandler: Handler<
  z.infer<typeof changeWishes.input>,
  z.infer<typeof changeWishes.output>
> = async (ctx, { fileId, safeToCall, callWhen }) => {
  const row = await lockReport(ctx.tx, fileId);
  const kept = JSON.parse(unsealField(ctx, row, 'details', row.details_sealed)) as object;
  const details = { ...kept, safeToCall, callWhen };
  await ctx.tx
    .updateTable('reports.report')
    .set({ details_sealed: sealField(ctx, row, 'details', JSON.stringify(details)), changed_at: ctx.now })
    .where('file_id', '=', fileId)
    .execute();
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['wishes'] });
  return { changed: true };
};
