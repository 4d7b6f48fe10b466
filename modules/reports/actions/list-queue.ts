import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import type { Tx } from '#kernel/db/database.ts';
import { invalidInput } from '#kernel/errors/errors.ts';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { officesOf } from '#kernel/permissions/actor.ts';
import {
  type listQueue,
  priorities,
  type QueueCounts,
  type QueueFilter,
  type QueueItem,
  zCategory,
  zFileId,
  zIntakeChannel,
  zProposal,
  zState,
} from '../contract.ts';
import { sentences } from '../sentences.ts';
import { unsealField } from '../store/report-row.ts';

type Row = {
  file_id: string;
  reference: number;
  key_id: number;
  destroyed_at: Date | null;
  state: string;
  category: string | null;
  priority: number;
  channel: string;
  received_at: Date;
  sort_key: string;
  claimed_by: string | null;
  claimed_by_name: string | null;
  link_count: number;
  needs_link_check: boolean;
  text_sealed: Buffer;
  proposed_category: string | null;
  proposed_priority: number | null;
  proposal_state: string | null;
  sign_count: number | null;
  opened_at: Date | null;
  due_at: Date | null;
};

const excerptLength = 160;

export const listQueueHandler: Handler<QueueFilter, z.infer<typeof listQueue.output>> = async (
  ctx,
  filter,
) => {
  const person = ctx.actor.kind === 'OFFICIAL' ? ctx.actor.personId : null;
  const offices = officesOf(ctx.actor);
  const overdue = await findOverdue(ctx, offices);
  const rows = await findPage(ctx.tx, offices, person, filter, overdue);
  const page = rows.slice(0, filter.limit);
  const items = page.map((row): QueueItem => {
    // What was destroyed stays a line in the list of closed ones, without its words.
    const text = row.destroyed_at ? '' : unsealField(ctx, row, 'text', row.text_sealed);
    return {
      fileId: zFileId.parse(row.file_id),
      reference: row.reference,
      state: zState.parse(row.state),
      category: row.category === null ? null : zCategory.parse(row.category),
      priority: priorities[row.priority - 1] ?? 'NORMAL',
      channel: zIntakeChannel.parse(row.channel),
      receivedAt: row.received_at.toISOString(),
      claimedBy: row.claimed_by,
      claimedByName: row.claimed_by_name,
      isMine: row.claimed_by !== null && row.claimed_by === person,
      linkCount: row.link_count,
      needsLinkCheck: row.needs_link_check,
      proposedCategory: row.proposed_category === null ? null : zCategory.parse(row.proposed_category),
      proposedPriority:
        row.proposed_priority === null ? null : (priorities[row.proposed_priority - 1] ?? null),
      proposalState: zProposal.shape.state.nullable().parse(row.proposal_state),
      hasSigns: (row.sign_count ?? 0) > 0,
      isUnread: row.opened_at === null,
      dueAt: row.due_at?.toISOString() ?? null,
      cursor: writeCursor(row, overdue),
      excerpt: text.length > excerptLength ? `${text.slice(0, excerptLength).toWellFormed()}…` : text,
    };
  });
  ctx.note({
    subject: { kind: 'QUEUE', id: offices[0] ?? 'none' },
    fields: ['excerpt'],
    facts: { shown: items.length },
  });
  for (const item of items) ctx.note({ subject: { kind: 'REPORT', id: item.fileId } });
  const last = page.at(-1);
  return {
    items,
    next: rows.length > filter.limit && last ? writeCursor(last, overdue) : null,
    counts: { ...(await countOpen(ctx, offices)), overdue: overdue.length },
  };
};

export const countQueueHandler: Handler<unknown, QueueCounts> = async (ctx) => {
  const offices = officesOf(ctx.actor);
  const overdue = await findOverdue(ctx, offices);
  return { ...(await countOpen(ctx, offices)), overdue: overdue.length };
};

/** More than anybody looks through; what lies beyond is found by time. */
const mostOverdue = 1_000;

/** Open reports of these offices that a running clock has left behind. Few, so they are asked for first and by their own index. */
async function findOverdue({ tx, now }: Pick<Context, 'tx' | 'now'>, offices: readonly string[]) {
  const found = await sql<{ file_id: string }>`
    select distinct r.file_id
    from deadlines.clock c join reports.report r on r.file_id = c.subject_id
    where c.organization_id = any (${offices}::uuid[]) and c.stopped_at is null and c.due_at < ${now}
      and c.subject_kind in ('FILE', 'REPORT') and r.closed_at is null and r.organization_id = any (${offices}::uuid[])
    limit ${mostOverdue}`.execute(tx);
  return found.rows.map((row) => row.file_id);
}

/** The overdue ones, then the rest: two short walks through one index instead of one sort of the whole queue. */
async function findPage(
  tx: Tx,
  offices: readonly string[],
  person: string | null,
  filter: QueueFilter,
  overdue: readonly string[],
): Promise<Row[]> {
  const cursor = filter.after ? readCursor(filter.after) : null;
  const isOverdue = sql`r.file_id = any (${overdue}::uuid[])`;
  const walk = (from: Cursor | null, limit: number, ...more: RawBuilder<unknown>[]) =>
    findRows(tx, offices, person, filter, from, limit, more);
  const limit = filter.limit + 1;
  if (filter.overdue) return walk(cursor, limit, isOverdue);
  if (filter.closed || filter.sort !== 'URGENCY' || overdue.length === 0) return walk(cursor, limit);
  const first = cursor && !cursor.isOverdue ? [] : await walk(cursor, limit, isOverdue);
  const left = limit - first.length;
  if (left === 0) return first;
  return [...first, ...(await walk(cursor?.isOverdue ? null : cursor, left, sql`not ${isOverdue}`))];
}

/**
 * The page is chosen by index alone, for each office in the order wanted, and only then read: what a filter leaves out is never
 * fetched, and row-level security asks about the reports of one page, not of a whole queue.
 */
async function findRows(
  tx: Tx,
  offices: readonly string[],
  person: string | null,
  filter: QueueFilter,
  from: Cursor | null,
  limit: number,
  more: readonly RawBuilder<unknown>[],
): Promise<Row[]> {
  const conditions = [
    sql`r.organization_id = office.id`,
    filter.closed ? sql`r.closed_at is not null` : sql`r.closed_at is null and r.merged_into_id is null`,
    ...(filter.state.length ? [sql`r.state = any (${filter.state})`] : []),
    ...(filter.category.length ? [sql`r.category = any (${filter.category})`] : []),
    ...(filter.channel.length ? [sql`r.channel = any (${filter.channel})`] : []),
    ...(filter.priority.length
      ? [sql`r.priority = any (${filter.priority.map((name) => priorities.indexOf(name) + 1)}::smallint[])`]
      : []),
    ...(filter.mine ? [sql`r.claimed_by = ${person}`] : []),
    ...(filter.avoiding.length ? [notAvoided(filter.avoiding)] : []),
    ...(filter.unread ? [sql`r.opened_at is null`] : []),
    ...(from ? [afterCursor(filter, from)] : []),
    ...more,
  ];
  const found = await sql<Row>`
    select r.file_id, r.reference, f.key_id, f.destroyed_at, r.state, r.category, r.priority, r.channel, r.received_at, r.claimed_by, p.full_name as claimed_by_name, r.link_count,
      r.needs_link_check, r.text_sealed, r.opened_at, o.category as proposed_category, o.priority as proposed_priority, o.state as proposal_state, o.sign_count,
      reports.next_due(r.file_id) as due_at,
      ${timeColumn(filter)}::text as sort_key
    from unnest(${offices}::uuid[]) as office (id)
    cross join lateral (
      select r.file_id from reports.report r
      where ${sql.join(conditions, sql` and `)}
      order by ${order(filter)}
      limit ${limit}
    ) as one
    join reports.report r on r.file_id = one.file_id
    join files.file f on f.id = r.file_id
    left join directory.v_person p on p.id = r.claimed_by
    left join reports.proposal o on o.file_id = r.file_id
    order by ${order(filter)}
    limit ${limit}`.execute(tx);
  return found.rows;
}

/** As `isAvoided` (rules/avoided.ts) says of one report. */
const notAvoided = (avoiding: readonly string[]) => sql`(r.priority = 1 or not coalesce(r.category,
  (select o.category from reports.proposal o where o.file_id = r.file_id), '') = any (${avoiding}::text[]))`;

const timeColumn = (filter: QueueFilter) => (filter.closed ? sql`r.closed_at` : sql`r.received_at`);

function order(filter: QueueFilter) {
  if (filter.closed) return sql`r.closed_at desc, r.file_id desc`;
  if (filter.sort === 'NEWEST') return sql`r.received_at desc, r.file_id desc`;
  if (filter.sort === 'OLDEST') return sql`r.received_at, r.file_id`;
  return sql`r.priority, r.received_at, r.file_id`;
}

type Cursor = {
  readonly priority: number;
  readonly at: string;
  readonly id: string;
  readonly isOverdue: boolean;
};

function afterCursor(filter: QueueFilter, { priority, at, id }: Cursor) {
  const time = timeColumn(filter);
  if (filter.closed || filter.sort === 'NEWEST')
    return sql`(${time}, r.file_id) < (${at}::timestamptz, ${id}::uuid)`;
  if (filter.sort === 'OLDEST') return sql`(${time}, r.file_id) > (${at}::timestamptz, ${id}::uuid)`;
  return sql`(r.priority, ${time}, r.file_id) > (${priority}::smallint, ${at}::timestamptz, ${id}::uuid)`;
}

function writeCursor(row: Row, overdue: readonly string[]): string {
  const isOverdue = overdue.includes(row.file_id) ? 1 : 0;
  return Buffer.from(JSON.stringify([row.priority, row.sort_key, row.file_id, isOverdue])).toString(
    'base64url',
  );
}

function readCursor(text: string): Cursor {
  try {
    const [priority, at, id, isOverdue] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [
      number,
      string,
      string,
      number,
    ];
    if (Number.isInteger(priority) && !Number.isNaN(Date.parse(at)) && zFileId.safeParse(id).success)
      return { priority, at, id, isOverdue: isOverdue === 1 };
  } catch {
    // Falls through to the one refusal below.
  }
  throw invalidInput([{ path: 'after', sentence: sentences.cursorUnreadable }]);
}

/** From this many open reports on, counting takes longer than the page: then the count is kept for a while. */
const manyOpen = 20_000;
const keptMs = 2_000;

type OpenCounts = Omit<QueueCounts, 'mine' | 'overdue'>;
const kept = new WeakMap<KeyStore, Map<string, { readonly counts: OpenCounts; readonly until: number }>>();

/** What is one's own is always counted anew; the rest of a very long queue may be two seconds old. */
async function countOpen(
  ctx: Pick<Context, 'tx' | 'keys'>,
  offices: readonly string[],
): Promise<Omit<QueueCounts, 'overdue'>> {
  const found = await sql<{ mine: number }>`select reports.count_mine() as mine`.execute(ctx.tx);
  const mine = found.rows[0]?.mine ?? 0;
  const ofOffices = kept.get(ctx.keys) ?? new Map<string, never>();
  kept.set(ctx.keys, ofOffices);
  const key = [...offices].sort().join();
  const known = ofOffices.get(key);
  if (known && performance.now() < known.until) return { ...known.counts, mine };
  const counted = await sql<OpenCounts>`
    select open, unclaimed, emergency, reports.count_unopened() as unread from reports.count_open()`.execute(
    ctx.tx,
  );
  const counts = counted.rows[0] ?? { open: 0, unclaimed: 0, emergency: 0, unread: 0 };
  if (counts.open > manyOpen) ofOffices.set(key, { counts, until: performance.now() + keptMs });
  else ofOffices.delete(key);
  return { ...counts, mine };
}
