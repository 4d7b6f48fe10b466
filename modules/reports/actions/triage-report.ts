import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { officesOf } from '#kernel/permissions/actor.ts';
import { type addNote, priorities, type triageReport } from '../contract.ts';
import type { ReportState } from '../rules/states.ts';
import { tellEmergencyOnce } from '../store/emergency.ts';
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
    ...(priority ? { priority: priorities.indexOf(priority) + 1, priority_decided_at: ctx.now } : {}),
  });
  await addEvent(ctx, row, { kind: 'TRIAGED', facts, note });
  if (priority === 'EMERGENCY') await tellEmergencyOnce(ctx, row);
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: Object.keys(facts), facts });
  return { state: row.state as ReportState };
};

export const addNoteHandler: Handler<z.infer<typeof addNote.input>, Output> = async (
  ctx,
  { fileId, note, audience },
) => {
  const row = await lockReport(ctx.tx, fileId);
  await addEvent(ctx, row, {
    kind: 'NOTED',
    note,
    ...(audience === 'OFFICE' ? { audience: officesOf(ctx.actor) } : {}),
  });
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['note'] });
  return { state: row.state as ReportState };
};
