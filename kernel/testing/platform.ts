import { beforeAll } from 'vitest';
import type { Platform } from '#kernel/actions/platform.ts';
import { createPlatform } from '#kernel/actions/platform.ts';
import type { Payload, Room } from '#kernel/actions/room.ts';
import { steppingClock } from '#kernel/clock/clock.ts';
import { asId, newId, type AccountId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import type { Role } from '#kernel/permissions/roles.ts';
import { type TestDatabase, useTestDatabase } from './database.ts';

export type TestPlatform = TestDatabase & {
  readonly platform: Platform;
  readonly clock: ReturnType<typeof steppingClock>;
  /** Runs every job that waits, in order, until none is left; returns their names. */
  runWaitingJobs(): Promise<string[]>;
};

/** A platform of these rooms on a database of this test file's own, at a clock that the test moves. */
export function useTestPlatform(rooms: readonly Room[], start = '2026-11-23T02:00:00Z'): TestPlatform {
  const test = useTestDatabase();
  const clock = steppingClock(start);
  let made: Platform | null = null;
  const platform = () => {
    made ??= createPlatform(
      {
        database: test.database,
        keys: test.keys,
        clock,
        mode: 'demo',
        origin: () => 'http://an-nhi.test',
        isPart: true,
      },
      rooms,
    );
    return made;
  };
  beforeAll(async () => {
    const client = await test.client('jobs');
    for (const one of rooms.flatMap((room) => [...room.jobs, ...room.subscribers])) {
      await client.query('select pgboss.create_queue($1, \'{"policy":"standard"}\'::jsonb)', [one.name]);
    }
  });
  return {
    get name() {
      return test.name;
    },
    get database() {
      return test.database;
    },
    get keys() {
      return test.keys;
    },
    connection: (login) => test.connection(login),
    client: (login) => test.client(login),
    get platform() {
      return platform();
    },
    clock,
    async runWaitingJobs() {
      const jobs = new Map(
        platform()
          .rooms.flatMap((room) => [...room.jobs, ...room.subscribers])
          .map((one) => [one.name, one]),
      );
      const client = await test.client('jobs');
      const done: string[] = [];
      for (;;) {
        const next = await client.query<{ id: string; name: string; data: Payload }>(
          "delete from pgboss.job where id = (select id from pgboss.job where state = 'created' and start_after <= now() order by created_on limit 1) returning id, name, data",
        );
        const row = next.rows[0];
        if (!row) return done;
        const one = jobs.get(row.name);
        if (!one) throw new Error(`nobody works the queue ${row.name}`);
        await platform().runJob(one, row.data);
        done.push(row.name);
      }
    },
  };
}

/** An official who holds these roles in one office. Invented ids. */
export function official(
  organizationId: string,
  roles: readonly Role[],
): Extract<Actor, { kind: 'OFFICIAL' }> {
  return {
    kind: 'OFFICIAL',
    accountId: newId<AccountId>(),
    personId: newId<PersonId>(),
    grants: roles.map((role) => ({ role, organizationId: asId<OrganizationId>(organizationId) })),
  };
}
