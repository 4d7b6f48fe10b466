import { sql } from 'kysely';
import type { z } from 'zod';

import type { Context, Handler } from '#kernel/actions/context.ts';
import { notFound, refused } from '#kernel/errors/errors.ts';
import { newId, type OrganizationId } from '#kernel/ids/ids.ts';
import type { planSuccession } from '../contract.ts';
import { messages as en } from '../messages.en.ts';
import { messages as vi } from '../messages.vi.ts';
import { foldName } from '../rules/fold-name.ts';
import { checkPlan, type HeldRole, type Predecessor } from '../rules/plan-check.ts';
import { assertKeepsDirectory, assertNotPast, getOrganizationOn } from '../store/administer.ts';
import { planRefusal } from '../store/plan-refusal.ts';
import { endAllOn } from '../store/end-organization.ts';
import { endOn, type Stretch } from '../store/valid-time.ts';

type Input = z.output<typeof planSuccession.input>;
type Output = z.output<typeof planSuccession.output>;
type LockedRole = HeldRole & Stretch & { id: string; part: string };

export const planSuccessionHandler: Handler<Input, Output> = async (ctx, input) => {
  await assertKeepsDirectory(ctx);
  assertNotPast(ctx, input.effectiveOn);
  const predecessors = await lockPredecessors(ctx, input);
  const roles = await lockRoles(ctx, input);
  const checked = checkPlan(
    input.successors.map((successor) => successor.key),
    predecessors,
    roles,
    input.roles,
  );
  if (checked.faults[0]) throw await planRefusal(ctx, checked.faults[0]);

  const idOf = await makeSuccessors(ctx, input);
  for (const predecessor of predecessors) {
    for (const part of predecessor.into) {
      await sql`
        insert into directory.organization_succession (from_id, to_id, effective_on, extent, share, legal_basis)
        values (${predecessor.organizationId}::uuid, ${idOf(part.successor)}::uuid, ${input.effectiveOn}::date, ${part.extent}, ${part.share}, ${input.legalBasis})`.execute(
        ctx.tx,
      );
    }
  }
  for (const [role, key] of checked.roles)
    await moveRole(ctx, role as LockedRole, idOf(key), input.effectiveOn);
  for (const predecessor of predecessors.filter((one) => one.ends)) {
    const heirs = [...new Set(predecessor.into.map((part) => idOf(part.successor)))];
    await endAllOn(
      ctx.tx,
      predecessor.organizationId,
      input.effectiveOn,
      heirs.length === 1 ? (heirs[0] ?? null) : null,
    );
  }
  for (const predecessor of predecessors) {
    ctx.note({
      subject: { kind: 'ORGANIZATION', id: predecessor.organizationId },
      fields: ['succession'],
      facts: { effectiveOn: input.effectiveOn, legalBasis: input.legalBasis },
    });
  }
  return { successors: input.successors.map(({ key }) => ({ key, organizationId: idOf(key) })) };
};

/** Locked in one order, so that two plans cannot wait for each other; each must be there and have nothing planned after the day. */
async function lockPredecessors(ctx: Context, input: Input): Promise<Predecessor[]> {
  const ids = input.predecessors.map((one) => one.organizationId);
  if (new Set(ids).size !== ids.length)
    throw refused('UNKNOWN_SUCCESSOR', { vi: vi.unknownSuccessor, en: en.unknownSuccessor });
  await sql`select from directory.organization where id = any (${ids}::uuid[]) order by id for no key update`.execute(
    ctx.tx,
  );
  const predecessors: Predecessor[] = [];
  for (const one of input.predecessors) {
    const { name } = await getOrganizationOn(ctx.tx, one.organizationId, input.effectiveOn);
    const later = await sql`
      select from directory.organization o where o.id = ${one.organizationId}::uuid and (upper(o.valid) is not null or exists (
        select from directory.organization_version v where v.organization_id = o.id and lower(v.valid) > ${input.effectiveOn}::date))`.execute(
      ctx.tx,
    );
    if (one.ends && later.rows.length > 0)
      throw refused('ALREADY_PLANNED', { vi: vi.alreadyPlanned(name), en: en.alreadyPlanned(name) });
    predecessors.push({ ...one, name });
  }
  return predecessors;
}

async function lockRoles(ctx: Context, input: Input): Promise<LockedRole[]> {
  const found = await sql<LockedRole>`
    select id, role_code as "roleCode", area_id as "areaId", organization_id as "organizationId", part, lower(valid) as "validFrom", upper(valid) as "validTo"
    from directory.role_assignment
    where organization_id = any (${input.predecessors.map((one) => one.organizationId)}::uuid[])
      and (upper(valid) is null or upper(valid) > ${input.effectiveOn}::date)
    order by id for update`.execute(ctx.tx);
  return found.rows;
}

async function makeSuccessors(ctx: Context, input: Input): Promise<(key: string) => OrganizationId> {
  const ids = new Map<string, OrganizationId>();
  for (const successor of input.successors) {
    if ('organizationId' in successor) {
      await getOrganizationOn(ctx.tx, successor.organizationId, input.effectiveOn);
      ids.set(successor.key, successor.organizationId);
      continue;
    }
    const id = newId<OrganizationId>(ctx.now.getTime());
    const place =
      await sql`select from directory.area where id = ${successor.areaId}::uuid and valid @> ${input.effectiveOn}::date`.execute(
        ctx.tx,
      );
    if (place.rows.length === 0) throw notFound();
    if (successor.parentId) await getOrganizationOn(ctx.tx, successor.parentId, input.effectiveOn);
    await sql`
      insert into directory.organization (id, kind, area_id, valid, certainty)
      values (${id}::uuid, ${successor.kind}, ${successor.areaId}::uuid, daterange(${input.effectiveOn}::date, null), 'VERIFIED')`.execute(
      ctx.tx,
    );
    await sql`
      insert into directory.organization_version (organization_id, valid, name, name_key, symbol_key, symbol, parent_id)
      values (${id}::uuid, daterange(${input.effectiveOn}::date, null), ${successor.name}, ${foldName(successor.name)},
        ${foldName(successor.symbol)}, ${successor.symbol}, ${successor.parentId}::uuid)`.execute(ctx.tx);
    ids.set(successor.key, id);
  }
  return (key) => {
    const id = ids.get(key);
    if (!id) throw notFound();
    return id;
  };
}

/** The role goes over on the day, without a gap; one that was planned to end later still ends then. Who helped now leads. */
async function moveRole(
  ctx: Context,
  role: LockedRole,
  to: OrganizationId,
  date: Input['effectiveOn'],
): Promise<void> {
  await endOn(ctx.tx, 'role_assignment', role.id, role, date);
  const from = role.validFrom > date ? role.validFrom : date;
  const held = await sql<Stretch & { id: string }>`
    select id, lower(valid) as "validFrom", upper(valid) as "validTo" from directory.role_assignment
    where role_code = ${role.roleCode} and area_id = ${role.areaId}::uuid and organization_id = ${to}::uuid
      and valid && daterange(${from}::date, ${role.validTo}::date)`.execute(ctx.tx);
  if (held.rows.length > 0 && role.part === 'COORDINATING') return;
  for (const helping of held.rows) await endOn(ctx.tx, 'role_assignment', helping.id, helping, from);
  await sql`
    insert into directory.role_assignment (id, role_code, area_id, organization_id, part, valid, certainty)
    values (${newId<string>(ctx.now.getTime())}::uuid, ${role.roleCode}, ${role.areaId}::uuid, ${to}::uuid, ${role.part},
      daterange(${from}::date, ${role.validTo}::date), 'VERIFIED')`.execute(ctx.tx);
}
