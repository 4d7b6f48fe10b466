import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import type { Board, getBoard } from '../contract.ts';
import { categoryNames, channelNames } from '#modules/reports/contract.ts';
import { firstWeek, periodOf } from '../rules/period-of.ts';
import { smallestShown, suppressSmall } from '../rules/suppress.ts';
import { sentences } from '../sentences.ts';

type Input = z.output<typeof getBoard.input>;
type Locale = Input['locale'];

const weeksShown = 12;

export const getBoardHandler: Handler<Input, Board> = async (ctx, { period, locale }) => {
  const { from, until } = periodOf(period, ctx.now);
  const scope = await one<{ province: boolean }>(ctx, sql`select monitoring.sees_province() as province`);
  const totals = await one<
    Record<'open' | 'unclaimed' | 'emergencies_open' | 'received' | 'closed' | 'emergencies', number>
  >(ctx, sql`select * from monitoring.totals(${from}, ${until})`);
  const offices = await clocksByOffice(ctx);
  return {
    scope: scope.province ? 'PROVINCE' : 'OFFICE',
    from: from.toISOString(),
    until: until.toISOString(),
    now: {
      open: totals.open,
      unclaimed: totals.unclaimed,
      emergencies: totals.emergencies_open,
      overdue: offices.reduce((sum, office) => sum + office.overdue, 0),
    },
    period: { received: totals.received, closed: totals.closed, emergencies: totals.emergencies },
    times: await spans(ctx, from, until),
    weeks: await weeks(ctx),
    channels: await breakdown(ctx, 'CHANNEL', from, until, (key) => nameIn(channelNames, key, locale)),
    categories: await breakdown(ctx, 'CATEGORY', from, until, (key) => nameIn(categoryNames, key, locale)),
    places: await places(ctx, from, until, locale),
    offices,
  };
};

type Query<Row> = ReturnType<typeof sql<Row>>;

async function one<Row>(ctx: Context, query: Query<unknown>): Promise<Row> {
  const { rows } = await query.execute(ctx.tx);
  return rows[0] as Row;
}

async function spans(ctx: Context, from: Date, until: Date): Promise<Board['times']> {
  const { rows } = await sql<{ kind: string; files: number; median: number | null; p90: number | null }>`
    select * from monitoring.spans(${from}, ${until})`.execute(ctx.tx);
  const of = (kind: string) => {
    const found = rows.find((row) => row.kind === kind);
    // The middle of three files is the time of one of them.
    if (!found || found.files < smallestShown) return { median: null, p90: null };
    return { median: found.median, p90: found.p90 };
  };
  return { toAcknowledge: of('ACKNOWLEDGE'), toClose: of('CLOSE') };
}

async function weeks(ctx: Context): Promise<Board['weeks']> {
  const { rows } = await sql<{ starts_on: string; received: number; closed: number }>`
    select * from monitoring.by_week(${firstWeek(ctx.now)}::date, ${weeksShown})`.execute(ctx.tx);
  return rows.map((row) => ({ startsOn: row.starts_on, received: row.received, closed: row.closed }));
}

async function breakdown(
  ctx: Context,
  by: 'CHANNEL' | 'CATEGORY' | 'PLACE',
  from: Date,
  until: Date,
  nameOf: (key: string) => string,
): Promise<Board['channels']> {
  const { rows } = await sql<{ key: string; count: number }>`
    select * from monitoring.broken_down(${by}, ${from}, ${until})`.execute(ctx.tx);
  const { shown, rest } = suppressSmall(rows);
  return { shown: shown.map((cell) => ({ ...cell, name: nameOf(cell.key) })), rest };
}

async function places(ctx: Context, from: Date, until: Date, locale: Locale): Promise<Board['places']> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from directory.v_area`.execute(
    ctx.tx,
  );
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return breakdown(ctx, 'PLACE', from, until, (key) => names.get(key) ?? sentences.placeUnknown[locale]);
}

async function clocksByOffice(ctx: Context): Promise<Board['offices']> {
  const { rows } = await sql<{
    organization_id: string;
    name: string | null;
    running: number;
    overdue: number;
    longest: number | null;
  }>`
    select c.*, o.name from monitoring.clocks_by_office(${ctx.now}) c left join directory.v_organization_today o on o.id = c.organization_id
    order by c.overdue desc, c.running desc, o.name`.execute(ctx.tx);
  return rows.map((row) => ({
    organizationId: row.organization_id,
    name: row.name ?? '',
    running: row.running,
    overdue: row.overdue,
    longestOverdueSeconds: row.longest,
  }));
}

function nameIn(
  names: Readonly<Record<string, { vi: string; en: string }>>,
  key: string,
  locale: Locale,
): string {
  return (names[key] ?? sentences.notSorted)[locale];
}
