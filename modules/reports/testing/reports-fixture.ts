import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Handle } from '#kernel/actions/handle.ts';
import { job } from '#kernel/actions/room.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import type { Role } from '#kernel/permissions/roles.ts';
import { official, type TestPlatform, useTestPlatform } from '#kernel/testing/platform.ts';
import { rooms } from '#platform/rooms.ts';
import { readReportJob } from '../actions/read-report.ts';
import { submitReport } from '../contract.ts';

export type Sent = { readonly fileId: FileId; readonly trackingCode: string };
type Official = Extract<Actor, { kind: 'OFFICIAL' }>;

export type ReportsFixture = {
  readonly test: TestPlatform;
  /** Sends a report as anybody; the rules have not read it yet. */
  send(report: object, receivedAt?: string): Promise<Sent>;
  /** Sends, and the rules read it. */
  sendRead(report: object): Promise<Sent>;
  /** The job that every acceptance writes. */
  read(fileId: string): Promise<void>;
  call<Input, Output>(actor: Actor, handle: Handle<Input, Output>, input: object): Promise<Output>;
  /** The same as the platform itself. */
  asSystem<Input, Output>(handle: Handle<Input, Output>, input: object): Promise<Output>;
  /** An officer of the single intake office. */
  intake(...roles: Role[]): Promise<Official>;
  /** The id of the office with this name in the shipped directory. */
  office(kind: string): Promise<string>;
  /** Gives an office access to a file, whole or in parts. */
  giveAccess(fileId: string, organizationId: string, parts: readonly string[] | null): Promise<void>;
  /** How often this job has been written and still waits. */
  waiting(queue: string): Promise<number>;
};

/** A platform of all rooms with people who send reports and officers who work on them. */
export function useReports(): ReportsFixture {
  const test = useTestPlatform(rooms);
  const asSystem: ReportsFixture['asSystem'] = (handle, input) =>
    test.platform.call(systemActor('test'), handle, input);
  const ask = <T>(query: (tx: Parameters<Parameters<typeof test.database.run>[1]>[0]) => Promise<T>) =>
    test.database.run(systemActor('test'), query, test.clock.now());
  const send: ReportsFixture['send'] = async (report, receivedAt) => {
    const { trackingCode } = await test.platform.call(publicActor, submitReport, {
      nonce: randomBytes(16).toString('base64url'),
      channel: 'WEB',
      ...(receivedAt ? { receivedAt } : {}),
      report,
    });
    const row = await ask((tx) =>
      tx
        .selectFrom('reports.report')
        .select('file_id')
        .orderBy('reference', 'desc')
        .executeTakeFirstOrThrow(),
    );
    return { fileId: asId<FileId>(row.file_id), trackingCode };
  };
  const read = (fileId: string) =>
    test.platform.runJob(job('reports.read-report', {}, readReportJob), { fileId });
  return {
    test,
    send,
    read,
    async sendRead(report) {
      const sent = await send(report);
      await read(sent.fileId);
      return sent;
    },
    call: (actor, handle, input) => test.platform.call(actor, handle, input),
    asSystem,
    async intake(...roles) {
      const found = await ask((tx) =>
        sql<{ id: string }>`select reports.single_intake(${test.clock.now()}) as id`.execute(tx),
      );
      return official(found.rows[0]?.id ?? '', roles.length > 0 ? roles : ['INTAKE_OFFICER']);
    },
    async office(kind) {
      const row = await ask((tx) =>
        tx
          .selectFrom('directory.v_organization_today')
          .select('id')
          .where('kind', '=', kind)
          .orderBy('name')
          .executeTakeFirstOrThrow(),
      );
      return row.id ?? '';
    },
    async giveAccess(fileId, organizationId, parts) {
      await ask((tx) =>
        tx
          .insertInto('files.access')
          .values({
            file_id: fileId,
            organization_id: organizationId,
            valid_from: new Date(0),
            why: 'STEP',
            parts: parts ? [...parts] : null,
          })
          .execute(),
      );
    },
    async waiting(queue) {
      const jobs = await test.client('jobs');
      const found = await jobs.query<{ count: string }>(
        "select count(*) from pgboss.job where name = $1 and state = 'created'",
        [queue],
      );
      return Number(found.rows[0]?.count);
    },
  };
}
