import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { asId, type FileId, type PersonId } from '#kernel/ids/ids.ts';
import { withdrawPhoneMessages } from '#kernel/telephony/telephony.ts';
import { officesOf } from '#kernel/permissions/actor.ts';
import { getRouting, noteProgress } from '#modules/reports/contract.ts';
import type { answerAlarm } from '../contract.ts';
import { concernsPerson } from '../rules/concerns-person.ts';
import { alarmPurpose } from './ring-people.ts';

type Input = z.output<typeof answerAlarm.input>;
type Output = z.output<typeof answerAlarm.output>;

/** Absent, another office's and one that concerns the person who asks answer alike. */
export const answerAlarmHandler: Handler<Input, Output> = async (ctx, { alarmId }) => {
  const { actor } = ctx;
  if (actor.kind !== 'OFFICIAL') throw notFound();
  const row = await ctx.tx
    .selectFrom('duty.alarm')
    .select(['file_id', 'organization_id', 'state', 'answered_at', 'answered_by'])
    .where('id', '=', alarmId)
    .where('organization_id', 'in', [...officesOf(actor), neverAnOffice])
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.state === 'ENDED') throw notFound();
  const fileId = asId<FileId>(row.file_id);
  const name = await nameOf(ctx, actor.personId);
  if (concernsPerson({ personId: actor.personId, name }, await ctx.callAsSystem(getRouting, { fileId })))
    throw notFound();
  const subject = { kind: 'ALARM', id: alarmId };
  if (row.answered_at && row.answered_by) {
    ctx.note({ subject, facts: { answered: 'BEFORE' } });
    return {
      answeredAt: row.answered_at.toISOString(),
      answeredByName: await nameOf(ctx, row.answered_by),
      isMine: row.answered_by === actor.personId,
      fileId,
    };
  }
  const { organization_id: organizationId } = row;
  await takeAlarm(ctx, { alarmId, fileId, organizationId }, actor.personId);
  ctx.note({ subject, facts: { answered: 'NOW', organizationId } });
  return { answeredAt: ctx.now.toISOString(), answeredByName: name, isMine: true, fileId };
};

/** Stops a locked alarm that rings: this person has it now. */
export async function takeAlarm(
  ctx: Context,
  { alarmId, fileId, organizationId }: { alarmId: string; fileId: FileId; organizationId: string },
  personId: PersonId,
): Promise<void> {
  await ctx.tx
    .updateTable('duty.alarm')
    .set({ state: 'ANSWERED', answered_at: ctx.now, answered_by: personId, next_at: null })
    .where('id', '=', alarmId)
    .execute();
  await stopTries(ctx, alarmId);
  await ctx.callAsSystem(noteProgress, {
    fileId,
    kind: 'ALARM_ANSWERED',
    byPersonId: personId,
    facts: { organizationId, personId },
  });
  await ctx.emit('duty.answered', { alarmId, fileId, personId, organizationId });
}

const neverAnOffice = '00000000-0000-0000-0000-000000000000';

/** What has not left stays here; a message that speaks for other alarms as well goes on its way. */
export async function stopTries(ctx: Context, alarmId: string): Promise<void> {
  const stopped = await sql<{ id: string; carries: boolean }>`
    update duty.try t set result = 'STOPPED' where t.alarm_id = ${alarmId}::uuid and t.result in ('QUEUED', 'HELD')
    returning t.id, exists (select from duty.try o where o.carried_by = t.id) as carries`.execute(ctx.tx);
  await withdrawPhoneMessages(
    ctx,
    alarmPurpose,
    stopped.rows.filter((row) => !row.carries).map((row) => row.id),
  );
}

async function nameOf(ctx: Context, personId: string): Promise<string | null> {
  const found = await ctx.tx
    .selectFrom('directory.v_person')
    .select('full_name')
    .where('id', '=', asId<PersonId>(personId))
    .executeTakeFirst();
  return found?.full_name ?? null;
}
