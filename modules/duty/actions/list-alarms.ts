import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { getFile } from '#kernel/files/files.ts';
import { asId, type FileId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import { officesOf } from '#kernel/permissions/actor.ts';
import type { Alarm, countAlarms, listAlarms, listAlarmsOf } from '../contract.ts';

type Listed = { readonly alarms: Alarm[] };

/** A week of what was answered: longer than anybody's turn. */
const rememberedDays = 7;
const most = 100;

export const listAlarmsHandler: Handler<z.output<typeof listAlarms.input>, Listed> = async (ctx) => {
  const since = new Date(ctx.now.getTime() - rememberedDays * 86_400_000);
  return {
    alarms: await load(
      ctx,
      sql`a.organization_id = any (${officesOf(ctx.actor)}::uuid[]) and (a.state = 'RINGING' or a.rung_at > ${since})`,
    ),
  };
};

export const listAlarmsOfHandler: Handler<z.output<typeof listAlarmsOf.input>, Listed> = async (
  ctx,
  { fileId },
) => {
  await getFile(ctx.tx, fileId);
  return { alarms: await load(ctx, sql`a.file_id = ${fileId}::uuid`) };
};

export const countAlarmsHandler: Handler<z.output<typeof countAlarms.input>, { ringing: number }> = async (
  ctx,
) => {
  const found = await sql<{ ringing: number }>`
    select count(*)::int as ringing from duty.alarm
    where state = 'RINGING' and organization_id = any (${officesOf(ctx.actor)}::uuid[])`.execute(ctx.tx);
  return { ringing: found.rows[0]?.ringing ?? 0 };
};

type Row = {
  id: string;
  file_id: string;
  reference: number;
  organization_id: string;
  organization_name: string | null;
  why: Alarm['why'];
  state: Alarm['state'];
  rung_at: Date;
  next_at: Date | null;
  answered_at: Date | null;
  answered_by: string | null;
  answered_by_name: string | null;
};
type TryRow = Omit<Alarm['tries'][number], 'at'> & { at: Date; alarmId: string };

/** Row-level security says which; those that ring come first, then the newest. */
async function load(ctx: Context, which: ReturnType<typeof sql>): Promise<Alarm[]> {
  const found = await sql<Row>`
    select a.id, a.file_id, a.reference, a.organization_id, o.name as organization_name, a.why, a.state, a.rung_at, a.next_at, a.answered_at,
      a.answered_by, p.full_name as answered_by_name
    from duty.alarm a
    left join directory.v_organization_today o on o.id = a.organization_id
    left join directory.v_person p on p.id = a.answered_by
    where ${which} order by a.state = 'RINGING' desc, a.rung_at desc, a.id limit ${most}`.execute(ctx.tx);
  const tries = await sql<TryRow>`
    select t.alarm_id as "alarmId", t.at, t.rank, t.person_id as "personId", p.full_name as "personName", t.channel, t.result, t.trouble
    from duty.try t left join directory.v_person p on p.id = t.person_id
    where t.alarm_id = any (${found.rows.map((row) => row.id)}::uuid[]) order by t.ordinal`.execute(ctx.tx);
  const offices: readonly string[] = officesOf(ctx.actor);
  return found.rows.map((row) => ({
    alarmId: row.id,
    fileId: asId<FileId>(row.file_id),
    reference: row.reference,
    organizationId: asId<OrganizationId>(row.organization_id),
    organizationName: row.organization_name,
    why: row.why,
    state: row.state,
    rungAt: row.rung_at.toISOString(),
    nextAt: row.next_at?.toISOString() ?? null,
    answeredAt: row.answered_at?.toISOString() ?? null,
    answeredBy: row.answered_by === null ? null : asId<PersonId>(row.answered_by),
    answeredByName: row.answered_by_name,
    mayAnswer: row.state === 'RINGING' && offices.includes(row.organization_id),
    tries: tries.rows
      .filter((one) => one.alarmId === row.id)
      .map((one) => ({
        at: one.at.toISOString(),
        rank: one.rank,
        personId: one.personId,
        personName: one.personName,
        channel: one.channel,
        result: one.result,
        trouble: one.trouble,
      })),
  }));
}
