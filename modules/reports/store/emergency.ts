import type { Context } from '#kernel/actions/context.ts';
import type { ReportRow } from './report-row.ts';

/** Tells, once in the life of a file, that it is an emergency: whoever is on duty is rung, police and commune act in parallel. */
export async function tellEmergencyOnce(ctx: Context, row: ReportRow): Promise<void> {
  if (row.emergency_at) return;
  await ctx.tx
    .updateTable('reports.report')
    .set({ emergency_at: ctx.now })
    .where('file_id', '=', row.file_id)
    .execute();
  await ctx.emit('reports.emergency', { fileId: row.file_id });
}
