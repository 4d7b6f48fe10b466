import { sql } from 'kysely';
import type { z } from 'zod';

import type { Context, Handler } from '#kernel/actions/context.ts';
import { notFound, refused } from '#kernel/errors/errors.ts';
import { type AreaId, newId } from '#kernel/ids/ids.ts';
import type { planAreaSuccession } from '../contract.ts';
import { messages as en } from '../messages.en.ts';
import { messages as vi } from '../messages.vi.ts';
import type { AdminTier, AreaKind } from '../rules/model.ts';
import { checkPlan, type Predecessor } from '../rules/plan-check.ts';
import { bareKeyOf } from '../rules/resolve-place-name.ts';
import { assertKeepsDirectory, assertNotPast, isOverlap } from '../store/administer.ts';
import { planRefusal } from '../store/plan-refusal.ts';

type Input = z.output<typeof planAreaSuccession.input>;
type Output = z.output<typeof planAreaSuccession.output>;

const TIER_OF: Readonly<Record<AreaKind, AdminTier>> = {
  COUNTRY: 'COUNTRY',
  PROVINCE: 'PROVINCE',
  PROVINCIAL_CITY: 'DISTRICT',
  DISTRICT_TOWN: 'DISTRICT',
  RURAL_DISTRICT: 'DISTRICT',
  RURAL_COMMUNE: 'COMMUNE',
  WARD: 'COMMUNE',
  TOWNSHIP: 'COMMUNE',
  SPECIAL_ZONE: 'COMMUNE',
};

export const planAreaSuccessionHandler: Handler<Input, Output> = async (ctx, input) => {
  await assertKeepsDirectory(ctx);
  assertNotPast(ctx, input.effectiveOn);
  await sql`select pg_advisory_xact_lock(hashtext('directory.area'))`.execute(ctx.tx);
  const predecessors = await loadPredecessors(ctx, input);
  const { faults } = checkPlan(
    input.successors.map((successor) => successor.key),
    predecessors,
    [],
    [],
  );
  if (faults[0]) throw await planRefusal(ctx, faults[0]);

  const ended = predecessors.map((one) => one.organizationId);
  await sql`update directory.area set valid = daterange(lower(valid), ${input.effectiveOn}::date) where id = any (${ended}::uuid[])`.execute(
    ctx.tx,
  );
  const ids = new Map<string, AreaId>();
  for (const successor of input.successors) ids.set(successor.key, await findOrMake(ctx, input, successor));
  for (const predecessor of input.predecessors) {
    for (const part of predecessor.into) {
      await sql`
        insert into directory.area_succession (from_id, to_id, effective_on, extent, share, legal_basis)
        values (${predecessor.areaId}::uuid, ${ids.get(part.successor) ?? null}::uuid, ${input.effectiveOn}::date, ${part.extent}, ${part.share}, ${input.legalBasis})`.execute(
        ctx.tx,
      );
    }
    ctx.note({
      subject: { kind: 'AREA', id: predecessor.areaId },
      fields: ['succession'],
      facts: { effectiveOn: input.effectiveOn, legalBasis: input.legalBasis },
    });
  }
  await endRolesOf(ctx, ended, input.effectiveOn);
  return {
    successors: input.successors.map(({ key }) => ({ key, areaId: ids.get(key)! })),
    left: await findLeft(ctx, ended, input.effectiveOn),
  };
};

/** Each is there on the day with nothing planned after, and no place below it would be left hanging. */
async function loadPredecessors(ctx: Context, input: Input): Promise<Predecessor[]> {
  const ids = input.predecessors.map((one) => one.areaId);
  if (new Set(ids).size !== ids.length)
    throw refused('UNKNOWN_SUCCESSOR', { vi: vi.unknownSuccessor, en: en.unknownSuccessor });
  const found = await sql<{ id: string; name: string; isOpen: boolean; childNames: string[] }>`
    select a.id, a.name, a.valid @> ${input.effectiveOn}::date and lower(a.valid) < ${input.effectiveOn}::date and upper(a.valid) is null as "isOpen",
      array(select c.name from directory.area c where c.parent_id = a.id and c.valid @> ${input.effectiveOn}::date and c.id <> all (${ids}::uuid[]) order by c.name) as "childNames"
    from directory.area a where a.id = any (${ids}::uuid[]) and a.tier <> 'COUNTRY'`.execute(ctx.tx);
  return input.predecessors.map((one) => {
    const area = found.rows.find((row) => row.id === one.areaId);
    if (!area) throw notFound();
    if (!area.isOpen)
      throw refused('ALREADY_PLANNED', {
        vi: vi.alreadyPlanned(area.name),
        en: en.alreadyPlanned(area.name),
      });
    if (area.childNames.length > 0) {
      const names = area.childNames.slice(0, 5).join(', ');
      throw refused('PLACES_LEFT_BEHIND', {
        vi: vi.placesLeftBehind(area.name, names),
        en: en.placesLeftBehind(area.name, names),
      });
    }
    return { organizationId: area.id, name: area.name, ends: true, into: one.into };
  });
}

async function findOrMake(
  ctx: Context,
  input: Input,
  successor: Input['successors'][number],
): Promise<AreaId> {
  if ('areaId' in successor) {
    const known =
      await sql`select from directory.area where id = ${successor.areaId}::uuid and valid @> ${input.effectiveOn}::date`.execute(
        ctx.tx,
      );
    if (known.rows.length === 0) throw notFound();
    return successor.areaId;
  }
  const id = newId<AreaId>(ctx.now.getTime());
  try {
    const made = await sql`
      insert into directory.area (id, code, name, bare_key, kind, tier, parent_id, valid)
      select ${id}::uuid, ${successor.code}, ${successor.name}, ${bareKeyOf(successor)}, ${successor.kind}, ${TIER_OF[successor.kind]}, p.id, daterange(${input.effectiveOn}::date, null)
      from directory.area p where p.id = ${successor.parentId}::uuid and p.valid @> ${input.effectiveOn}::date
      returning id`.execute(ctx.tx);
    if (made.rows.length === 0) throw notFound();
  } catch (error) {
    if (isOverlap(error, 'area_code_once'))
      throw refused('CODE_TAKEN', { vi: vi.codeTaken(successor.code), en: en.codeTaken(successor.code) });
    throw error;
  }
  return id;
}

async function endRolesOf(
  ctx: Context,
  areaIds: readonly string[],
  date: Input['effectiveOn'],
): Promise<void> {
  await sql`delete from directory.role_assignment where area_id = any (${areaIds}::uuid[]) and lower(valid) >= ${date}::date`.execute(
    ctx.tx,
  );
  await sql`
    update directory.role_assignment set valid = daterange(lower(valid), ${date}::date)
    where area_id = any (${areaIds}::uuid[]) and valid @> ${date}::date`.execute(ctx.tx);
}

async function findLeft(
  ctx: Context,
  areaIds: readonly string[],
  date: Input['effectiveOn'],
): Promise<Output['left']> {
  const found = await sql<Output['left'][number]>`
    select o.id as "organizationId", v.name, v.symbol
    from directory.organization o join directory.organization_version v on v.organization_id = o.id and v.valid @> ${date}::date
    where o.area_id = any (${areaIds}::uuid[]) and o.valid @> ${date}::date order by v.name collate "vi-x-icu"`.execute(
    ctx.tx,
  );
  return found.rows;
}
