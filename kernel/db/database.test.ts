import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { asId, newId, type OrganizationId, type PersonId, type AccountId } from '#kernel/ids/ids.ts';
import { type Actor, publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { useTestDatabase } from '#kernel/testing/database.ts';
import { Database, enterAs } from './database.ts';
import { logins, roleName } from './logins.ts';

const test = useTestDatabase();
const office = asId<OrganizationId>('11111111-1111-7111-8111-111111111111');
const officer: Actor = {
  kind: 'OFFICIAL',
  accountId: newId<AccountId>(),
  personId: newId<PersonId>(),
  grants: [{ role: 'INTAKE_OFFICER', organizationId: office }],
};
type Session = { actor: string; person: string | null; offices: string[] };
const session = sql<Session>`select kernel.actor() as actor, kernel.person() as person, kernel.offices() as offices`;
const nobody = { actor: '', person: null, offices: [] };

describe('the transaction wrapper', () => {
  it('sets who acts, and nothing of it remains on the connection', async () => {
    const one = new Database(test.connection('app'), 1);
    try {
      const inside = await one.run(officer, async (tx) => (await session.execute(tx)).rows[0]);
      expect(inside).toMatchObject({ actor: expect.stringMatching(/^official:/), offices: [office] });
      // The same single connection, by the pool's plain way and after an error.
      await expect(one.run(officer, async (tx) => sql`select 1/0`.execute(tx))).rejects.toThrow(
        /division by zero/,
      );
      const after = await one.run(publicActor, async (tx) => (await session.execute(tx)).rows[0]);
      expect(after).toEqual({ actor: 'public', person: null, offices: [] });
    } finally {
      await one.close();
    }
  });

  it('keeps a hundred callers on three connections apart', async () => {
    const three = new Database(test.connection('app'), 3);
    try {
      const seen = await Promise.all(
        Array.from({ length: 100 }, (_, index) => {
          const mine = asId<OrganizationId>(`11111111-1111-7111-8111-${String(index).padStart(12, '0')}`);
          const actor: Actor = { ...officer, grants: [{ role: 'INTAKE_OFFICER', organizationId: mine }] };
          return three.run(actor, async (tx) => {
            await sql`select pg_sleep(0.002)`.execute(tx);
            return (await session.execute(tx)).rows[0]?.offices.join() === mine;
          });
        }),
      );
      expect(seen.every(Boolean)).toBe(true);
    } finally {
      await three.close();
    }
  });

  it('commits all or nothing', async () => {
    const fileId = newId();
    const failing = test.database.run(systemActor('test'), async (tx) => {
      await tx
        .insertInto('files.file')
        .values({
          id: fileId,
          kind: 'REPORT',
          key_id: 777_001,
          holder_organization_id: office,
          opened_at: new Date(),
          retention_class: 'REPORT',
        })
        .execute();
      throw new Error('on second thoughts');
    });
    await expect(failing).rejects.toThrow('on second thoughts');
    const found = await test.database.run(systemActor('test'), async (tx) =>
      tx.selectFrom('files.file').select('id').where('id', '=', fileId).execute(),
    );
    expect(found).toEqual([]);
  });

  it('in one round trip is the same: the function says who acts, the connection remembers nothing', async () => {
    const superuser = await test.client('superuser');
    await superuser.query(`
      create function kernel.who(actor text, person uuid, offices uuid[], fail boolean) returns table (said text, mine uuid[]) language plpgsql as $$
      begin
        perform kernel.enter(actor, person, offices);
        insert into audit.leaf (body) values ('{"who":"was here"}');
        if fail then raise exception 'failed on purpose'; end if;
        return query select kernel.actor(), kernel.offices();
      end $$; grant execute on function kernel.who to annhi_app`);
    const one = new Database(test.connection('app'), 1);
    const leaves = async () =>
      Number(
        (await superuser.query('select count(*) as n from audit.leaf where body = \'{"who":"was here"}\''))
          .rows[0].n,
      );
    try {
      expect(await one.runFunction(officer, 'kernel.who', [false])).toEqual([
        { said: expect.stringMatching(/^official:/), mine: [office] },
      ]);
      await expect(one.runFunction(officer, 'kernel.who', [true])).rejects.toThrow(/failed on purpose/);
      expect(await leaves()).toBe(1);
      const after = await one.run(publicActor, async (tx) => (await session.execute(tx)).rows[0]);
      expect(after).toEqual({ actor: 'public', person: null, offices: [] });
    } finally {
      await one.close();
    }
  });

  it('without it a connection is nobody, and nobody sees anything', async () => {
    const bare = await test.client('app');
    expect(
      (
        await bare.query(
          'select kernel.actor() as actor, kernel.person() as person, kernel.offices() as offices',
        )
      ).rows,
    ).toEqual([nobody]);
    expect((await bare.query('select count(*)::int as n from files.file')).rows).toEqual([{ n: 0 }]);
  });

  it('a server that is away is named, with what a person should do', async () => {
    const away = new Database({ ...test.connection('app'), host: '/nowhere' }, 1);
    await expect(away.run(publicActor, async () => 1)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'DATABASE_AWAY',
      sentence: { vi: expect.stringContaining('111') },
    });
    await away.close();
  });

  it('a full disk and a lost connection in the middle are named too', async () => {
    const superuser = await test.client('superuser');
    const full = test.database.run(systemActor('test'), async (tx) =>
      sql`do $$ begin raise exception 'no space' using errcode = '53100'; end $$`.execute(tx),
    );
    await expect(full).rejects.toMatchObject({ reason: 'DISK_FULL' });
    const cut = test.database.run(systemActor('test'), async (tx) => {
      const pid = (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)).rows[0]?.pid;
      await superuser.query('select pg_terminate_backend($1)', [pid]);
      await sql`select 1`.execute(tx);
    });
    await expect(cut).rejects.toMatchObject({ reason: 'DATABASE_AWAY' });
    expect(await test.database.run(publicActor, async () => 'goes on')).toBe('goes on');
  });

  it('changes who acts only for the rest of its own transaction', async () => {
    const names = await test.database.run(officer, async (tx) => {
      await enterAs(tx, systemActor('x'));
      return (await session.execute(tx)).rows[0]?.actor;
    });
    expect(names).toBe('system:x');
    expect(
      await test.database.run(publicActor, async (tx) => (await session.execute(tx)).rows[0]?.actor),
    ).toBe('public');
  });
});

describe('the five logins', () => {
  it('are no superusers, bypass nothing, make nothing and are members of nothing', async () => {
    const superuser = await test.client('superuser');
    const { rows } = await superuser.query(
      "select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname like 'annhi\\_%' order by 1",
    );
    expect(rows.map((row) => row.rolname)).toEqual(logins.map(roleName).sort());
    for (const row of rows) expect(Object.values(row).filter((value) => value === true)).toEqual([]);
    const members = await superuser.query(
      "select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname like 'annhi\\_%'",
    );
    expect(members.rows).toEqual([]);
  });

  it('app owns nothing, and every table with an office or a file forces row-level security on its owner too', async () => {
    const superuser = await test.client('superuser');
    const owned = await superuser.query(
      "select c.oid::regclass::text from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('annhi_app', 'annhi_audit', 'annhi_auth')",
    );
    expect(owned.rows).toEqual([]);
    const open = await superuser.query(`
      select distinct c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and a.attname in ('organization_id', 'file_id') and n.nspname not in ('pgboss', 'auth') and not (c.relrowsecurity and c.relforcerowsecurity)`);
    expect(open.rows).toEqual([]);
  });

  it('app cannot make, change or drop anything of the schema', async () => {
    const app = await test.client('app');
    for (const statement of [
      'create table kernel.x (id int)',
      'create schema x',
      'alter table files.file disable row level security',
      'drop policy file_seen on files.file',
      'set role annhi_owner',
      'create function kernel.x() returns int language sql return 1',
      'truncate files.file',
      'delete from files.file',
    ]) {
      await expect(app.query(statement), statement).rejects.toThrow(/permission denied|must be owner/);
    }
  });

  it('no one but the owner of the queue reads it; the app can only enqueue', async () => {
    for (const login of ['app', 'auth', 'audit'] as const) {
      const client = await test.client(login);
      for (const table of ['job', 'queue', 'schedule'])
        await expect(client.query(`select * from pgboss.${table}`)).rejects.toThrow(/permission denied/);
    }
    const app = await test.client('app');
    await expect(app.query("insert into pgboss.job (name) values ('x')")).rejects.toThrow(
      /permission denied/,
    );
    const auth = await test.client('auth');
    await expect(auth.query("select pgboss.enqueue('x', '{}', null, null)")).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('closing', () => {
  it('leaves no connection behind, also when only functions were called', async () => {
    const database = new Database(test.connection('app'), 2);
    await database.runFunction(publicActor, 'kernel.enter', []);
    expect(database.usage().open).toBe(1);
    await database.close();
    expect(database.usage().open).toBe(0);
  });
});
