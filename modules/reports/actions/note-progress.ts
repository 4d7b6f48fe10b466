import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import type { noteProgress } from '../contract.ts';
import type { ReportState } from '../rules/states.ts';
import { addEvent, lockReport } from '../store/report-row.ts';
import { moveReport } from './move-report.ts';

export const noteProgressHandler: Handler<
  z.infer<typeof noteProgress.input>,
  z.infer<typeof noteProgress.output>
> = async (ctx, { fileId, kind, facts }) => {
  if (kind === 'REMOVAL_REQUESTED') {
    return moveReport(ctx, fileId, 'REQUEST_REMOVAL', { kind, facts }, (row) => ({
      passed_on_at: row.passed_on_at ?? ctx.now,
    }));
  }
  const row = await lockReport(ctx.tx, fileId);
  await addEvent(ctx, row, { kind, facts });
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, facts });
  return { state: row.state as ReportState };
};
