import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { defang } from '#packages/harm-url/index.ts';
import {
  type getReport,
  priorities,
  zCategory,
  zClosingReason,
  zIntakeChannel,
  zPublicOutcome,
  zState,
} from '../contract.ts';
import { availableActions } from '../rules/states.ts';
import { unsealField } from '../store/report-row.ts';

type Input = z.infer<typeof getReport.input>;
type Output = z.infer<typeof getReport.output>;

type Details = { place?: string; childAge?: string; linksBeyond?: string[] };
type Identity = { name: string; phone: string; email: string; safeToCall: string; callWhen: string };

export const getReportHandler: Handler<Input, Output> = async (ctx, { fileId, withInformant }) => {
  const row = await ctx.tx
    .selectFrom('reports.report as r')
    .innerJoin('files.file as f', 'f.id', 'r.file_id')
    .leftJoin('directory.v_person as p', 'p.id', 'r.claimed_by')
    .leftJoin('directory.v_organization_today as o', 'o.id', 'r.organization_id')
    .selectAll('r')
    .select(['f.key_id', 'p.full_name as claimed_by_name', 'o.name as organization_name'])
    .where('r.file_id', '=', fileId)
    .executeTakeFirst();
  if (!row) throw notFound();
  const [links, events] = [
    await ctx.tx
      .selectFrom('reports.link')
      .selectAll()
      .where('file_id', '=', fileId)
      .orderBy('ordinal')
      .execute(),
    await ctx.tx
      .selectFrom('reports.event as e')
      .leftJoin('directory.v_person as p', 'p.id', 'e.person_id')
      .selectAll('e')
      .select('p.full_name as person_name')
      .where('e.file_id', '=', fileId)
      .orderBy('e.at')
      .orderBy('e.id')
      .execute(),
  ];
  const details = JSON.parse(unsealField(ctx, row, 'details', row.details_sealed)) as Details;
  const informant =
    withInformant && row.identity_sealed
      ? (JSON.parse(unsealField(ctx, row, 'identity', row.identity_sealed)) as Identity)
      : null;
  ctx.note({
    subject: { kind: 'REPORT', id: fileId },
    fields: ['text', 'details', 'links', 'events', ...(informant ? ['informant'] : [])],
  });
  return {
    fileId,
    reference: row.reference,
    state: zState.parse(row.state),
    category: zCategory.nullable().parse(row.category),
    priority: priorities[row.priority - 1] ?? 'NORMAL',
    channel: zIntakeChannel.parse(row.channel),
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    claimedBy: row.claimed_by,
    claimedByName: row.claimed_by_name,
    isMine: ctx.actor.kind === 'OFFICIAL' && row.claimed_by === ctx.actor.personId,
    receivedAt: row.received_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    closingReason: zClosingReason.nullable().parse(row.closing_reason),
    publicOutcome: zPublicOutcome.nullable().parse(row.public_outcome),
    informantKind: row.informant_kind,
    isAnonymous: row.is_anonymous,
    text: unsealField(ctx, row, 'text', row.text_sealed),
    place: details.place ?? '',
    childAge: details.childAge ?? '',
    linksBeyond: details.linksBeyond ?? [],
    informant,
    links: links.map((link) => {
      const raw = unsealField(ctx, row, `link-${link.ordinal}`, link.raw_sealed);
      return {
        ordinal: link.ordinal,
        raw,
        canonical: link.canonical,
        // Shown so that nothing can open it by a slip of the finger.
        shown: defang(link.canonical ?? raw),
        kind: link.kind,
        reason: link.reason,
        isUnresolved: link.is_unresolved,
      };
    }),
    events: [
      arrival(row.received_at),
      ...events.map((event) => ({
        at: event.at.toISOString(),
        kind: event.kind,
        actor: event.actor,
        personId: event.person_id,
        personName: event.person_name,
        facts: event.facts as Record<string, string | number | boolean | null>,
        note: event.note_sealed ? unsealField(ctx, row, `event-${event.id}`, event.note_sealed) : null,
      })),
    ],
    actions: availableActions(zState.parse(row.state)),
  };
};

/** The report itself is the first event of its timeline. */
function arrival(at: Date): Output['events'][number] {
  return {
    at: at.toISOString(),
    kind: 'RECEIVED',
    actor: 'public',
    personId: null,
    personName: null,
    facts: {},
    note: null,
  };
}
