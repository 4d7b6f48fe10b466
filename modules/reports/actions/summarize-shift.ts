import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { invalidInput } from '#kernel/errors/errors.ts';
import {
  priorities,
  readers,
  type summarizeShift,
  zCategory,
  zClosingReason,
  zFileId,
  zIntakeChannel,
  zState,
} from '../contract.ts';
import { findingSentences } from '../finding-sentences.ts';
import { officesWith } from '../store/merged.ts';

type Output = z.infer<typeof summarizeShift.output>;
type Shift = { readonly offices: readonly string[]; readonly from: Date; readonly to: Date };

const longestMs = 31 * 86_400_000;
const mostListed = 200;

export const summarizeShiftHandler: Handler<z.infer<typeof summarizeShift.input>, Output> = async (
  ctx,
  input,
) => {
  const shift = {
    offices: officesWith(ctx.actor, readers),
    from: new Date(input.from),
    to: new Date(input.to),
  };
  const lasts = shift.to.getTime() - shift.from.getTime();
  if (!(lasts > 0 && lasts <= longestMs))
    throw invalidInput([{ path: 'to', sentence: findingSentences.timesTurned }]);
  const closed = await list(
    ctx,
    sql`r.closed_at >= ${shift.from} and r.closed_at < ${shift.to} and r.organization_id = any (${shift.offices}::uuid[])`,
    sql`r.closed_at`,
  );
  const emergencies = await list(
    ctx,
    sql`r.priority = 1 and r.merged_into_id is null and r.organization_id = any (${shift.offices}::uuid[])
      and (r.closed_at is null or r.closed_at >= ${shift.from} or r.received_at >= ${shift.from}) and r.received_at < ${shift.to}`,
    sql`r.closed_at is not null, r.received_at`,
  );
  const waiting = await list(
    ctx,
    sql`r.merged_into_id is not null and r.closed_at is null and r.organization_id = any (${shift.offices}::uuid[])
      and exists (select from reports.report h where h.file_id = r.merged_into_id and h.closed_at is not null)`,
    sql`r.received_at`,
  );
  ctx.note({ subject: { kind: 'SHIFT', id: shift.offices[0] ?? 'none' }, fields: ['reports'] });
  return {
    came: await countCame(ctx, shift),
    decided: {
      byKind: await countDone(ctx, shift),
      closed: closed.map((row) => ({
        ...shown(row),
        closedAt: row.closed_at?.toISOString() ?? '',
        closingReason: zClosingReason.nullable().parse(row.closing_reason),
      })),
    },
    open: await countHeld(ctx, shift),
    overdue: await listOverdue(ctx, shift),
    emergencies: emergencies.map((row) => ({
      ...shown(row),
      closedAt: row.closed_at?.toISOString() ?? null,
      voiceContact:
        row.voice_at === null
          ? null
          : { at: row.voice_at.toISOString(), reached: row.voice_reached === true },
    })),
    waitingForOutcome: waiting.map(shown),
  };
};

type Row = {
  file_id: string;
  reference: number;
  state: string;
  category: string | null;
  priority: number;
  channel: string;
  received_at: Date;
  closed_at: Date | null;
  closing_reason: string | null;
  claimed_by: string | null;
  claimed_by_name: string | null;
  voice_at: Date | null;
  voice_reached: boolean | null;
};

const columns = sql`r.file_id, r.reference, r.state, r.category, r.priority, r.channel, r.received_at, r.closed_at, r.closing_reason,
  r.claimed_by, p.full_name as claimed_by_name`;

/** Reached once is reached; otherwise the last try. */
const voice = sql`left join lateral (
    select e.at as voice_at, (e.facts ->> 'reached')::boolean as voice_reached from reports.event e
    where e.file_id = r.file_id and e.kind = 'VOICE_CONTACT'
    order by (e.facts ->> 'reached')::boolean desc, e.at desc limit 1
  ) as voice on true`;

async function list(ctx: Context, where: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<Row[]> {
  const found = await sql<Row>`
    with wanted as materialized (select r.file_id from reports.report r where ${where} order by ${order} limit ${mostListed})
    select ${columns}, voice_at, voice_reached
    from wanted w join reports.report r on r.file_id = w.file_id
    left join directory.v_person p on p.id = r.claimed_by
    ${voice}
    order by ${order}`.execute(ctx.tx);
  return found.rows;
}

const shown = (row: Row) => ({
  fileId: zFileId.parse(row.file_id),
  reference: row.reference,
  state: zState.parse(row.state),
  category: row.category === null ? null : zCategory.parse(row.category),
  priority: priorities[row.priority - 1] ?? ('NORMAL' as const),
  channel: zIntakeChannel.parse(row.channel),
  receivedAt: row.received_at.toISOString(),
  claimedBy: row.claimed_by,
  claimedByName: row.claimed_by_name,
});

async function countCame({ tx }: Context, { offices, from, to }: Shift): Promise<Output['came']> {
  const counted = await sql<{ priority: number; channel: string; count: number }>`
    select * from reports.count_came(${offices}::uuid[], ${from}, ${to})`.execute(tx);
  const sum = (rows: typeof counted.rows) => rows.reduce((all, row) => all + row.count, 0);
  const channels = [...new Set(counted.rows.map((row) => row.channel))].sort();
  return {
    count: sum(counted.rows),
    byPriority: priorities
      .map((priority, index) => ({
        priority,
        count: sum(counted.rows.filter((row) => row.priority === index + 1)),
      }))
      .filter((one) => one.count > 0),
    byChannel: channels.map((channel) => ({
      channel: zIntakeChannel.parse(channel),
      count: sum(counted.rows.filter((row) => row.channel === channel)),
    })),
  };
}

async function countDone(
  { tx }: Context,
  { offices, from, to }: Shift,
): Promise<Output['decided']['byKind']> {
  const counted = await sql<{ kind: string; count: number }>`
    select * from reports.count_done(${offices}::uuid[], ${from}, ${to}) order by kind`.execute(tx);
  return counted.rows;
}

async function countHeld({ tx }: Context, { offices }: Shift): Promise<Output['open']> {
  const counted = await sql<{ person: string | null; name: string | null; count: number; oldest: Date }>`
    select h.person, p.full_name as name, h.count, h.oldest from reports.count_held(${offices}::uuid[]) h
    left join directory.v_person p on p.id = h.person
    order by h.person is not null, h.count desc, h.person`.execute(tx);
  const of = (rows: typeof counted.rows) => rows.reduce((all, row) => all + row.count, 0);
  return {
    count: of(counted.rows),
    unclaimed: of(counted.rows.filter((row) => row.person === null)),
    byPerson: counted.rows.map((row) => ({
      personId: row.person,
      personName: row.name,
      count: row.count,
      oldestReceivedAt: row.oldest.toISOString(),
    })),
  };
}

type Clock = { due_at: Date; time_limit_key: string; subject_kind: string } & Row;

async function listOverdue({ tx }: Context, { offices, to }: Shift): Promise<Output['overdue']> {
  const found = await sql<Clock>`
    select c.due_at, c.time_limit_key, c.subject_kind, ${columns}
    from deadlines.clock c
    left join reports.report r on r.file_id = c.subject_id and c.subject_kind in ('FILE', 'REPORT')
    left join directory.v_person p on p.id = r.claimed_by
    where c.organization_id = any (${offices}::uuid[]) and c.stopped_at is null and c.due_at < ${to}
    order by c.due_at limit ${mostListed}`.execute(tx);
  return found.rows.map((row) => ({
    dueAt: row.due_at.toISOString(),
    timeLimit: row.time_limit_key,
    subjectKind: row.subject_kind,
    report: row.file_id === null ? null : shown(row),
  }));
}
