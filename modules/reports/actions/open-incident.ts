import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { newId } from '#kernel/ids/ids.ts';
import { type addToIncident, type leaveIncident, type openIncident, workers } from '../contract.ts';
import { sealTitle } from '../store/incidents.ts';
import { lockHeld } from '../store/merged.ts';
import { addEvent, type ReportRow } from '../store/report-row.ts';
import { personOf } from './claim-report.ts';

/** Links and nothing more: state, holder, clock and informant of every report stay its own. */
export const openIncidentHandler: Handler<
  z.infer<typeof openIncident.input>,
  z.infer<typeof openIncident.output>
> = async (ctx, { fileIds, title }) => {
  const person = personOf(ctx);
  const rows = await lockHeld(ctx, workers, [...new Set(fileIds)].sort());
  const office = rows[0]?.organization_id;
  if (!office) throw notFound();
  const incidentId = newId<string>(ctx.now.getTime());
  await ctx.tx
    .insertInto('reports.incident')
    .values({
      id: incidentId,
      organization_id: office,
      title_sealed: sealTitle(ctx.keys, incidentId, title),
      opened_at: ctx.now,
      opened_by: person,
    })
    .execute();
  for (const row of rows) await join(ctx, row, incidentId);
  return { incidentId };
};

export const addToIncidentHandler: Handler<
  z.infer<typeof addToIncident.input>,
  z.infer<typeof addToIncident.output>
> = async (ctx, { fileId, incidentId }) => {
  await assertSeen(ctx, incidentId);
  const [row] = await lockHeld(ctx, workers, [fileId]);
  if (!row) throw notFound();
  await join(ctx, row, incidentId);
  return {};
};

export const leaveIncidentHandler: Handler<
  z.infer<typeof leaveIncident.input>,
  z.infer<typeof leaveIncident.output>
> = async (ctx, { fileId, incidentId, reason }) => {
  const [row] = await lockHeld(ctx, workers, [fileId]);
  const left = await ctx.tx
    .updateTable('reports.incident_report')
    .set({ left_at: ctx.now })
    .where('incident_id', '=', incidentId)
    .where('file_id', '=', fileId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  if (!row || left.numUpdatedRows === 0n) throw notFound();
  await addEvent(ctx, row, { kind: 'INCIDENT_LEFT', note: reason });
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['incident', 'note'] });
  return {};
};

async function join(ctx: Context, row: ReportRow, incidentId: string): Promise<void> {
  const joined = { joined_at: ctx.now, left_at: null };
  await ctx.tx
    .insertInto('reports.incident_report')
    .values({ incident_id: incidentId, file_id: row.file_id, ...joined })
    .onConflict((conflict) => conflict.columns(['incident_id', 'file_id']).doUpdateSet(joined))
    .execute();
  await addEvent(ctx, row, { kind: 'INCIDENT_JOINED' });
  ctx.note({
    subject: { kind: 'REPORT', id: row.file_id },
    fields: ['incident'],
    facts: { incident: incidentId },
  });
}

/** Row-level security shows an incident to those who see one of its reports whole. */
async function assertSeen({ tx }: Context, incidentId: string): Promise<void> {
  const found = await tx
    .selectFrom('reports.incident')
    .select('id')
    .where('id', '=', incidentId)
    .executeTakeFirst();
  if (!found) throw notFound();
}
