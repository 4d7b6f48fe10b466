import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { type duplicateBases, type listRelated } from '../contract.ts';
import { becauseField } from '../store/duplicates.ts';
import { type RelatedReport, showReports } from '../store/found-report.ts';
import { unsealTitle } from '../store/incidents.ts';
import { unsealField } from '../store/report-row.ts';

type Output = z.infer<typeof listRelated.output>;
type Shown = ReadonlyMap<string, RelatedReport>;

/**
 * Every list is cut to what this viewer sees whole, without a trace of the rest: no count, no gap. Whoever sees only parts of the report
 * itself sees nothing related to it.
 */
export const listRelatedHandler: Handler<z.infer<typeof listRelated.input>, Output> = async (
  ctx,
  { fileId },
) => {
  const [own] = await showReports(ctx, [fileId]);
  if (!own) {
    await assertVisible(ctx, fileId);
    ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: [] });
    return { mergedInto: null, merged: [], proposed: [], incidents: [] };
  }
  const head = own.mergedInto?.fileId ?? fileId;
  const merged = await ctx.tx
    .selectFrom('reports.report')
    .select('file_id')
    .where('merged_into_id', '=', head)
    .where('file_id', '<>', fileId)
    .orderBy('reference')
    .execute();
  const proposals = await findProposals(ctx, fileId);
  const members = await findMembers(ctx, fileId);
  const shown: Shown = new Map(
    (
      await showReports(ctx, [
        ...new Set([
          ...(head === fileId ? [] : [head]),
          ...merged.map((one) => one.file_id),
          ...proposals.map((one) => one.otherId),
          ...members.map((one) => one.file_id),
        ]),
      ])
    ).map((one) => [one.fileId, one]),
  );
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['related'], facts: { shown: shown.size } });
  for (const id of shown.keys()) ctx.note({ subject: { kind: 'REPORT', id }, fields: ['excerpt'] });
  const together = new Set([head, ...merged.map((one) => one.file_id)]);
  return {
    mergedInto: head === fileId ? null : (shown.get(head) ?? null),
    merged: merged.flatMap((one) => shown.get(one.file_id) ?? []),
    proposed: proposals.flatMap(({ otherId, ...why }) => {
      const other = shown.get(otherId);
      return other && !together.has(otherId) ? [{ ...other, ...why }] : [];
    }),
    incidents: incidentsOf(ctx, members, shown),
  };
};

async function assertVisible({ tx }: Context, fileId: string): Promise<void> {
  const row = await tx
    .selectFrom('reports.report')
    .select('file_id')
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  if (!row) throw notFound();
}

type Proposal = {
  readonly otherId: string;
  readonly relation: 'DUPLICATE' | 'LINKED';
  readonly by: (typeof duplicateBases)[number];
  readonly confidence: number;
  readonly reason: string;
  readonly because: string[];
};

/** Proposed from this report to earlier ones and from later ones to this. */
async function findProposals(ctx: Context, fileId: string): Promise<Proposal[]> {
  const rows = await ctx.tx
    .selectFrom('reports.duplicate_proposal as p')
    .innerJoin('files.file as f', 'f.id', 'p.file_id')
    .selectAll('p')
    .select('f.key_id')
    .where((where) => where.or([where('p.file_id', '=', fileId), where('p.other_id', '=', fileId)]))
    .where('p.dismissed_at', 'is', null)
    .where('f.destroyed_at', 'is', null)
    .orderBy('p.relation')
    .orderBy('p.confidence', 'desc')
    .orderBy('p.proposed_at')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    otherId: row.file_id === fileId ? row.other_id : row.file_id,
    relation: row.relation as Proposal['relation'],
    by: row.by as Proposal['by'],
    confidence: row.confidence,
    reason: row.reason,
    because: JSON.parse(unsealField(ctx, row, becauseField(row.other_id), row.because_sealed)) as string[],
  }));
}

type Member = {
  readonly incident_id: string;
  readonly file_id: string;
  readonly title_sealed: Buffer;
  readonly opened_at: Date;
};

async function findMembers({ tx }: Context, fileId: string): Promise<Member[]> {
  return tx
    .selectFrom('reports.incident_report as m')
    .innerJoin('reports.incident as i', 'i.id', 'm.incident_id')
    .select(['m.incident_id', 'm.file_id', 'i.title_sealed', 'i.opened_at'])
    .where('m.left_at', 'is', null)
    .where('m.incident_id', 'in', (select) =>
      select
        .selectFrom('reports.incident_report as own')
        .select('own.incident_id')
        .where('own.file_id', '=', fileId)
        .where('own.left_at', 'is', null),
    )
    .orderBy('i.opened_at')
    .orderBy('m.joined_at')
    .orderBy('m.file_id')
    .execute();
}

function incidentsOf({ keys }: Context, members: readonly Member[], shown: Shown): Output['incidents'] {
  const incidents = new Map<string, Output['incidents'][number]>();
  for (const { incident_id: incidentId, file_id: id, title_sealed, opened_at } of members) {
    const incident = incidents.get(incidentId) ?? {
      incidentId,
      title: unsealTitle(keys, incidentId, title_sealed),
      openedAt: opened_at.toISOString(),
      reports: [],
    };
    incidents.set(incidentId, incident);
    const report = shown.get(id);
    if (report) incident.reports.push(report);
  }
  return [...incidents.values()];
}
