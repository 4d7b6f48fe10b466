import type { Context } from '#kernel/actions/context.ts';
import { asId, type FileId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import { getRouting, noteProgress } from '#modules/reports/contract.ts';
import { concernsPerson, type Warnings } from '../rules/concerns-person.ts';
import { isUnanswered, longestWaitMinutes, type Rank, roundLength, rungAt } from '../rules/ladder.ts';
import { listCandidates, listConcerned } from '../store/candidates.ts';
import { holdRinging, recordTry, ringPerson, type RungAlarm } from './ring-people.ts';

export const climbQueue = 'duty.climb-ladder';

/** Times between which nothing is due: what lies further ahead than any rung waits was written by a wrong clock, and is due. */
export function notDue(now: Date): readonly [after: Date, until: Date] {
  return [now, new Date(now.getTime() + longestWaitMinutes * 60_000)];
}

/**
 * Rings the next rung of an alarm that is due; where nobody can be reached, the one after it at once, through a whole round at most. What stands in
 * the report is read anew each time: an official whom it concerns is passed over.
 */
export async function climbLadder(ctx: Context, alarmId: string): Promise<void> {
  await holdRinging(ctx);
  const row = await ctx.tx
    .selectFrom('duty.alarm')
    .selectAll()
    .where('id', '=', alarmId)
    .where('state', '=', 'RINGING')
    .forUpdate()
    .executeTakeFirst();
  const [after, until] = notDue(ctx.now);
  if (!row || (row.next_at && row.next_at > after && row.next_at <= until)) return;
  const fileId = asId<FileId>(row.file_id);
  const organizationId = asId<OrganizationId>(row.organization_id);
  const warnings = await ctx.call(getRouting, { fileId });
  const alarm = { id: row.id, organizationId, reference: row.reference };
  const done = {
    rung: new Set<string>(),
    passedOver: new Set(await listConcerned(ctx, organizationId, warnings)),
  };
  let rung = row.rungs_rung;
  let minutes = 0;
  let isReached = false;
  for (let climbed = 0; climbed <= roundLength && !isReached; climbed += 1) {
    const here = rungAt(rung);
    for (const rank of here.ranks) {
      const reached = await ringRank(ctx, alarm, rank, warnings, done);
      isReached ||= reached;
    }
    minutes = here.minutes;
    rung += 1;
  }
  const isNewlyUnanswered = isUnanswered(rung) && row.unanswered_at === null;
  await ctx.tx
    .updateTable('duty.alarm')
    .set({
      rungs_rung: rung,
      next_at: new Date(ctx.now.getTime() + minutes * 60_000),
      passed_over: [...done.passedOver],
      ...(isNewlyUnanswered ? { unanswered_at: ctx.now } : {}),
    })
    .where('id', '=', alarmId)
    .execute();
  if (isNewlyUnanswered)
    await ctx.call(noteProgress, { fileId, kind: 'ALARM_UNANSWERED', facts: { organizationId } });
  ctx.note({ subject: { kind: 'ALARM', id: alarmId }, facts: { rung, reached: isReached } });
}

/** Rings the first of a rank whom the report does not concern. @returns whether a channel leads to that person */
async function ringRank(
  ctx: Context,
  alarm: RungAlarm,
  rank: Rank,
  warnings: Warnings,
  done: { readonly rung: Set<string>; readonly passedOver: Set<string> },
): Promise<boolean> {
  const candidates = await listCandidates(ctx, alarm.organizationId, rank);
  const asked = new Set<PersonId>();
  for (const candidate of candidates) {
    const { personId } = candidate;
    if (asked.has(personId) || done.rung.has(personId)) continue;
    asked.add(personId);
    if (concernsPerson(candidate, warnings)) {
      done.passedOver.add(personId);
      await recordTry(ctx, alarm.id, { rank, personId, channel: 'NONE', result: 'UNSAFE' });
      continue;
    }
    done.rung.add(personId);
    if (await ringPerson(ctx, alarm, rank, personId)) return true;
  }
  if (asked.size === 0)
    await recordTry(ctx, alarm.id, { rank, personId: null, channel: 'NONE', result: 'NOBODY' });
  return false;
}
