import { sql } from 'kysely';
import type { Tx } from '#kernel/db/database.ts';
import type { OrganizationId } from '#kernel/ids/ids.ts';
import type { Actor } from './actor.ts';
import type { Permission } from './allow.ts';
import type { Role } from './roles.ts';

/** Decides one permission for one input, with one query at most; absent and forbidden files cost the same query. */
export async function isPermitted<Input>(
  { actor, tx }: { readonly actor: Actor; readonly tx: Tx },
  allow: Permission<Input>,
  input: Input,
): Promise<boolean> {
  if (allow.where !== 'FILE') return isPermittedWithoutDatabase(actor, allow, input);
  return mayTouchFile(tx, actor, officesWith(actor, allow.roles), allow.file(input), allow.whose);
}

/** The part that needs no query: everything but files. */
export function isPermittedWithoutDatabase<Input>(
  actor: Actor,
  allow: Permission<Input>,
  input: Input,
): boolean {
  switch (allow.where) {
    case 'PUBLIC':
      return true;
    case 'SYSTEM':
      return actor.kind === 'SYSTEM';
    case 'PROVIDER':
      return actor.kind === 'PROVIDER';
    case 'SIGNED_IN':
      return actor.kind === 'OFFICIAL';
    case 'OFFICE': {
      const offices = officesWith(actor, allow.roles);
      return allow.of ? offices.includes(allow.of(input)) : offices.length > 0;
    }
    case 'FILE':
      return false;
  }
}

function officesWith(actor: Actor, roles: readonly Role[]): OrganizationId[] {
  if (actor.kind !== 'OFFICIAL') return [];
  return actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.organizationId);
}

async function mayTouchFile(
  tx: Tx,
  actor: Actor,
  offices: readonly OrganizationId[],
  file: string,
  whose: 'ANY' | 'WHOLE' | 'HOLDER' | 'CLAIMANT',
): Promise<boolean> {
  const person = actor.kind === 'OFFICIAL' ? actor.personId : null;
  const found = await sql<{ holds: boolean; claimed: boolean }>`
    select f.holder_organization_id = any (${offices}::uuid[]) as holds, f.holder_person_id is not distinct from ${person}::uuid as claimed
    from files.file f
    where f.id = ${file}::uuid
      and exists (
        select from files.access a
        where a.file_id = f.id and a.organization_id = any (${offices}::uuid[])
          and a.valid_from <= kernel.now() and (a.valid_until is null or a.valid_until > kernel.now())
          and (${whose} <> 'WHOLE' or a.parts is null)
      )`.execute(tx);
  const row = found.rows[0];
  if (!row) return false;
  if (whose === 'ANY' || whose === 'WHOLE') return true;
  return whose === 'HOLDER' ? row.holds : row.holds && row.claimed;
}
