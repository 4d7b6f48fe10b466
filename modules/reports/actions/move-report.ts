import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { conflict } from '#kernel/errors/errors.ts';
import { type FileId, uuidPattern } from '#kernel/ids/ids.ts';
import { nextState, type ReportAction, type ReportState } from '../rules/states.ts';
import { sentences } from '../sentences.ts';
import { type DecisionEnd, stopDecisionClock } from '../store/decision-clock.ts';
import { addEvent, lockReport, type NewEvent, type ReportRow } from '../store/report-row.ts';

type Change = Partial<
  Pick<
    ReportRow,
    | 'organization_id'
    | 'claimed_by'
    | 'claimed_at'
    | 'passed_on_at'
    | 'closed_at'
    | 'closing_reason'
    | 'public_outcome'
    | 'category'
    | 'priority'
    | 'priority_decided_at'
    | 'police_hold_from'
    | 'police_hold_until'
    | 'voice_contact_at'
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
    facts: { from: row.state, to: state, ...codesOf(event.facts) },
  });
  return { state };
}

/**
 * Writes to the report and, where its holder changes, to the file and to who may see it: they never differ. What ends the waiting for a
 * decision stops its clock, as the office that still holds the report.
 */
export async function updateReport(
  ctx: Context,
  row: ReportRow,
  change: Change & { state?: ReportState },
): Promise<void> {
  const end = decisionEndOf(change);
  if (end) await stopDecisionClock(ctx, row.file_id, end);
  await ctx.tx
    .updateTable('reports.report')
    .set({ ...change, changed_at: ctx.now })
    .where('file_id', '=', row.file_id)
    .execute();
  const onFile = {
    ...('claimed_by' in change ? { holder_person_id: change.claimed_by ?? null } : {}),
    ...('closed_at' in change ? { closed_at: change.closed_at ?? null } : {}),
    ...(change.organization_id ? { holder_organization_id: change.organization_id } : {}),
  };
  if (Object.keys(onFile).length > 0)
    await ctx.tx.updateTable('files.file').set(onFile).where('id', '=', row.file_id).execute();
  if (change.organization_id) await giveWholeAccess(ctx, row.file_id, change.organization_id);
}

/** A step that was accepted has clocks of its own; of a priority alone nobody knows yet what the report is. */
function decisionEndOf(change: Change): DecisionEnd | null {
  if (change.closed_at) return 'CLOSED';
  if (change.organization_id) return 'PASSED_ON';
  return 'category' in change ? 'DECIDED' : null;
}

type Facts = NonNullable<NewEvent['facts']>;

/** Of what the timeline tells, the part that may stand in the audit log: codes, ids, numbers; never a name. */
export function codesOf(facts: Facts = {}): Facts {
  const isCode = (value: Facts[string]) =>
    typeof value !== 'string' || /^[A-Z][A-Z0-9_]*$/.test(value) || uuidPattern.test(value);
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => isCode(value)));
}

/** Whoever holds a file sees all of it, from now on and without an end; whoever held it before keeps sight of it. */
async function giveWholeAccess(ctx: Context, fileId: string, organizationId: string): Promise<void> {
  await sql`
    insert into files.access (file_id, organization_id, valid_from, why)
    select ${fileId}::uuid, ${organizationId}::uuid, ${ctx.now}::timestamptz, 'HOLDER'
    where not exists (select from files.access a where a.file_id = ${fileId}::uuid and a.organization_id = ${organizationId}::uuid
      and a.parts is null and a.valid_from <= ${ctx.now} and a.valid_until is null)
    on conflict (file_id, organization_id, valid_from) do update set parts = null, valid_until = null`.execute(
    ctx.tx,
  );
}
