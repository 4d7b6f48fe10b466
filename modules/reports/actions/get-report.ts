import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import type { DB } from '#kernel/db/database.ts';
import { notFound, refused } from '#kernel/errors/errors.ts';
import { officesOf } from '#kernel/permissions/actor.ts';
import { defang } from '#packages/harm-url/index.ts';
import {
  type getReport,
  priorities,
  zCategory,
  zClosingReason,
  zIntakeChannel,
  zParentsDecision,
  zPublicOutcome,
  zState,
} from '../contract.ts';
import { availableActions } from '../rules/states.ts';
import { sentences } from '../sentences.ts';
import { readDetails } from '../store/details.ts';
import { findProposal } from '../store/proposal.ts';
import { type ReportRow, unsealField } from '../store/report-row.ts';
import { listUnsafe } from '../store/unsafe.ts';
import { type ViewOfFile, viewOfFile } from '../store/view-of-file.ts';

type Input = z.infer<typeof getReport.input>;
type Output = z.infer<typeof getReport.output>;
type Identity = NonNullable<Output['informant']>;

/** Whoever sees only parts gets those parts; every other field is empty as if it had never been told. */
export const getReportHandler: Handler<Input, Output> = async (ctx, { fileId, withInformant }) => {
  const row = await findRow(ctx, fileId);
  if (!row) throw notFound();
  if (row.destroyed_at) throw refused('FILE_DESTROYED', sentences.fileDestroyed);
  const view = await viewOfFile(ctx, fileId);
  const isWhole = view.parts === null;
  const details = readDetails(ctx, row);
  const informant = withInformant && maySeeInformant(ctx, row, view) ? readIdentity(ctx, row) : null;
  const knowsInformant = view.shows('INFORMANT');
  await noteOpened(ctx, row);
  // What is read weighs on whoever reads it: the care room counts.
  if (ctx.actor.kind === 'OFFICIAL' && view.shows('TEXT'))
    await ctx.emit('reports.looked', { fileId, personId: ctx.actor.personId });
  ctx.note({
    subject: { kind: 'REPORT', id: fileId },
    fields: shownFields(view, informant !== null),
  });
  const state = zState.parse(row.state);
  const isMine = ctx.actor.kind === 'OFFICIAL' && row.claimed_by === ctx.actor.personId;
  const claimed = isMine ? 'BY_ME' : row.claimed_by ? 'BY_ANOTHER' : 'BY_NOBODY';
  return {
    fileId,
    reference: row.reference,
    state,
    category: zCategory.nullable().parse(row.category),
    priority: priorities[row.priority - 1] ?? 'NORMAL',
    channel: zIntakeChannel.parse(row.channel),
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    claimedBy: row.claimed_by,
    claimedByName: row.claimed_by_name,
    isMine,
    receivedAt: row.received_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    closingReason: zClosingReason.nullable().parse(row.closing_reason),
    publicOutcome: zPublicOutcome.nullable().parse(row.public_outcome),
    informantKind: knowsInformant ? row.informant_kind : 'UNKNOWN',
    isAnonymous: knowsInformant ? row.is_anonymous : true,
    text: view.shows('TEXT') ? unsealField(ctx, row, 'text', row.text_sealed) : '',
    place: view.shows('PLACE') ? details.place : '',
    childAge: view.shows('CHILD') ? details.childAge : '',
    linksBeyond: view.shows('LINKS') ? [...details.linksBeyond] : [],
    parts: view.parts ? [...view.parts] : null,
    trouble: view.shows('TEXT') ? details.trouble : null,
    // Whoever acts for the child must know whom not to tell; in whose words, only who reads the rest.
    mustNotKnow: {
      people: [...details.mustNotKnow.people],
      words: view.shows('TEXT') ? details.mustNotKnow.words : '',
    },
    safeToCall: knowsInformant ? details.safeToCall : '',
    callWhen: knowsInformant ? details.callWhen : '',
    unsafe: isWhole ? await listUnsafe(ctx, row) : [],
    parentsDecision: isWhole ? await findParentsDecision(ctx, row) : null,
    voiceContactAt: isWhole ? (row.voice_contact_at?.toISOString() ?? null) : null,
    isPublicStatusHeld: row.police_hold_from !== null && row.police_hold_until === null,
    proposal: isWhole ? await findProposal(ctx, row) : null,
    informant,
    links: view.shows('LINKS') ? await listLinks(ctx, row) : [],
    events: [arrival(row.received_at), ...(view.shows('NOTES') ? await listEvents(ctx, row) : [])],
    actions: isWhole && isHolder(ctx, row) ? availableActions(state, claimed) : [],
  };
};

type Row = ReportRow & {
  claimed_by_name: string | null;
  organization_name: string | null;
  destroyed_at: Date | null;
};

function findRow(ctx: Context, fileId: string): Promise<Row | undefined> {
  return ctx.tx
    .selectFrom('reports.report as r')
    .innerJoin('files.file as f', 'f.id', 'r.file_id')
    .leftJoin('directory.v_person as p', 'p.id', 'r.claimed_by')
    .leftJoin('directory.v_organization_today as o', 'o.id', 'r.organization_id')
    .selectAll('r')
    .select(['f.key_id', 'f.destroyed_at', 'p.full_name as claimed_by_name', 'o.name as organization_name'])
    .where('r.file_id', '=', fileId)
    .executeTakeFirst();
}

/** The office that holds the report, and an office whose step is to speak with the informant; nobody else, however much they see. */
function maySeeInformant(ctx: Context, row: Row, view: ViewOfFile): boolean {
  return isHolder(ctx, row) || (view.parts?.includes('INFORMANT') ?? false);
}

function isHolder({ actor }: Context, row: Row): boolean {
  return actor.kind === 'SYSTEM' || officesOf(actor).some((office) => office === row.organization_id);
}

/** Contact wishes stand beside the identity for those who open it, and outside it for those who do not. */
function readIdentity(ctx: Context, row: Row): Identity | null {
  if (!row.identity_sealed) return null;
  return JSON.parse(unsealField(ctx, row, 'identity', row.identity_sealed)) as Identity;
}

async function noteOpened(ctx: Context, row: Row): Promise<void> {
  if (row.opened_at || ctx.actor.kind !== 'OFFICIAL') return;
  await ctx.tx
    .updateTable('reports.report')
    .set({ opened_at: ctx.now })
    .where('file_id', '=', row.file_id)
    .where('opened_at', 'is', null)
    .execute();
}

function shownFields(view: ViewOfFile, hasInformant: boolean): string[] {
  const fields = view.parts?.map((part) => part.toLowerCase()) ?? ['text', 'details', 'links', 'events'];
  return [...fields, ...(hasInformant ? ['informant'] : [])];
}

async function findParentsDecision(ctx: Context, row: Row): Promise<Output['parentsDecision']> {
  const latest = await ctx.tx
    .selectFrom('reports.parents_decision')
    .selectAll()
    .where('file_id', '=', row.file_id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!latest) return null;
  const words = JSON.parse(unsealField(ctx, row, `parents-${latest.id}`, latest.words_sealed)) as object;
  return zParentsDecision.parse({ ...words, at: latest.at.toISOString(), decision: latest.decision });
}

async function listLinks(ctx: Context, row: Row): Promise<Output['links']> {
  const links = await ctx.tx
    .selectFrom('reports.link')
    .selectAll()
    .where('file_id', '=', row.file_id)
    .orderBy('ordinal')
    .execute();
  return links.map((link) => {
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
  });
}

/** What others wrote for their own office alone is not there for anybody else: no gap, no placeholder. */
async function listEvents(ctx: Context, row: Row): Promise<Output['events']> {
  const offices: readonly string[] = officesOf(ctx.actor);
  const events = await ctx.tx
    .selectFrom('reports.event as e')
    .leftJoin('directory.v_person as p', 'p.id', 'e.person_id')
    .leftJoin('directory.v_organization_today as o', (on) =>
      on.on(sql`o.id::text`, '=', sql`e.facts->>'organizationId'`),
    )
    .selectAll('e')
    .select(['p.full_name as person_name', 'o.name as office_name'])
    .where('e.file_id', '=', row.file_id)
    .orderBy('e.at')
    .orderBy('e.seq')
    .execute();
  return events
    .filter((event) => event.audience === null || event.audience.some((office) => offices.includes(office)))
    .map((event) => toEvent(ctx, row, event));
}

type EventRow = Selectable<DB['reports.event']> & {
  readonly person_name: string | null;
  readonly office_name: string | null;
};

function toEvent(ctx: Context, row: Row, event: EventRow): Output['events'][number] {
  return {
    at: event.at.toISOString(),
    kind: event.kind,
    actor: event.actor,
    personId: event.person_id,
    personName: event.person_name,
    officeName: event.office_name,
    facts: event.facts as Record<string, string | number | boolean | null>,
    note: event.note_sealed ? unsealField(ctx, row, `event-${event.id}`, event.note_sealed) : null,
    audience: event.audience ? 'OFFICE' : 'FILE',
  };
}

/** The report itself is the first event of its timeline. */
function arrival(at: Date): Output['events'][number] {
  return {
    at: at.toISOString(),
    kind: 'RECEIVED',
    actor: 'public',
    personId: null,
    personName: null,
    officeName: null,
    facts: {},
    note: null,
    audience: 'FILE',
  };
}
