import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Tx } from '#kernel/db/database.ts';
import { asId, type OrganizationId } from '#kernel/ids/ids.ts';
import { type Actor, publicActor } from '#kernel/permissions/actor.ts';
import { changeOrganization, planSuccession, setDutyShift } from '../contract.ts';
import {
  appointHead,
  BEN_LUC,
  benLucAdmin,
  benLucOfficer,
  DUC_HOA,
  ducHoaAdmin,
  keeper,
  useDirectory,
} from '../testing/directory-fixture.ts';

const test = useDirectory();
let personId: string;
beforeAll(async () => {
  personId = await appointHead(test);
});
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => test.database.run(actor, work);

describe('phones of officials', () => {
  it('are hidden by the database too, and so are names from the public', async () => {
    const rows = (actor: Actor, table: string) =>
      as(
        actor,
        async (tx) => (await sql`select * from ${sql.table(`directory.${table}`)}`.execute(tx)).rows.length,
      );
    expect(await rows(ducHoaAdmin, 'person_contact')).toBe(0);
    expect(await rows(publicActor, 'person_contact')).toBe(0);
    expect(await rows(publicActor, 'person')).toBe(0);
    expect(await rows(publicActor, 'v_person')).toBe(0);
    expect(await rows(ducHoaAdmin, 'person')).toBe(1);
    expect(await rows(benLucOfficer, 'person_contact')).toBe(1);
  });
});

describe('the database refuses what the actions would', () => {
  const writes: [string, (tx: Tx) => Promise<unknown>][] = [
    [
      'rename another office',
      (tx) =>
        sql`update directory.organization_version set name = 'Giả mạo' where organization_id = ${BEN_LUC}::uuid`.execute(
          tx,
        ),
    ],
    [
      'end another office',
      (tx) =>
        sql`update directory.organization set valid = daterange(lower(valid), '2099-01-01') where id = ${BEN_LUC}::uuid`.execute(
          tx,
        ),
    ],
    [
      'end another office’s role',
      (tx) =>
        sql`update directory.role_assignment set valid = daterange(lower(valid), '2099-01-01') where organization_id = ${BEN_LUC}::uuid`.execute(
          tx,
        ),
    ],
    [
      'remove another office’s appointment',
      (tx) => sql`delete from directory.post_holder where organization_id = ${BEN_LUC}::uuid`.execute(tx),
    ],
    [
      'redraw the map',
      (tx) => sql`update directory.area set name = 'Giả mạo' where tier = 'COUNTRY'`.execute(tx),
    ],
  ];
  it.each(writes)('to %s', async (_, write) => {
    for (const actor of [ducHoaAdmin, publicActor]) {
      const changed = await as(actor, write).then(
        (result) => Number((result as { numAffectedRows?: bigint }).numAffectedRows ?? 0n),
        () => 0,
      );
      expect(changed).toBe(0);
    }
  });

  it('to found an organisation, or put a person into another office', async () => {
    await expect(
      as(ducHoaAdmin, (tx) =>
        sql`
      insert into directory.organization (id, kind, area_id, valid, certainty)
      select gen_random_uuid(), 'OTHER', area_id, valid, certainty from directory.organization where id = ${DUC_HOA}::uuid`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/row-level security/u);
    await expect(
      as(ducHoaAdmin, (tx) =>
        sql`
      insert into directory.focal_point (id, organization_id, person_id, valid) values (gen_random_uuid(), ${BEN_LUC}::uuid, ${personId}::uuid, '[2099-01-01,)')`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/row-level security/u);
  });

  it('to rewrite history, even for the own office and the keeper', async () => {
    for (const actor of [benLucAdmin, keeper]) {
      await expect(
        as(actor, (tx) =>
          sql`update directory.organization_version set name = 'Tên khác' where organization_id = ${BEN_LUC}::uuid`.execute(
            tx,
          ),
        ),
      ).rejects.toThrow(/history/u);
      await expect(
        as(actor, (tx) =>
          sql`update directory.organization_version set valid = '[2024-01-01,)' where organization_id = ${BEN_LUC}::uuid`.execute(
            tx,
          ),
        ),
      ).rejects.toThrow(/history/u);
      const removed = await as(actor, (tx) =>
        sql`delete from directory.organization_version where organization_id = ${BEN_LUC}::uuid`.execute(tx),
      );
      expect(removed.numAffectedRows).toBe(0n);
    }
  });

  it('two leads, two names, two focal points for one day', async () => {
    const twice = (table: string, columns: string) =>
      as(keeper, (tx) =>
        sql`insert into ${sql.table(`directory.${table}`)} (${sql.raw(columns)}) select ${sql.raw(columns.replace(/^id,/u, 'gen_random_uuid(),'))} from ${sql.table(`directory.${table}`)} where organization_id = ${BEN_LUC}::uuid`.execute(
          tx,
        ),
      );
    await expect(
      twice('role_assignment', 'id, role_code, area_id, organization_id, part, valid, certainty'),
    ).rejects.toMatchObject({ code: '23P01' });
    await expect(
      twice('organization_version', 'organization_id, valid, name, name_key, symbol_key, symbol'),
    ).rejects.toMatchObject({ code: '23P01' });
  });
});

describe('a person with several offices', () => {
  it('administers only where the role is DIRECTORY_ADMIN', async () => {
    const mixed: Actor = {
      ...benLucOfficer,
      grants: [
        { role: 'DIRECTORY_ADMIN', organizationId: asId<OrganizationId>(DUC_HOA) },
        { role: 'CHILD_PROTECTION_WORKER', organizationId: asId<OrganizationId>(BEN_LUC) },
      ],
    };
    await expect(
      test.platform.call(mixed, changeOrganization, {
        organizationId: BEN_LUC,
        effectiveOn: '2099-01-01',
        symbol: 'X',
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      test.platform.call(mixed, changeOrganization, {
        organizationId: DUC_HOA,
        effectiveOn: '2099-01-01',
        symbol: 'UB',
      }),
    ).resolves.toMatchObject({ validTo: null });
  });

  it('is not the keeper by holding another role in the keeper’s office', async () => {
    const clerk: Actor = {
      ...keeper,
      grants: [{ role: 'RECORDS_CLERK', organizationId: keeper.grants[0]!.organizationId }],
    };
    await expect(
      test.platform.call(clerk, planSuccession, {
        effectiveOn: '2099-01-01',
        legalBasis: 'thử',
        predecessors: [{ organizationId: BEN_LUC, ends: false, into: [] }],
        successors: [{ key: 'x', organizationId: DUC_HOA }],
        roles: [],
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('the public can change nothing', async () => {
    for (const [handle, input] of [
      [changeOrganization, { organizationId: BEN_LUC, effectiveOn: '2099-01-01', symbol: 'X' }],
      [
        setDutyShift,
        {
          organizationId: BEN_LUC,
          kind: 'INTAKE',
          personId,
          backupId: null,
          startsAt: '2099-01-01T00:00:00Z',
          endsAt: '2099-01-01T01:00:00Z',
        },
      ],
    ] as const)
      await expect(
        test.platform.call(publicActor, handle as typeof changeOrganization, input),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
