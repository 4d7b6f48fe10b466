import { sql } from 'kysely';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { type Actor, systemActor } from '#kernel/permissions/actor.ts';
import { type Role, roleNames } from '#kernel/permissions/roles.ts';
import { official, type TestPlatform } from '#kernel/testing/platform.ts';

type Official = Extract<Actor, { kind: 'OFFICIAL' }>;

/** Somebody of the office that takes reports in. */
export async function intakeOfficer(
  test: TestPlatform,
  roles: readonly Role[] = roleNames,
): Promise<Official> {
  const found = await ask<{ id: string }>(
    test,
    `select reports.single_intake('${test.clock.now().toISOString()}') as id`,
  );
  return official(found[0]?.id ?? '', roles);
}

/** Somebody of another office, with every role there is. */
export async function strangeOfficer(test: TestPlatform): Promise<Official> {
  const found = await ask<{ id: string }>(
    test,
    `select id from directory.v_organization_today where id is distinct from reports.single_intake('${test.clock.now().toISOString()}') order by name limit 1`,
  );
  return official(found[0]?.id ?? '', roleNames);
}

/** The file that came last. */
export async function lastFile(test: TestPlatform): Promise<FileId> {
  const found = await ask<{ file_id: string }>(
    test,
    'select file_id from reports.report order by reference desc limit 1',
  );
  return asId<FileId>(found[0]?.file_id ?? '');
}

export async function countReports(test: TestPlatform): Promise<number> {
  return (await ask(test, 'select file_id from reports.report')).length;
}

function ask<Row>(test: TestPlatform, text: string): Promise<Row[]> {
  return test.database.run(
    systemActor('test'),
    async (tx) => (await sql<Row>`${sql.raw(text)}`.execute(tx)).rows,
  );
}
