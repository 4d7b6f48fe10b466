import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import type { noteProgress } from '../contract.ts';
import type { ReportAction, ReportState } from '../rules/states.ts';
import { addEvent, lockReport } from '../store/report-row.ts';
import { codesOf, moveReport, updateReport } from './move-report.ts';
import { policeHold } from './pass-report.ts';

type Input = z.infer<typeof noteProgress.input>;

export const noteProgressHandler: Handler<Input, z.infer<typeof noteProgress.output>> = async (
  ctx,
  { fileId, kind, facts = {}, note, byPersonId = null },
) => {
  const event = { kind, facts, byPersonId, ...(note ? { note } : {}) };
  const action = actionOf(kind, facts);
  if (action)
    return moveReport(ctx, fileId, action, event, (row) =>
      // Being sent is not enough to tell the informant that an office has it; a removal request is served by us.
      kind === 'REMOVAL_REQUESTED' ? { passed_on_at: row.passed_on_at ?? ctx.now } : {},
    );
  const row = await lockReport(ctx.tx, fileId);
  if (kind === 'STEP_ACCEPTED')
    await updateReport(ctx, row, {
      passed_on_at: row.passed_on_at ?? ctx.now,
      ...(facts['role'] === 'POLICE' ? policeHold(row, ctx.now) : {}),
    });
  await addEvent(ctx, row, event);
  ctx.note({
    subject: { kind: 'REPORT', id: fileId },
    ...(note ? { fields: ['note'] } : {}),
    facts: { progress: kind, ...codesOf(facts) },
  });
  return { state: row.state as ReportState };
};

function actionOf(kind: Input['kind'], facts: NonNullable<Input['facts']>): ReportAction | null {
  switch (kind) {
    case 'REMOVAL_REQUESTED':
      return 'REQUEST_REMOVAL';
    case 'STEP_SENT':
      return facts['otherProvince'] === true ? 'TRANSFER' : 'COORDINATE';
    default:
      return null;
  }
}
