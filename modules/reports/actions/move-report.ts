import type { Context } from '#kernel/actions/context.ts';
import { conflict } from '#kernel/errors/errors.ts';
import type { FileId } from '#kernel/ids/ids.ts';
import { nextState, type ReportAction, type ReportState } from '../rules/states.ts';
import { sentences } from '../sentences.ts';
import { addEvent, lockReport, type NewEvent, type ReportRow } from '../store/report-row.ts';

type Change = Partial<
  Pick<
    ReportRow,
    | 'claimed_by'
    | 'claimed_at'
    | 'passed_on_at'
    | 'closed_at'
    | 'closing_reason'
    | 'public_outcome'
    | 'category'
    | 'priority'
  >
>;

/**
 * The one way in which a report changes state: lock, look into the table, change, write timeline and audit. An action that the table
 * does not allow answers `STATE_CHANGED`: somebody else was first, or the page is old.
 */
export async function moveReport(
  ctx: Context,
  fileId: FileId,
  action: ReportAction,
  event: NewEvent,
  change: (row: ReportRow) => Change = () => ({}),
): Promise<{ state: ReportState }> {
  const row = await lockReport(ctx.tx, fileId);
  const state = nextState(row.state as ReportState, action);
  if (!state) throw conflict('STATE_CHANGED', sentences.stateChanged);
  await updateReport(ctx, row, { ...change(row), state });
  await addEvent(ctx, row, event);
  ctx.note({
    subject: { kind: 'REPORT', id: fileId },
    fields: event.note ? ['state', 'note'] : ['state'],
    facts: { from: row.state, to: state, ...event.facts },
  });
  return { state };
}

/** Writes to the report and, where the claim changes, to the file's focal point: the two never differ. */
export async function updateReport(
  ctx: Context,
  row: ReportRow,
  change: Change & { state?: ReportState },
): Promise<void> {
  await ctx.tx
    .updateTable('reports.report')
    .set({ ...change, changed_at: ctx.now })
    .where('file_id', '=', row.file_id)
    .execute();
  if (!('claimed_by' in change) && !('closed_at' in change)) return;
  await ctx.tx
    .updateTable('files.file')
    .set({
      ...('claimed_by' in change ? { holder_person_id: change.claimed_by ?? null } : {}),
      ...('closed_at' in change ? { closed_at: change.closed_at ?? null } : {}),
    })
    .where('id', '=', row.file_id)
    .execute();
}
