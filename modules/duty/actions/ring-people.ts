import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { newId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import { queueMail } from '#kernel/mail/mail.ts';
import { queueCall, queueText } from '#kernel/telephony/telephony.ts';
import type { Rank } from '../rules/ladder.ts';
import { alarmLetter } from '../sentences.ts';
import { findAddresses } from '../store/candidates.ts';

/** What messages about alarms are for, in the ports' own tables. */
export const alarmPurpose = 'duty.alarm';
export const trySubject = 'DUTY_TRY';
export const heldQueue = 'duty.send-held';
/**
 * A storm is bundled, and none is lost: so many messages leave to one person at once by each channel, what follows within this time
 * shares the next.
 */
export const bundleSeconds = 60;
const atOnce = 3;

export type Channel = 'CALL' | 'TEXT' | 'MAIL';
const channels: readonly Channel[] = ['CALL', 'TEXT', 'MAIL'];
export type RungAlarm = {
  readonly id: string;
  readonly organizationId: OrganizationId;
  readonly reference: number;
};

/** One at a time over the whole platform: whoever reads what a person was sent last decides whether to bundle. */
export async function holdRinging(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('duty.ringing'))`.execute(ctx.tx);
}

/** Writes a try that no message follows. */
export async function recordTry(
  ctx: Context,
  alarmId: string,
  entry: {
    rank: Rank;
    personId: PersonId | null;
    channel: Channel | 'NONE';
    result: 'NOBODY' | 'UNSAFE' | 'NO_ADDRESS' | 'HELD';
  },
): Promise<void> {
  await ctx.tx
    .insertInto('duty.try')
    .values({
      id: newId(ctx.now.getTime()),
      alarm_id: alarmId,
      rank: entry.rank,
      person_id: entry.personId,
      channel: entry.channel,
      result: entry.result,
      at: ctx.now,
    })
    .execute();
}

/** Rings one person by every channel at once. @returns whether at least one of them leads to the person */
export async function ringPerson(
  ctx: Context,
  alarm: RungAlarm,
  rank: Rank,
  personId: PersonId,
): Promise<boolean> {
  const { phone, email } = await findAddresses(ctx, personId);
  let isReached = false;
  for (const channel of channels) {
    const address = channel === 'MAIL' ? email : phone;
    if (!address) {
      await recordTry(ctx, alarm.id, { rank, personId, channel, result: 'NO_ADDRESS' });
    } else if (await hasHadEnough(ctx, personId, channel)) {
      await recordTry(ctx, alarm.id, { rank, personId, channel, result: 'HELD' });
      await ctx.enqueue(
        heldQueue,
        { personId },
        { at: new Date(ctx.now.getTime() + bundleSeconds * 1_000), onlyOne: personId },
      );
      isReached = true;
    } else {
      const isSent = await send(ctx, {
        alarm,
        rank,
        personId,
        channel,
        address,
        references: [alarm.reference],
      });
      isReached ||= isSent;
    }
  }
  return isReached;
}

/** Sends what was held back for a person as one message per channel, for those alarms that still ring. */
export async function sendHeld(ctx: Context, personId: PersonId): Promise<void> {
  const held = await sql<{
    id: string;
    channel: Channel;
    rank: Rank;
    alarm_id: string;
    organization_id: OrganizationId;
    reference: number;
    state: string;
  }>`
    select t.id, t.channel, t.rank, t.alarm_id, a.organization_id, a.reference, a.state
    from duty.try t join duty.alarm a on a.id = t.alarm_id
    where t.person_id = ${personId}::uuid and t.result = 'HELD' order by t.ordinal`.execute(ctx.tx);
  const over = held.rows.filter((row) => row.state !== 'RINGING').map((row) => row.id);
  await setResult(ctx, over, 'STOPPED');
  const { phone, email } = await findAddresses(ctx, personId);
  for (const channel of channels) {
    const rows = held.rows.filter((row) => row.state === 'RINGING' && row.channel === channel);
    const [first] = rows;
    if (!first || (await hasHadEnough(ctx, personId, channel))) continue;
    const address = channel === 'MAIL' ? email : phone;
    const ids = rows.map((row) => row.id);
    if (!address) {
      await setResult(ctx, ids, 'NO_ADDRESS');
      continue;
    }
    const references = [...new Set(rows.map((row) => row.reference))];
    const alarm = { id: first.alarm_id, organizationId: first.organization_id, reference: first.reference };
    const carrier = await send(ctx, {
      alarm,
      rank: first.rank,
      personId,
      channel,
      address,
      references,
      tryId: first.id,
    });
    if (!carrier) continue;
    await ctx.tx
      .updateTable('duty.try')
      .set({ result: 'QUEUED', carried_by: first.id })
      .where('id', 'in', ids)
      .where('id', '<>', first.id)
      .execute();
  }
}

type Message = {
  readonly alarm: RungAlarm;
  readonly rank: Rank;
  readonly personId: PersonId;
  readonly channel: Channel;
  readonly address: string;
  readonly references: readonly number[];
  /** A held try that leaves now; absent: a new one. */
  readonly tryId?: string;
};

/** @returns false when the address is none (it stays on record as such) */
async function send(ctx: Context, message: Message): Promise<boolean> {
  const { alarm, rank, personId, channel } = message;
  const id = message.tryId ?? newId(ctx.now.getTime());
  const isTaken = await queueMessage(ctx, id, message);
  const result = isTaken ? 'QUEUED' : 'NO_ADDRESS';
  if (message.tryId)
    await ctx.tx.updateTable('duty.try').set({ result, at: ctx.now }).where('id', '=', id).execute();
  else
    await ctx.tx
      .insertInto('duty.try')
      .values({ id, alarm_id: alarm.id, rank, person_id: personId, channel, at: ctx.now, result })
      .execute();
  return isTaken;
}

async function queueMessage(ctx: Context, id: string, message: Message): Promise<boolean> {
  const { alarm, rank, channel, address, references } = message;
  const about = {
    organizationId: alarm.organizationId,
    purpose: alarmPurpose,
    subject: { kind: trySubject, id },
  };
  const isUnanswered = rank === 'COORDINATOR';
  if (channel === 'MAIL') {
    await queueMail(ctx, { ...about, letter: alarmLetter(address, ctx.origin, references, isUnanswered) });
    return true;
  }
  const isOne = references.length === 1;
  const sentence = !isOne ? 'URGENT_MANY' : isUnanswered ? 'URGENT_UNANSWERED' : 'URGENT_ONE';
  const numbers = isOne ? { reference: alarm.reference } : { count: references.length };
  const queue = channel === 'CALL' ? queueCall : queueText;
  return (await queue(ctx, { ...about, number: address, sentence, numbers })) !== null;
}

async function hasHadEnough(ctx: Context, personId: PersonId, channel: Channel): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - bundleSeconds * 1_000);
  const found = await ctx.tx
    .selectFrom('duty.try')
    .select('id')
    .where('person_id', '=', personId)
    .where('channel', '=', channel)
    .where('result', 'in', ['QUEUED', 'SENT', 'FAILED'])
    .where('carried_by', 'is', null)
    .where('at', '>', since)
    // A try from the future was written by a wrong clock: it must not silence anybody.
    .where('at', '<=', ctx.now)
    .limit(atOnce)
    .execute();
  return found.length >= atOnce;
}

async function setResult(
  ctx: Context,
  ids: readonly string[],
  result: 'STOPPED' | 'NO_ADDRESS',
): Promise<void> {
  if (ids.length > 0) await ctx.tx.updateTable('duty.try').set({ result }).where('id', 'in', ids).execute();
}
