import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import type { JobHandler } from '#kernel/actions/room.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import { asId, type AreaId, type FileId } from '#kernel/ids/ids.ts';
import { findHolder, findPlaces } from '#modules/directory/contract.ts';
import { readText } from '#packages/vietnamese-text/index.ts';
import { priorities } from '../rules/categories.ts';
import { ageIn, contextOf, proposeAll } from '../rules/propose.ts';
import { hasMeaning } from '../rules/meaning.ts';
import { troubleWords } from '../rules/trouble-words.ts';
import { sentences } from '../sentences.ts';
import { startDecisionClock } from '../store/decision-clock.ts';
import { type Details, readDetails } from '../store/details.ts';
import { tellEmergencyOnce } from '../store/emergency.ts';
import { saveProposal } from '../store/proposal.ts';
import { addEvent, lockReport, type ReportRow, unsealField } from '../store/report-row.ts';
import { indexForFinding } from '../store/search-index.ts';
import { addUnsafe } from '../store/unsafe.ts';

/** How many others a job reads along, so that a flood is read faster than one report at a poll; few, so that accepting stays quick. */
const readAlong = 25;
const sweptAtOnce = 200;
/** A report that still waits after this has lost its job. */
const lostAfterMs = 30_000;

/** Reads the report of this job, then some that wait. Bears repetition: what is read is left alone. */
export const readReportJob: JobHandler = async (ctx, { fileId }) => {
  await readOnce(ctx, asId<FileId>(fileId ?? ''));
  await readWaiting(ctx, readAlong, 0);
};

/** Under the row's lock: whoever comes second finds it read. */
export async function readOnce(ctx: Context, fileId: FileId): Promise<void> {
  const row = await lockReport(ctx.tx, fileId);
  if (!row.read_at) await readReport(ctx, row);
}

/**
 * Every minute: what waits although its job is gone. What cannot be read gets a job of its own, which after its tries stands on the list
 * of dead jobs for a person to see; only while it is new, so that it stands there a few times and not for ever anew.
 */
export const readMissedJob: JobHandler = async (ctx) => {
  const failed = await readWaiting(ctx, sweptAtOnce, lostAfterMs);
  for (const { fileId } of failed.filter(({ ageMs }) => ageMs < 4 * lostAfterMs))
    await ctx.enqueue('reports.read-report', { fileId }, { onlyOne: fileId });
};

type Failed = { readonly fileId: string; readonly ageMs: number };

/** The oldest unread reports, each for itself: one that cannot be read holds up no other. */
async function readWaiting(ctx: Context, limit: number, ageMs: number): Promise<Failed[]> {
  const before = new Date(ctx.now.getTime() - ageMs);
  const waiting = await sql<{ file_id: FileId; received_at: Date }>`
    select file_id, received_at from reports.report where read_at is null and received_at <= ${before}
    order by received_at limit ${limit} for update skip locked`.execute(ctx.tx);
  const failed: Failed[] = [];
  for (const { file_id: fileId, received_at } of waiting.rows) {
    await sql`savepoint one_report`.execute(ctx.tx);
    try {
      await readOnce(ctx, fileId);
      await sql`release savepoint one_report`.execute(ctx.tx);
    } catch {
      // Its own job says what is wrong with it.
      await sql`rollback to savepoint one_report`.execute(ctx.tx);
      failed.push({ fileId, ageMs: ctx.now.getTime() - received_at.getTime() });
    }
  }
  return failed;
}

/**
 * Reads one locked report: proposals with their reasons, marks of whom it must not reach, the clock until a person decides, and an alarm
 * where a sign asks for one. Raises a priority that nobody has decided on, so that what is urgent stands above what is not before anybody
 * has looked; lowers none, discards nothing.
 */
async function readReport(ctx: Context, row: ReportRow): Promise<void> {
  const details = readDetails(ctx, row);
  const text = unsealField(ctx, row, 'text', row.text_sealed);
  const links = await linksOf(ctx, row);
  // What was tapped stands after what was written, so that marks keep their places in the text.
  const tapped = details.trouble && details.trouble !== 'OTHER' ? troubleWords[details.trouble] : '';
  const own = readText(text);
  const reading = tapped ? readText(`${text}\n${tapped}`) : own;
  const told = { informantKind: row.informant_kind, childAge: details.childAge, links };
  const proposed = proposeAll(reading, told);
  const route = await findRoute(ctx, row, details.place, proposed.role);
  await saveProposal(ctx, row, {
    ...proposed,
    ...route,
    words: {
      signs: proposed.signs.map(({ ruleId, atLeast, reason, matches }) => ({
        ruleId,
        atLeast,
        reason,
        matches: [...matches],
      })),
      because: [...proposed.because],
      reasons: { ...proposed.reasons, place: route.placeReason },
      areaName: route.areaName,
      officeName: route.officeName,
    },
  });
  await markWishes(ctx, row, details);
  const alike = await indexForFinding(ctx, row, {
    ...contextOf(told),
    text,
    links,
    place: details.place,
    areaId: route.areaId,
    childAge: ageIn(details.childAge),
    phone: phoneOf(ctx, row),
    category: proposed.category,
    reading: own,
  });
  const rank = priorities.indexOf(proposed.priority) + 1;
  const isRaised = !row.priority_decided_at && rank < row.priority;
  await ctx.tx
    .updateTable('reports.report')
    .set({ read_at: ctx.now, ...(isRaised ? { priority: rank, changed_at: ctx.now } : {}) })
    .where('file_id', '=', row.file_id)
    .execute();
  if (isRaised) await addEvent(ctx, row, { kind: 'RAISED_BY_RULE', facts: { priority: proposed.priority } });
  await startDecisionClock(ctx, row);
  await ctx.emit('reports.read', { fileId: row.file_id });
  if (isRaised && proposed.priority === 'EMERGENCY') await tellEmergencyOnce(ctx, row);
  ctx.note({
    subject: { kind: 'REPORT', id: row.file_id },
    fields: ['proposal'],
    facts: { signs: proposed.signs.length, raised: isRaised, alike: alike.length },
  });
}

async function linksOf(ctx: Context, row: ReportRow): Promise<string[]> {
  const links = await ctx.tx
    .selectFrom('reports.link')
    .select(['ordinal', 'raw_sealed'])
    .where('file_id', '=', row.file_id)
    .orderBy('ordinal')
    .execute();
  return links.map((link) => unsealField(ctx, row, `link-${link.ordinal}`, link.raw_sealed));
}

/** Kept as a blind index alone: an officer who is told a number on the telephone finds the caller's report by it. */
function phoneOf(ctx: Context, row: ReportRow): string | null {
  if (!row.identity_sealed) return null;
  const { phone } = JSON.parse(unsealField(ctx, row, 'identity', row.identity_sealed)) as { phone?: string };
  return phone || null;
}

/** "Ai em không muốn biết chuyện này?": each answer stands for itself, since a supervisor may decide differently on each. */
async function markWishes(ctx: Context, row: ReportRow, { mustNotKnow }: Details): Promise<void> {
  const known = await ctx.tx
    .selectFrom('reports.unsafe')
    .select('id')
    .where('file_id', '=', row.file_id)
    .where('source', '=', 'INFORMANT')
    .executeTakeFirst();
  if (known) return;
  const typed = hasMeaning(mustNotKnow.words) ? [mustNotKnow.words] : [];
  for (const words of [...new Set<string>(mustNotKnow.people), ...typed])
    await addUnsafe(ctx, row, { kind: 'WORDS', words, source: 'INFORMANT' });
}

type Found = {
  areaId: string | null;
  areaName: string | null;
  organizationId: string | null;
  officeName: string | null;
  placeReason: string;
};

/** Place as typed → place of that day → office that holds the role there; without a place, the one of the whole province. */
async function findRoute(ctx: Context, row: ReportRow, place: string, role: string | null): Promise<Found> {
  const on = civilDate(row.received_at);
  const found = hasMeaning(place)
    ? await ctx.call(findPlaces, { text: place.slice(0, 200), on })
    : ({ found: 'NONE', candidates: [] } as const);
  const [only] = found.found === 'ONE' ? found.candidates : [];
  const said = hasMeaning(place) ? (found.found === 'SEVERAL' ? 'SEVERAL' : 'UNKNOWN') : 'UNSAID';
  const area = {
    areaId: only?.areaId ?? null,
    areaName: only?.name ?? null,
    placeReason: only ? sentences.placeFound.vi : sentences[`place${said}`].vi,
  };
  const asked = only?.areaId ?? (await provinceOf(ctx, row.organization_id));
  if (role === null || asked === null) return { ...area, organizationId: null, officeName: null };
  const { holders } = await ctx.call(findHolder, { roleCode: role, areaId: asked, on });
  const lead = holders.length === 1 ? holders[0]?.lead : undefined;
  return { ...area, organizationId: lead?.organizationId ?? null, officeName: lead?.name ?? null };
}

async function provinceOf(ctx: Context, organizationId: string): Promise<AreaId | null> {
  const found = await sql<{ id: string }>`
    with recursive up as (
      select a.id, a.tier, a.parent_id from directory.organization o join directory.area a on a.id = o.area_id where o.id = ${organizationId}::uuid
      union all
      select a.id, a.tier, a.parent_id from up join directory.area a on a.id = up.parent_id
    )
    select id from up where tier = 'PROVINCE' limit 1`.execute(ctx.tx);
  const id = found.rows[0]?.id;
  return id ? asId<AreaId>(id) : null;
}
