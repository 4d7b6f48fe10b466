import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { type addNote, priorities, type triageReport } from '../contract.ts';
import type { ReportState } from '../rules/states.ts';
import { addEvent, lockReport } from '../store/report-row.ts';
import { updateReport } from './move-report.ts';

type Output = z.infer<typeof triageReport.output>;

export const triageReportHandler: Handler<z.infer<typeof triageReport.input>, Output> = async (
  ctx,
  { fileId, category, priority, note },
) => {
  const row = await lockReport(ctx.tx, fileId);
  const facts = { ...(category ? { category } : {}), ...(priority ? { priority } : {}) };
  await updateReport(ctx, row, {
    ...(category ? { category } : {}),
    ...(priority ? { priority: priorities.indexOf(priority) + 1 } : {}),
  });
  await addEvent(ctx, row, { kind: 'TRIAGED', facts, note });
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: Object.keys(facts), facts });
  return { state: row.state as ReportState };
};

export const addNoteHandler: Handler<z.infer<typeof addNote.input>, Output> = async (
  ctx,
  { fileId, note },
) => {
  const row = await lockReport(ctx.tx, fileId);
  await addEvent(ctx, row, { kind: 'NOTED', note });
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['note'] });
  return { state: row.state as ReportState };
};
