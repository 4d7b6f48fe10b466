import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { asId, type AccountId, type FileId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import { useTestDatabase } from '#kernel/testing/database.ts';
import { type Actor, type Grant, publicActor, systemActor } from './actor.ts';
import {
  allowFile,
  allowOffice,
  allowProvider,
  allowPublic,
  allowSignedIn,
  allowSystem,
  type Permission,
} from './allow.ts';
import { isPermitted } from './decide.ts';
import { type Role, roleNames } from './roles.ts';

const test = useTestDatabase();
const offices = Array.from({ length: 4 }, () => asId<OrganizationId>(randomUUID()));
const people = Array.from({ length: 3 }, () => asId<PersonId>(randomUUID()));
const now = new Date('2026-11-23T02:00:00Z');
const hour = 3_600_000;

/** A file as the test knows it; the oracle below reads only this. */
type FileCase = {
  readonly id: FileId;
  readonly holder: number;
  readonly claimant: number | null;
  readonly access: readonly { office: number; from: number; until: number | null; isPart: boolean }[];
};
const files: FileCase[] = [];
let superuser: pg.Client;

beforeAll(async () => {
  superuser = await test.client('superuser');
  const spans = [
    [-2, null],
    [-2, 0],
    [-2, -1],
    [0, null],
    [0, 1],
    [1, null],
    [-1, 1],
  ] as const;
  let key = 5_000_000;
  for (const [from, until] of spans) {
    for (const holder of [0, 1]) {
      for (const claimant of [null, 0, 1]) {
        const file = {
          id: asId<FileId>(randomUUID()),
          holder,
          claimant,
          access: [
            { office: 0, from, until, isPart: claimant === 1 },
            { office: 2, from: -2, until: null, isPart: holder === 0 },
          ],
        };
        files.push(file);
        await superuser.query(
          "insert into files.file (id, kind, key_id, holder_organization_id, holder_person_id, opened_at, retention_class) values ($1, 'REPORT', $2, $3, $4, $5, 'REPORT')",
          [file.id, (key += 1), offices[holder], claimant === null ? null : people[claimant], now],
        );
        for (const one of file.access) {
          await superuser.query(
            "insert into files.access (file_id, organization_id, valid_from, valid_until, why, parts) values ($1, $2, $3, $4, 'TEST', $5)",
            [
              file.id,
              offices[one.office],
              new Date(now.getTime() + one.from * hour),
              one.until === null ? null : new Date(now.getTime() + one.until * hour),
              one.isPart ? ['PLACE'] : null,
            ],
          );
        }
      }
    }
  }
});

/** Written from the glossary and the doc comment of `Permission`, not from decide.ts: sets and quantifiers, no SQL. */
function oracle(
  actor: Actor,
  allow: Permission<{ office: OrganizationId; fileId: FileId }>,
  input: { office: OrganizationId; fileId: FileId },
): boolean {
  if (allow.where === 'PUBLIC') return true;
  if (allow.where === 'SYSTEM') return actor.kind === 'SYSTEM';
  if (allow.where === 'PROVIDER') return actor.kind === 'PROVIDER';
  if (actor.kind !== 'OFFICIAL') return false;
  if (allow.where === 'SIGNED_IN') return true;
  const held = new Set(
    actor.grants
      .filter((grant) => new Set<Role>(allow.roles).has(grant.role))
      .map((grant) => grant.organizationId),
  );
  if (allow.where === 'OFFICE') return allow.of ? held.has(input.office) : held.size > 0;
  const file = files.find((one) => one.id === input.fileId);
  const sees =
    file?.access.some(
      (one) =>
        held.has(offices[one.office] as OrganizationId) &&
        one.from <= 0 &&
        (one.until === null || one.until > 0) &&
        (allow.whose !== 'WHOLE' || !one.isPart),
    ) ?? false;
  if (!file || !sees) return false;
  if (allow.whose === 'ANY' || allow.whose === 'WHOLE') return true;
  const holds = held.has(offices[file.holder] as OrganizationId);
  if (allow.whose === 'HOLDER') return holds;
  return holds && file.claimant !== null && people[file.claimant] === actor.personId;
}

const anyRole = fc.constantFrom(...roleNames.slice(0, 4));
const anyGrant: fc.Arbitrary<Grant> = fc.record({
  role: anyRole,
  organizationId: fc.constantFrom(...offices),
});
const anyActor: fc.Arbitrary<Actor> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.constantFrom<Actor>(publicActor, systemActor('x'), {
      kind: 'PROVIDER',
      providerId: 'p',
      removalRequestId: 'r',
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('OFFICIAL' as const),
      accountId: fc.constant(asId<AccountId>(randomUUID())),
      personId: fc.constantFrom(...people),
      grants: fc.array(anyGrant, { maxLength: 4 }),
    }),
  },
);
type Input = { office: OrganizationId; fileId: FileId };
const anyRoles = fc.uniqueArray(anyRole, { maxLength: 3 });
const anyPermission: fc.Arbitrary<Permission<Input>> = fc.oneof(
  fc.constantFrom<Permission<Input>>(allowPublic, allowSystem, allowProvider, allowSignedIn),
  anyRoles.map((roles): Permission<Input> => allowOffice<Input>(roles)),
  anyRoles.map((roles): Permission<Input> => allowOffice<Input>(roles, (input) => input.office)),
  fc
    .tuple(
      anyRoles,
      fc.constantFrom('ANY' as const, 'WHOLE' as const, 'HOLDER' as const, 'CLAIMANT' as const),
    )
    .map(([roles, whose]): Permission<Input> => allowFile(roles, whose)),
);

describe('permission', () => {
  it('is what × where × whose, for every actor, declaration and file, as said independently', async () => {
    let granted = 0;
    await fc.assert(
      fc.asyncProperty(
        anyActor,
        anyPermission,
        fc.constantFrom(...offices),
        fc.nat(),
        async (actor, allow, office, pick) => {
          const fileId =
            pick % 8 === 0
              ? asId<FileId>(randomUUID())
              : (files[pick % files.length]?.id ?? asId<FileId>(randomUUID()));
          const input = { office, fileId };
          const decided = await test.database.run(
            actor,
            (tx) => isPermitted({ actor, tx }, allow, input),
            now,
          );
          expect(decided).toBe(oracle(actor, allow, input));
          if (decided) granted += 1;
        },
      ),
      { numRuns: 600, seed: 7 },
    );
    expect(granted).toBeGreaterThan(50);
  });

  it('is said a second time by row-level security: without any check, an office still sees only its files, and only now', async () => {
    for (const [index, office] of offices.entries()) {
      const actor: Actor = {
        kind: 'OFFICIAL',
        accountId: asId<AccountId>(randomUUID()),
        personId: people[0] as PersonId,
        grants: [{ role: 'INTAKE_OFFICER', organizationId: office }],
      };
      const seen = await test.database.run(
        actor,
        async (tx) =>
          (await sql<{ id: string }>`select id from files.file`.execute(tx)).rows.map((row) => row.id),
        now,
      );
      const expected = files
        .filter((file) =>
          file.access.some(
            (one) => one.office === index && one.from <= 0 && (one.until === null || one.until > 0),
          ),
        )
        .map((file) => file.id);
      expect(new Set(seen)).toEqual(new Set(expected));
      const changed = await test.database.run(
        actor,
        async (tx) => (await sql`update files.file set legal_hold = true`.execute(tx)).numAffectedRows,
        now,
      );
      expect(Number(changed)).toBe(expected.length);
    }
    for (const actor of [
      publicActor,
      { kind: 'PROVIDER', providerId: 'p', removalRequestId: 'r' } as const,
    ]) {
      const seen = await test.database.run(
        actor,
        async (tx) => (await sql`select id from files.file`.execute(tx)).rows,
        now,
      );
      expect(seen).toEqual([]);
    }
  });

  it('an office cannot give itself sight of a file that it does not see', async () => {
    const stranger: Actor = {
      kind: 'OFFICIAL',
      accountId: asId<AccountId>(randomUUID()),
      personId: people[0] as PersonId,
      grants: roleNames.map((role) => ({ role, organizationId: offices[3] as OrganizationId })),
    };
    const taken = test.database.run(
      stranger,
      async (tx) => {
        await sql`insert into files.access (file_id, organization_id, valid_from, why) values (${files[0]?.id}::uuid, ${offices[3]}::uuid, ${now}, 'MINE_NOW')`.execute(
          tx,
        );
        return (await sql`select id from files.file`.execute(tx)).rows;
      },
      now,
    );
    await expect(taken).rejects.toThrow(/row-level security/);
  });
});
