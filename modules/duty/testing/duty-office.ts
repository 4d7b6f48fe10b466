import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import type { Payload, Room } from '#kernel/actions/room.ts';
import { mailRoom } from '#kernel/mail/mail.ts';
import type { Letter } from '#kernel/mail/transport.ts';
import { asId, type FileId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import { type Actor, publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { official, type TestPlatform, useTestPlatform } from '#kernel/testing/platform.ts';
import { telephonyRoom } from '#kernel/telephony/telephony.ts';
import type { PhoneMessage } from '#kernel/telephony/transport.ts';
import { appointPerson, setDutyShift } from '#modules/directory/contract.ts';
import { listAlarmsOf, ring } from '../contract.ts';
import { submitReport } from '#modules/reports/contract.ts';
import { dutyRoom } from '../room.ts';

type Official = Extract<Actor, { kind: 'OFFICIAL' }>;

/**
 * The single intake office of the seed with invented people, both ports open or broken by hand, at 02:00 at night in Viet Nam; beside the
 * rooms that duty speaks with, which the test brings along.
 */
export function useDutyOffice(others: readonly Room[]) {
  const letters: Letter[] = [];
  const rung: PhoneMessage[] = [];
  const ports = { mailIsDown: false, gatewayIsDown: false };
  const mail = mailRoom({
    send(_id, letter) {
      if (ports.mailIsDown) return Promise.reject(Object.assign(new Error('down'), { code: 'ECONNECTION' }));
      letters.push(letter);
      return Promise.resolve({ proof: '250 OK' });
    },
  });
  const phone = telephonyRoom({
    send(_id, message) {
      if (ports.gatewayIsDown)
        return Promise.reject(Object.assign(new Error('down'), { code: 'GATEWAY_DOWN' }));
      rung.push(message);
      return Promise.resolve({ proof: '200' });
    },
  });
  const test = useTestPlatform([mail, phone, ...others, dutyRoom], '2026-11-23T19:00:00Z');

  async function intakeOffice(): Promise<OrganizationId> {
    return test.database.run(systemActor('test'), async (tx) => {
      const found = await sql<{
        id: string;
      }>`select reports.single_intake(${test.clock.now()}) as id`.execute(tx);
      return asId<OrganizationId>(found.rows[0]?.id ?? '');
    });
  }

  return {
    test,
    letters,
    rung,
    ports,
    intakeOffice,
    /** An invented official of the office, reachable by telephone and mail unless told otherwise. */
    async appoint(
      fullName: string,
      more: { isHead?: boolean; phone?: string | null; email?: string | null; organizationId?: string } = {},
    ): Promise<Official> {
      const organizationId = more.organizationId ?? (await intakeOffice());
      const number = `09${String(900_000_000 + Math.abs(hash(fullName))).slice(1, 9)}`;
      const { personId } = await test.platform.call(
        official(organizationId, ['DIRECTORY_ADMIN']),
        appointPerson,
        {
          organizationId,
          unitId: null,
          title: `Chức vụ của ${fullName}`,
          isHead: more.isHead ?? false,
          fullName,
          phone: more.phone === undefined ? number : more.phone,
          email: more.email === undefined ? `${hash(fullName)}@vidu.example` : more.email,
          effectiveOn: '2026-01-01',
          validTo: null,
        },
      );
      return { ...official(organizationId, ['INTAKE_OFFICER']), personId: asId<PersonId>(personId) };
    },
    /** A shift of the emergency roster around the present. */
    async putOnDuty(person: Official, backup: Official | null = null, hours = 5): Promise<void> {
      const organizationId = person.grants[0]?.organizationId ?? '';
      const now = test.clock.now().getTime();
      await test.platform.call(official(organizationId, ['DIRECTORY_ADMIN']), setDutyShift, {
        organizationId,
        kind: 'EMERGENCY',
        personId: person.personId,
        backupId: backup?.personId ?? null,
        startsAt: new Date(now - 3_600_000).toISOString(),
        endsAt: new Date(now + hours * 3_600_000).toISOString(),
      });
    },
    async report(text: string): Promise<FileId> {
      await test.platform.call(publicActor, submitReport, {
        nonce: randomBytes(16).toString('base64url'),
        channel: 'WEB',
        report: { text },
      });
      return test.database.run(systemActor('test'), async (tx) => {
        const found = await sql<{
          id: string;
        }>`select file_id as id from reports.report order by reference desc limit 1`.execute(tx);
        return asId<FileId>(found.rows[0]?.id ?? '');
      });
    },
    async ring(fileId: FileId, organizationId?: string) {
      return test.platform.call(systemActor('test'), ring, {
        fileId,
        organizationId: organizationId ?? (await intakeOffice()),
        why: 'EMERGENCY',
      });
    },
    async minutesLater(minutes: number): Promise<void> {
      test.clock.advance(minutes * 60_000);
      const sweep = test.platform.rooms.flatMap((room) => room.jobs).find((one) => one.name === 'duty.sweep');
      if (!sweep) throw new Error('no sweep');
      await test.platform.runJob(sweep, {});
      await hurry(test);
    },
    alarmsOf: async (fileId: FileId) =>
      (await test.platform.call(official(await intakeOffice(), ['SUPERVISOR']), listAlarmsOf, { fileId }))
        .alarms,
  };
}

/** Runs what is due by the test's own clock, which the database does not know: at once, or at an hour that has come. */
export async function hurry(test: TestPlatform): Promise<void> {
  const client = await test.client('jobs');
  const works = new Map(
    test.platform.rooms.flatMap((room) => [...room.jobs, ...room.subscribers]).map((one) => [one.name, one]),
  );
  for (;;) {
    const next = await client.query<{ name: string; data: Payload }>(
      `delete from pgboss.job where id = (
         select id from pgboss.job where state = 'created' and (start_after = created_on or start_after <= $1) order by created_on limit 1
       ) returning name, data`,
      [test.clock.now()],
    );
    const row = next.rows[0];
    if (!row) return;
    const work = works.get(row.name);
    if (!work) throw new Error(`nobody works the queue ${row.name}`);
    await test.platform.runJob(work, row.data);
  }
}

function hash(text: string): number {
  let value = 7;
  for (const char of text) value = (value * 31 + (char.codePointAt(0) ?? 0)) % 99_999_989;
  return value;
}
