import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import { refused } from '#kernel/errors/errors.ts';
import { asId, newId, type OrganizationId } from '#kernel/ids/ids.ts';
import type { assignRole } from '../contract.ts';
import { messages as en } from '../messages.en.ts';
import { messages as vi } from '../messages.vi.ts';
import {
  assertMayAdminister,
  assertMaySpeakFor,
  assertNotPast,
  getOrganizationOn,
} from '../store/administer.ts';
import { endOn, type Stretch } from '../store/valid-time.ts';

type Input = z.output<typeof assignRole.input>;
type Output = z.output<typeof assignRole.output>;

/** Whoever takes a lead away from an office must be allowed to speak for that office too. */
export const assignRoleHandler: Handler<Input, Output> = async (ctx, input) => {
  // One at a time per role and place; not "for update", since row-level security would hide the very rows another office holds.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${input.roleCode}|${input.areaId}`}, 0))`.execute(
    ctx.tx,
  );
  await assertMayAdminister(ctx, input.organizationId);
  assertNotPast(ctx, input.effectiveOn);
  await getOrganizationOn(ctx.tx, input.organizationId, input.effectiveOn);
  const role = await sql<{
    code: string;
  }>`select code from directory.functional_role where code = ${input.roleCode}`.execute(ctx.tx);
  if (role.rows.length === 0) throw refused('UNKNOWN_ROLE', { vi: vi.unknownRole, en: en.unknownRole });
  if (input.unitId) {
    const unit = await sql`
      select from directory.unit where id = ${input.unitId}::uuid and organization_id = ${input.organizationId}::uuid and valid @> ${input.effectiveOn}::date`.execute(
      ctx.tx,
    );
    if (unit.rows.length === 0)
      throw refused('UNIT_NOT_IN_ORGANIZATION', {
        vi: vi.unitNotInOrganization,
        en: en.unitNotInOrganization,
      });
  }

  const before = await sql<Stretch & { id: string; organizationId: string; part: string }>`
    select id, organization_id as "organizationId", part, lower(valid) as "validFrom", upper(valid) as "validTo" from directory.role_assignment
    where role_code = ${input.roleCode} and area_id = ${input.areaId}::uuid
      and (organization_id = ${input.organizationId}::uuid or (part = 'LEAD' and ${input.part} = 'LEAD'))
      and (upper(valid) is null or upper(valid) > ${input.effectiveOn}::date)
    order by valid`.execute(ctx.tx);
  const current = before.rows.filter((row) => row.validFrom <= input.effectiveOn);
  const next = before.rows.find((row) => row.validFrom > input.effectiveOn);
  for (const row of current) {
    await assertMaySpeakFor(ctx, row.organizationId);
    await endOn(ctx.tx, 'role_assignment', row.id, row, input.effectiveOn);
  }
  const assignmentId = newId<string>(ctx.now.getTime());
  await sql`
    insert into directory.role_assignment (id, role_code, area_id, organization_id, unit_id, part, valid, certainty)
    values (${assignmentId}::uuid, ${input.roleCode}, ${input.areaId}::uuid, ${input.organizationId}::uuid, ${input.unitId}::uuid, ${input.part},
      daterange(${input.effectiveOn}::date, ${next?.validFrom ?? null}::date), 'VERIFIED')`.execute(ctx.tx);

  const lead = current.find((row) => row.part === 'LEAD' && row.organizationId !== input.organizationId);
  const replaced = lead ? await getOrganizationOn(ctx.tx, lead.organizationId, lead.validFrom) : null;
  ctx.note({
    subject: { kind: 'ORGANIZATION', id: input.organizationId },
    fields: ['roleAssignment'],
    facts: {
      roleCode: input.roleCode,
      areaId: input.areaId,
      part: input.part,
      effectiveOn: input.effectiveOn,
      replaced: lead?.organizationId ?? null,
    },
  });
  return {
    assignmentId,
    replaced: replaced
      ? { organizationId: asId<OrganizationId>(replaced.id), name: replaced.name, symbol: replaced.symbol }
      : null,
    validTo: next?.validFrom ?? null,
  };
};
