import { sql } from 'kysely';
import type { Tx } from '#kernel/db/database.ts';
import { buildPowers, buildRegistry } from './registry.ts';
import type { LegalBasisRegistry, Power } from './registry.ts';

/** The registry as it stands in the database, in this transaction. */
export async function loadRegistry(tx: Tx): Promise<LegalBasisRegistry> {
  const { rows } = await sql`
    select i.id, i.kind, i.number, i.title, i.valid_from as "validFrom", i.valid_to as "validTo", i.confidence, i.source,
           coalesce(array_agg(s.successor_id order by s.successor_id) filter (where s.successor_id is not null), '{}') as "successorIds"
      from legal_basis.instrument i left join legal_basis.succession s on s.instrument_id = i.id
     group by i.id`.execute(tx);
  return buildRegistry(rows);
}

/** The powers as they stand in the database. */
export async function loadPowers(tx: Tx): Promise<readonly Power[]> {
  const { rows } = await sql<
    Record<string, unknown> & { organizationId: string | null; functionalRole: string | null }
  >`
    select id, holder_organization_id as "organizationId", holder_functional_role as "functionalRole", power,
           legal_basis_id as "legalBasisId", article, valid_from as "validFrom", valid_to as "validTo",
           entered_by as "enteredBy", is_demo as "isDemo"
      from legal_basis.power order by id`.execute(tx);
  return buildPowers(
    rows.map(({ organizationId, functionalRole, ...rest }) => ({
      ...rest,
      holder: organizationId === null ? { functionalRole } : { organizationId },
    })),
  );
}
