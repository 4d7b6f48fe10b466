import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import type { decideUnsafe } from '../contract.ts';
import type { ReportState } from '../rules/states.ts';
import { addEvent, lockReport } from '../store/report-row.ts';
import { personOf } from './claim-report.ts';

export const decideUnsafeHandler: Handler<
  z.infer<typeof decideUnsafe.input>,
  z.infer<typeof decideUnsafe.output>
> = async (ctx, { fileId, unsafeId, decision, reason }) => {
  const person = personOf(ctx);
  const row = await lockReport(ctx.tx, fileId);
  const decided = await ctx.tx
    .updateTable('reports.unsafe')
    .set({ state: decision, decided_at: ctx.now, decided_by: person })
    .where('id', '=', unsafeId)
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  if (decided.numUpdatedRows !== 1n) throw notFound();
  await addEvent(ctx, row, { kind: 'UNSAFE_DECIDED', facts: { unsafeId, decision }, note: reason });
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['unsafe'], facts: { unsafeId, decision } });
  return { state: row.state as ReportState };
};
