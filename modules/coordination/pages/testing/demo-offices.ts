import { sql } from 'kysely';
import { asId, newId, newOpaqueId } from '#kernel/ids/ids.ts';
import type { AccountId, FileId, OrganizationId, PersonId } from '#kernel/ids/ids.ts';
import { type Actor, publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { isRole } from '#kernel/permissions/roles.ts';
import { seedDemo } from '#platform/demo/demo.ts';
import type { TestConsole } from '#platform/console/testing/console.ts';
import { submitReport } from '#modules/reports/contract.ts';

export type Official = Extract<Actor, { kind: 'OFFICIAL' }>;

/** People of the demonstration, by their invented names: an intake office, the police, a commune. */
export const demoNames = {
  supervisor: 'Trần Văn Mẫu',
  police: 'Đặng Văn Thử',
  commune: 'Huỳnh Thị Xã Mẫu',
} as const;

/** The demonstration's offices with people, accounts and focal points, as actors of a test. */
export async function demoOffices(
  running: TestConsole,
): Promise<Readonly<Record<keyof typeof demoNames, Official>> & { readonly communeName: string }> {
  const { test } = running;
  await seedDemo(test.platform, running.identity);
  const superuser = await test.client('superuser');
  const find = async (name: string): Promise<Official> => {
    const found = await superuser.query<{ account: string; person: string; office: string; role: string }>(
      `select a.id as account, a.person_id as person, g.organization_id as office, g.role from identity.account a
       join directory.person p on p.id = a.person_id join identity.role_grant g on g.account_id = a.id where p.full_name = $1`,
      [name],
    );
    const [first] = found.rows;
    if (!first) throw new Error(`${name} is not in the demonstration`);
    return {
      kind: 'OFFICIAL',
      accountId: asId<AccountId>(first.account),
      personId: asId<PersonId>(first.person),
      grants: found.rows.flatMap(({ role, office }) =>
        isRole(role) ? [{ role, organizationId: asId<OrganizationId>(office) }] : [],
      ),
    };
  };
  const [supervisor, police, commune] = [
    await find(demoNames.supervisor),
    await find(demoNames.police),
    await find(demoNames.commune),
  ];
  const area = await superuser.query<{ name: string }>(
    `select a.name from directory.v_organization o join directory.v_area a on a.id = o.area_id where o.id = $1 and o.valid_to is null`,
    [commune.grants[0]?.organizationId],
  );
  return { supervisor, police, commune, communeName: area.rows[0]?.name ?? '' };
}

/** A report as somebody would send it, read by the rules; its file. */
export async function reportFrom(
  running: TestConsole,
  told: { readonly text: string; readonly place: string; readonly links?: readonly string[] },
): Promise<FileId> {
  const { test } = running;
  await test.platform.call(publicActor, submitReport, {
    nonce: newOpaqueId<string>().replaceAll('-', '').padEnd(43, 'a').slice(0, 43),
    channel: 'WEB',
    report: {
      text: told.text,
      links: told.links ?? [],
      place: told.place,
      childAge: '13',
      informant: { kind: 'CITIZEN', name: 'Người Thử', phone: '', safeToCall: '', callWhen: '' },
    },
  });
  await test.runWaitingJobs();
  const found = await test.database.run(systemActor('test'), (tx) =>
    sql<{
      file: string;
    }>`select file_id as file from reports.report order by received_at desc, reference desc limit 1`.execute(
      tx,
    ),
  );
  return asId<FileId>(found.rows[0]?.file ?? newId<string>());
}
