import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import { refused } from '#kernel/errors/errors.ts';
import { newId } from '#kernel/ids/ids.ts';
import type { setFocalPoint } from '../contract.ts';
import { messages as en } from '../messages.en.ts';
import { messages as vi } from '../messages.vi.ts';
import { assertMayAdminister, assertNotPast, getOrganizationOn } from '../store/administer.ts';
import { countStrangers } from '../store/people.ts';
import { endOn, type Stretch } from '../store/valid-time.ts';

type Input = z.output<typeof setFocalPoint.input>;
type Output = z.output<typeof setFocalPoint.output>;

/** The focal point before ends that day; one that is planned for later stays planned, and this one ends where it begins. */
export const setFocalPointHandler: Handler<Input, Output> = async (ctx, input) => {
  await assertMayAdminister(ctx, input.organizationId);
  assertNotPast(ctx, input.effectiveOn);
  await getOrganizationOn(ctx.tx, input.organizationId, input.effectiveOn);
  const deputies = [...new Set(input.deputyIds)].filter((id) => id !== input.personId);
  const strangers = await countStrangers(
    ctx.tx,
    input.organizationId,
    [input.personId, ...deputies],
    input.effectiveOn,
  );
  if (strangers > 0)
    throw refused('NOT_IN_OFFICE', { vi: vi.notInOffice(strangers), en: en.notInOffice(strangers) });
  if (input.scope !== 'ANY') {
    const role = await sql`select from directory.functional_role where code = ${input.scope}`.execute(ctx.tx);
    if (role.rows.length === 0) throw refused('UNKNOWN_ROLE', { vi: vi.unknownRole, en: en.unknownRole });
  }

  const before = await sql<Stretch & { id: string }>`
    select id, lower(valid) as "validFrom", upper(valid) as "validTo" from directory.focal_point
    where organization_id = ${input.organizationId}::uuid and scope = ${input.scope} and (upper(valid) is null or upper(valid) > ${input.effectiveOn}::date)
    order by valid for update`.execute(ctx.tx);
  const current = before.rows.find((row) => row.validFrom <= input.effectiveOn);
  const next = before.rows.find((row) => row.validFrom > input.effectiveOn);
  if (current) await endOn(ctx.tx, 'focal_point', current.id, current, input.effectiveOn);

  const focalPointId = newId<string>(ctx.now.getTime());
  await sql`
    insert into directory.focal_point (id, organization_id, scope, person_id, valid)
    values (${focalPointId}::uuid, ${input.organizationId}::uuid, ${input.scope}, ${input.personId}::uuid,
      daterange(${input.effectiveOn}::date, ${next?.validFrom ?? null}::date))`.execute(ctx.tx);
  await sql`
    insert into directory.focal_point_deputy (focal_point_id, organization_id, rank, person_id)
    select ${focalPointId}::uuid, ${input.organizationId}::uuid, rank, person_id from unnest(${deputies}::uuid[]) with ordinality as d (person_id, rank)`.execute(
    ctx.tx,
  );
  ctx.note({
    subject: { kind: 'ORGANIZATION', id: input.organizationId },
    fields: ['focalPoint', 'deputies'],
    facts: {
      scope: input.scope,
      personId: input.personId,
      deputyCount: deputies.length,
      effectiveOn: input.effectiveOn,
    },
  });
  return { focalPointId, validTo: next?.validFrom ?? null };
};
