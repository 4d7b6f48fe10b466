import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import type { changeOrganization } from '../contract.ts';
import { foldName } from '../rules/fold-name.ts';
import { assertMayAdminister, assertNotPast, getOrganizationOn } from '../store/administer.ts';
import { endOn, type Stretch } from '../store/valid-time.ts';

type Input = z.output<typeof changeOrganization.input>;
type Output = z.output<typeof changeOrganization.output>;

/**
 * From `effectiveOn` on the organisation is called as said here, until the next change that is already planned. The version
 * before keeps its words and ends that day.
 */
export const changeOrganizationHandler: Handler<Input, Output> = async (
  ctx,
  { organizationId, effectiveOn, ...changes },
) => {
  await assertMayAdminister(ctx, organizationId);
  assertNotPast(ctx, effectiveOn);
  await getOrganizationOn(ctx.tx, organizationId, effectiveOn);
  if (changes.parentId) await getOrganizationOn(ctx.tx, changes.parentId, effectiveOn);

  const found = await sql<VersionRow>`
    select name, symbol, parent_id as "parentId", agency_identifier as "agencyIdentifier", office_phone as "officePhone",
      office_email as "officeEmail", address, lower(valid) as "validFrom", upper(valid) as "validTo"
    from directory.organization_version where organization_id = ${organizationId}::uuid and valid @> ${effectiveOn}::date`.execute(
    ctx.tx,
  );
  const before = found.rows[0];
  if (!before) throw notFound();
  const after = { ...before, ...changes };
  await endOn(ctx.tx, 'organization_version', organizationId, before, effectiveOn);
  await sql`
    insert into directory.organization_version
      (organization_id, valid, name, name_key, symbol_key, symbol, parent_id, agency_identifier, office_phone, office_email, address)
    values (${organizationId}::uuid, daterange(${effectiveOn}::date, ${before.validTo}::date), ${after.name}, ${foldName(after.name)}, ${foldName(after.symbol)}, ${after.symbol},
      ${after.parentId}::uuid, ${after.agencyIdentifier}, ${after.officePhone}, ${after.officeEmail}, ${after.address})`.execute(
    ctx.tx,
  );
  ctx.note({
    subject: { kind: 'ORGANIZATION', id: organizationId },
    fields: Object.keys(changes),
    facts: { effectiveOn },
  });
  return { organizationId, validFrom: effectiveOn, validTo: before.validTo };
};

interface VersionRow extends Stretch {
  name: string;
  symbol: string;
  parentId: string | null;
  agencyIdentifier: string | null;
  officePhone: string | null;
  officeEmail: string | null;
  address: string | null;
}
