import { randomBytes } from 'node:crypto';
import { civilDate } from '#kernel/clock/clock.ts';
import type { Room } from '#kernel/actions/room.ts';
import {
  asId,
  type AccountId,
  type FileId,
  newId,
  newOpaqueId,
  type OrganizationId,
  type PersonId,
} from '#kernel/ids/ids.ts';
import { mailRoom } from '#kernel/mail/mail.ts';
import type { Letter } from '#kernel/mail/transport.ts';
import { type Actor, publicActor } from '#kernel/permissions/actor.ts';
import type { Role } from '#kernel/permissions/roles.ts';
import { telephonyRoom } from '#kernel/telephony/telephony.ts';
import { official, type TestPlatform, useTestPlatform } from '#kernel/testing/platform.ts';
import { appointPerson, setFocalPoint } from '#modules/directory/contract.ts';
import { inviteAccount } from '#modules/identity/contract.ts';
import { claimReport, submitReport } from '#modules/reports/contract.ts';
import { listStepsOf, sendStep } from '../contract.ts';

export type Official = Extract<Actor, { kind: 'OFFICIAL' }>;

/** Offices of the seed, by the names that they have on the day of these tests. */
export const names = {
  intake: 'Sở Khoa học và Công nghệ tỉnh Tây Ninh',
  commune: 'Ủy ban nhân dân xã Bến Lức',
  communePolice: 'Công an xã Bến Lức',
  police: 'Công an tỉnh Tây Ninh',
  health: 'Sở Y tế tỉnh Tây Ninh',
  education: 'Sở Giáo dục và Đào tạo tỉnh Tây Ninh',
  otherCommune: 'Ủy ban nhân dân xã Đức Hòa',
} as const;
export type OfficeKey = keyof typeof names;

/** Who serves where, unless a test says otherwise. */
const usual = {
  intake: ['Trần Thị Điều Phối Thử', ['INTAKE_OFFICER', 'COORDINATOR', 'SUPERVISOR']],
  commune: ['Lê Văn Xã Thử', ['CHILD_PROTECTION_WORKER']],
  health: ['Ngô Thị Sức Thử', ['COORDINATOR', 'SUPERVISOR']],
  police: ['Phạm Văn An Thử', ['POLICE_CONTACT', 'COORDINATOR']],
  communePolice: ['Bùi Văn Trực Thử', ['POLICE_CONTACT']],
  otherCommune: ['Đinh Văn Lạ Thử', ['CHILD_PROTECTION_WORKER']],
} as const satisfies Partial<Record<OfficeKey, readonly [string, readonly Role[]]>>;

/** A place of the commune that has an account here. */
export const inBenLuc = { place: 'xã Bến Lức, tỉnh Tây Ninh' };

export const officeOf = (who: Official) => who.grants[0]?.organizationId as OrganizationId;

/** Why something was refused; `DONE` when it was not. */
export const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'DONE',
    (error: { reason?: string }) => error.reason,
  );

/**
 * The whole platform with invented people in offices of the seed: an intake office, a commune and its police, the provincial police and
 * the health department have accounts; the education department has a focal point and none.
 */
export function useOffices(rooms: readonly Room[]) {
  const letters: Letter[] = [];
  const mail = mailRoom({
    send(_id, letter) {
      letters.push(letter);
      return Promise.resolve({ proof: '250 OK' });
    },
  });
  const phone = telephonyRoom({ send: () => Promise.resolve({ proof: '200' }) });
  const test: TestPlatform = useTestPlatform([mail, phone, ...rooms]);
  const ids = new Map<string, OrganizationId>();

  async function officeOf(key: OfficeKey): Promise<OrganizationId> {
    const known = ids.get(key);
    if (known) return known;
    const superuser = await test.client('superuser');
    const found = await superuser.query<{ id: OrganizationId }>(
      "select id from directory.v_organization where name = $1 and valid_from <= '2026-11-23' and (valid_to is null or valid_to > '2026-11-23')",
      [names[key]],
    );
    const id = found.rows[0]?.id;
    if (!id) throw new Error(`no office ${names[key]}`);
    ids.set(key, id);
    return id;
  }

  /** Somebody in a post; with roles, somebody with an account that may be used today. */
  async function appoint(
    organizationId: OrganizationId,
    fullName: string,
    more: {
      roles?: readonly Role[];
      isHead?: boolean;
      title?: string;
      email?: string | null;
      from?: string;
    } = {},
  ): Promise<Official> {
    const { personId, postId } = await test.platform.call(
      official(organizationId, ['DIRECTORY_ADMIN']),
      appointPerson,
      {
        organizationId,
        unitId: null,
        title: more.title ?? `Chức vụ ${fullName}`,
        isHead: more.isHead ?? false,
        fullName,
        phone: null,
        email: more.email === undefined ? `${newOpaqueId<string>()}@vidu.example` : more.email,
        effectiveOn: more.from ?? '2026-01-01',
        validTo: null,
      },
    );
    const actor: Official = {
      kind: 'OFFICIAL',
      accountId: newId<AccountId>(),
      personId: asId<PersonId>(personId),
      grants: (more.roles ?? []).map((role) => ({ role, organizationId })),
    };
    if (!more.roles) return actor;
    const { accountId } = await test.platform.call(
      official(organizationId, ['ACCOUNT_ADMIN']),
      inviteAccount,
      {
        organizationId,
        personId,
        postId,
        email: `${newOpaqueId<string>()}@vidu.example`,
        roles: [...more.roles],
      },
    );
    const superuser = await test.client('superuser');
    await superuser.query("update identity.account set state = 'ACTIVE', active_since = $2 where id = $1", [
      accountId,
      test.clock.now(),
    ]);
    return { ...actor, accountId };
  }

  async function nameFocalPoint(
    organizationId: OrganizationId,
    person: Official,
    deputies: readonly Official[] = [],
    scope = 'ANY',
  ) {
    await test.platform.call(official(organizationId, ['DIRECTORY_ADMIN']), setFocalPoint, {
      organizationId,
      scope,
      personId: person.personId,
      deputyIds: deputies.map((one) => one.personId),
      effectiveOn: civilDate(test.clock.now()),
    });
  }

  /** An office of the seed with a focal point who has an account. */
  async function staffed(
    key: keyof typeof usual,
    [fullName, roles]: readonly [string, readonly Role[]] = usual[key],
  ): Promise<Official> {
    const organizationId = await officeOf(key);
    const person = await appoint(organizationId, fullName, { roles });
    await nameFocalPoint(organizationId, person);
    return person;
  }

  /** Carries out what waits by the test's own clock, the sweep of deadlines first. */
  async function settle(): Promise<void> {
    const sweep = test.platform.rooms
      .flatMap((room) => room.jobs)
      .find((one) => one.name === 'kernel.sweep-clocks');
    if (sweep) await test.platform.runJob(sweep, {});
    await test.runWaitingJobs();
  }

  return {
    test,
    letters,
    officeOf,
    appoint,
    nameFocalPoint,
    staffed,
    settle,
    async later(hours: number): Promise<void> {
      test.clock.advance(hours * 3_600_000);
      await settle();
    },
    /** A report from the form; read by the rules unless told otherwise. */
    async report(text: string, more: Record<string, unknown> = {}): Promise<FileId> {
      await test.platform.call(publicActor, submitReport, {
        nonce: randomBytes(16).toString('base64url'),
        channel: 'WEB',
        report: {
          text,
          childAge: '13 tuổi (ví dụ)',
          informant: { name: 'Người Báo Thử', phone: '0900000001' },
          ...more,
        },
      });
      const superuser = await test.client('superuser');
      const found = await superuser.query<{ file_id: FileId }>(
        'select file_id from reports.report order by reference desc limit 1',
      );
      return asId<FileId>(found.rows[0]?.file_id ?? '');
    },
    async claim(fileId: FileId, who: Official): Promise<void> {
      await test.platform.call(who, claimReport, { fileId });
    },
    /** Asks an office for a part of the work. */
    send: (who: Official, fileId: FileId, to: OrganizationId, more: object = {}) =>
      test.platform.call(who, sendStep, {
        fileId,
        kind: 'PART',
        to: { organizationId: to },
        purpose: 'HANDLE',
        parts: ['TEXT'],
        ...more,
      }),
    stepsOf: async (who: Official, fileId: FileId) =>
      (await test.platform.call(who, listStepsOf, { fileId })).steps,
  };
}
