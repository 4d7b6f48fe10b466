import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { job, on, type Payload } from '#kernel/actions/room.ts';
import { asId, type FileId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import { getRouting } from '#modules/reports/contract.ts';
import { stopTries, takeAlarm } from './actions/answer-alarm.ts';
import { climbLadder, climbQueue, notDue } from './actions/climb-ladder.ts';
import {
  alarmPurpose,
  bundleSeconds,
  heldQueue,
  holdRinging,
  sendHeld,
  trySubject,
} from './actions/ring-people.ts';
import { tellGaps } from './actions/tell-gaps.ts';
import { ring } from './contract.ts';

/** Emergencies ring the office that holds the report. */
const ringHolder = on(
  'reports.emergency',
  'duty.ring-holder',
  async (ctx, payload) => {
    const fileId = asId<FileId>(payload['fileId'] ?? '');
    const { holderOrganizationId } = await ctx.call(getRouting, { fileId });
    const organizationId = asId<OrganizationId>(holderOrganizationId);
    await ctx.call(ring, { fileId, organizationId, why: 'EMERGENCY' as const });
  },
  { isUrgent: true },
);

/** A report that was closed rings nobody any more. */
const endAlarms = on('reports.closed', 'duty.end-alarms', async (ctx, payload) => {
  const fileId = payload['fileId'] ?? '';
  const ended = await sql<{ id: string }>`
    update duty.alarm set state = 'ENDED', next_at = null where file_id = ${fileId}::uuid and state = 'RINGING' returning id`.execute(
    ctx.tx,
  );
  for (const { id } of ended.rows) {
    await stopTries(ctx, id);
    ctx.note({ subject: { kind: 'ALARM', id }, facts: { ended: 'CLOSED' } });
  }
});

/** Whoever takes the step of an emergency has answered its alarm: nobody of that office is rung any further. */
const answeredByTaking = on('coordination.accepted', 'duty.answered-by-taking', async (ctx, payload) => {
  const fileId = asId<FileId>(payload['fileId'] ?? '');
  const organizationId = payload['organizationId'] ?? '';
  const ringing = await sql<{ id: string }>`
    select id from duty.alarm where file_id = ${fileId}::uuid and organization_id = ${organizationId}::uuid and state = 'RINGING'
    for update`.execute(ctx.tx);
  for (const { id: alarmId } of ringing.rows) {
    await takeAlarm(ctx, { alarmId, fileId, organizationId }, asId<PersonId>(payload['personId'] ?? ''));
    ctx.note({ subject: { kind: 'ALARM', id: alarmId }, facts: { answered: 'BY_TAKING', organizationId } });
  }
});

const climb = job(climbQueue, { isUrgent: true }, (ctx, payload) =>
  climbLadder(ctx, payload['alarmId'] ?? ''),
);

/**
 * Every minute: whatever is due. All times stand in the database, so a killed process, a lost job or a clock that jumped loses nothing.
 * Each alarm gets a job of its own: one that fails holds up no other.
 */
const sweep = job('duty.sweep', { cron: '* * * * *', isUrgent: true }, async (ctx) => {
  const [after, until] = notDue(ctx.now);
  const due = await sql<{ id: string }>`
    select id from duty.alarm where state = 'RINGING' and (next_at <= ${after} or next_at > ${until}) order by rung_at`.execute(
    ctx.tx,
  );
  for (const { id } of due.rows) await ctx.enqueue(climbQueue, { alarmId: id });
  const held = await sql<{ person_id: string }>`
    select distinct person_id from duty.try
    where result = 'HELD' and (at <= ${new Date(ctx.now.getTime() - bundleSeconds * 1_000)} or at > ${ctx.now})`.execute(
    ctx.tx,
  );
  for (const { person_id } of held.rows) await ctx.enqueue(heldQueue, { personId: person_id });
});

const flushHeld = job(heldQueue, { isUrgent: true }, async (ctx, payload) => {
  await holdRinging(ctx);
  await sendHeld(ctx, asId<PersonId>(payload['personId'] ?? ''));
});

const findGaps = job('duty.find-gaps', { cron: '7 * * * *' }, tellGaps);

/** What became of each try, for itself and for those that its message speaks for. */
async function noteResult(ctx: Context, payload: Payload, result: 'SENT' | 'FAILED' | null): Promise<void> {
  if (payload['purpose'] !== alarmPurpose || payload['subjectKind'] !== trySubject) return;
  const id = payload['subjectId'] ?? '';
  await sql`
    update duty.try set result = coalesce(${result}, result), trouble = coalesce(left(${payload['trouble'] ?? null}, 60), trouble)
    where (id = ${id}::uuid or carried_by = ${id}::uuid) and result in ('QUEUED', 'STOPPED')`.execute(ctx.tx);
}

export const subscribers = [
  answeredByTaking,
  ringHolder,
  endAlarms,
  ...(['phone', 'mail'] as const).flatMap((port) => [
    on(`${port}.sent`, `duty.note-${port}-sent`, (ctx, payload) => noteResult(ctx, payload, 'SENT')),
    on(`${port}.waits`, `duty.note-${port}-waits`, (ctx, payload) => noteResult(ctx, payload, null)),
    on(`${port}.failed`, `duty.note-${port}-failed`, (ctx, payload) => noteResult(ctx, payload, 'FAILED')),
  ]),
];
export const jobs = [climb, sweep, flushHeld, findGaps];
