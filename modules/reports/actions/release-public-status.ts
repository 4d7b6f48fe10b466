import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { conflict } from '#kernel/errors/errors.ts';
import type { releasePublicStatus } from '../contract.ts';
import type { ReportState } from '../rules/states.ts';
import { sentences } from '../sentences.ts';
import { addEvent, lockReport } from '../store/report-row.ts';
import { updateReport } from './move-report.ts';

export const releasePublicStatusHandler: Handler<
  z.infer<typeof releasePublicStatus.input>,
  z.infer<typeof releasePublicStatus.output>
> = async (ctx, { fileId, reason }) => {
  const row = await lockReport(ctx.tx, fileId);
  if (!row.police_hold_from || row.police_hold_until) throw conflict('NOTHING_HELD', sentences.nothingHeld);
  await updateReport(ctx, row, { police_hold_until: ctx.now });
  await addEvent(ctx, row, { kind: 'PUBLIC_STATUS_RELEASED', note: reason });
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['publicStatus', 'note'] });
  return { state: row.state as ReportState };
};
