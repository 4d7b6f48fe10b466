/** Rings the person on duty until a person answers, and says beforehand when nobody will. The only file of this room that other rooms import. */
import { z } from 'zod';
import { defineAction, defineQuery } from '#kernel/actions/handle.ts';
import type { Platform } from '#kernel/actions/platform.ts';
import { asId, type FileId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { allowFile, allowPublic, allowSignedIn, allowSystem } from '#kernel/permissions/allow.ts';
import { fileRoles } from '#kernel/permissions/roles.ts';
import { ranks } from './rules/ladder.ts';

const zFileId = z.uuid().transform((id) => asId<FileId>(id));
const zOrganizationId = z.uuid().transform((id) => asId<OrganizationId>(id));
const zPersonId = z.uuid().transform((id) => asId<PersonId>(id));
const zAlarmId = z.uuid();

export const alarmReasons = ['EMERGENCY', 'STEP', 'UNREAD'] as const;
export const zAlarmReason = z.enum(alarmReasons);

/**
 * One attempt to reach one person. `SENT`: the gateway or mail server took it; `FAILED`: it did not, `trouble` says why in one word;
 * `NO_ADDRESS`: the directory knows no number or address; `NOBODY`: the rank has nobody; `UNSAFE`: passed over, the report concerns
 * this person; `HELD`: joins the next message to the same person; `STOPPED`: somebody answered before it left.
 */
export const zTry = z.object({
  at: z.string(),
  rank: z.enum(ranks),
  personId: zPersonId.nullable(),
  personName: z.string().nullable(),
  channel: z.enum(['CALL', 'TEXT', 'MAIL', 'NONE']),
  result: z.enum(['QUEUED', 'SENT', 'FAILED', 'NO_ADDRESS', 'NOBODY', 'UNSAFE', 'HELD', 'STOPPED']),
  trouble: z.string().nullable(),
});

export const zAlarm = z.object({
  alarmId: zAlarmId,
  fileId: zFileId,
  /** The report's number, as everywhere in the console. */
  reference: z.number(),
  organizationId: zOrganizationId,
  organizationName: z.string().nullable(),
  why: zAlarmReason,
  /** `ENDED`: the report was closed while it rang. */
  state: z.enum(['RINGING', 'ANSWERED', 'ENDED']),
  rungAt: z.string(),
  /** When the next person is rung; null once it stopped. */
  nextAt: z.string().nullable(),
  answeredAt: z.string().nullable(),
  answeredBy: zPersonId.nullable(),
  answeredByName: z.string().nullable(),
  /** The one who looks may answer it (a person of that office). */
  mayAnswer: z.boolean(),
  tries: z.array(zTry),
});
export type Alarm = z.infer<typeof zAlarm>;

/**
 * Rings an office about a file until a person of that office answers. One alarm per file and office at a time: a second call joins it.
 * An office that the report names as unsafe is never rung: the alarm opens at the next safe one (`organizationId` of the answer).
 */
export const ring = defineAction('duty.ring', {
  input: z.strictObject({ fileId: zFileId, organizationId: zOrganizationId, why: zAlarmReason }),
  output: z.object({ alarmId: zAlarmId, organizationId: zOrganizationId }),
  allow: allowSystem,
});

/** "Tôi nhận": stops the ringing at once. Only a person of the office that is rung. Two at once: one wins, both read who. */
export const answerAlarm = defineAction('duty.answer-alarm', {
  input: z.strictObject({ alarmId: zAlarmId }),
  output: z.object({
    answeredAt: z.string(),
    answeredByName: z.string().nullable(),
    isMine: z.boolean(),
    fileId: zFileId,
  }),
  allow: allowSignedIn,
});

/** Alarms of one's own offices: those that ring, then those answered in the last seven days. */
export const listAlarms = defineQuery('duty.list-alarms', {
  input: z.strictObject({}),
  output: z.object({ alarms: z.array(zAlarm) }),
  allow: allowSignedIn,
  reads: 'OPEN',
});

/** Alarms about one file, newest first, for whoever may see the file. */
export const listAlarmsOf = defineQuery('duty.list-alarms-of', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({ alarms: z.array(zAlarm) }),
  allow: allowFile(fileRoles, 'ANY'),
  reads: 'OPEN',
});

/** How many alarms ring in one's own offices: for the banner. A number only. */
export const countAlarms = defineQuery('duty.count-alarms', {
  input: z.strictObject({}),
  output: z.object({ ringing: z.number().int() }),
  allow: allowSignedIn,
  reads: 'OPEN',
});

/** Hours of the next seven days without anybody in the emergency roster of one's own offices, and one's own shifts. */
export const getMyDuty = defineQuery('duty.get-my-duty', {
  input: z.strictObject({}),
  output: z.object({
    shifts: z.array(
      z.object({
        organizationName: z.string().nullable(),
        kind: z.enum(['INTAKE', 'EMERGENCY']),
        isBackup: z.boolean(),
        startsAt: z.string(),
        endsAt: z.string(),
      }),
    ),
    gaps: z.array(
      z.object({
        organizationId: zOrganizationId,
        organizationName: z.string().nullable(),
        startsAt: z.string(),
        endsAt: z.string(),
      }),
    ),
  }),
  allow: allowSignedIn,
  reads: 'OPEN',
});

/**
 * Whether somebody of the single intake office reads now. Null: somebody is on INTAKE or EMERGENCY duty. Else the instant from which
 * somebody will be (the end of the next seven days when the roster says nothing). Per page view use `attendanceOf`.
 */
export const findAttendance = defineQuery('duty.find-attendance', {
  input: z.strictObject({}),
  output: z.object({ unattendedUntil: z.string().nullable() }),
  allow: allowPublic,
  reads: 'OPEN',
});

export type Attendance = { readonly unattendedUntil: string | null };

const freshMs = 15_000;
const remembered = new WeakMap<Platform, { readonly at: number; readonly said: Promise<Attendance> }>();

/**
 * `findAttendance` for every page view: asked at most once in 15 seconds and shared by all who ask meanwhile. When it cannot be said
 * (the database is away) nobody is claimed to be awake, nor to be so soon.
 */
export function attendanceOf(platform: Platform): Promise<Attendance> {
  const now = platform.clock.now().getTime();
  const last = remembered.get(platform);
  if (last && now >= last.at && now - last.at < freshMs) return last.said;
  const said = platform
    .call(publicActor, findAttendance, {})
    .catch(() => ({ unattendedUntil: new Date(now + 7 * 86_400_000).toISOString() }));
  remembered.set(platform, { at: now, said });
  return said;
}
