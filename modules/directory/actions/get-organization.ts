import { sql } from 'kysely';
import type { z } from 'zod';

import type { Context, Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { asId, type PersonId } from '#kernel/ids/ids.ts';
import type { getOrganization } from '../contract.ts';

type Input = z.output<typeof getOrganization.input>;
type Output = z.output<typeof getOrganization.output>;

/** One organisation: as it is called on the day, every version of it, its kin in time, and who sits in it on the day. */
export const getOrganizationHandler: Handler<Input, Output> = async (ctx, input) => {
  const date = input.on ?? civilDate(ctx.now);
  const id = input.organizationId;
  const heads = await sql<
    Pick<Output, 'organizationId' | 'kind' | 'certainty' | 'area' | 'validFrom' | 'validTo'>
  >`
    select o.id as "organizationId", o.kind, o.certainty, jsonb_build_object('areaId', a.id, 'name', a.name) as area,
      lower(o.valid) as "validFrom", upper(o.valid) as "validTo"
    from directory.organization o join directory.area a on a.id = o.area_id where o.id = ${id}::uuid`.execute(
    ctx.tx,
  );
  const head = heads.rows[0];
  if (!head) throw notFound();
  const history = await loadHistory(ctx, id);
  return {
    ...head,
    asOf:
      history.find(
        (version) => version.validFrom <= date && (version.validTo === null || version.validTo > date),
      ) ?? null,
    history,
    ...(await loadKin(ctx, id)),
    units: (
      await sql<Output['units'][number]>`
        select id as "unitId", name from directory.unit where organization_id = ${id}::uuid and valid @> ${date}::date order by name collate "vi-x-icu"`.execute(
        ctx.tx,
      )
    ).rows,
    posts: await loadPosts(ctx, id, date),
    roles: await loadRoles(ctx, id, date),
    focalPoints: await loadFocalPoints(ctx, id, date),
  };
};

async function loadHistory(ctx: Context, id: string): Promise<Output['history']> {
  const found = await sql<Output['history'][number]>`
    select v.name, v.symbol, v.agency_identifier as "agencyIdentifier", v.office_phone as "officePhone", v.office_email as "officeEmail", v.address,
      (select jsonb_build_object('organizationId', p.organization_id, 'name', p.name, 'symbol', p.symbol) from directory.organization_version p
        where p.organization_id = v.parent_id order by p.valid && v.valid desc, lower(p.valid) desc limit 1) as parent,
      lower(v.valid) as "validFrom", upper(v.valid) as "validTo"
    from directory.organization_version v where v.organization_id = ${id}::uuid order by v.valid`.execute(
    ctx.tx,
  );
  return found.rows;
}

async function loadKin(ctx: Context, id: string): Promise<Pick<Output, 'predecessors' | 'successors'>> {
  const found = await sql<Output['successors'][number] & { direction: 'FROM' | 'TO' }>`
    select k.direction, k.other as "organizationId", k.effective_on as "effectiveOn", k.extent, k.share::float8 as share, k.legal_basis as "legalBasis",
      (select v.name from directory.organization_version v where v.organization_id = k.other
        order by v.valid @> (k.effective_on - case k.direction when 'FROM' then 1 else 0 end) desc, lower(v.valid) limit 1) as name
    from (
      select 'TO' as direction, to_id as other, effective_on, extent, share, legal_basis from directory.organization_succession where from_id = ${id}::uuid
      union all
      select 'FROM', from_id, effective_on, extent, share, legal_basis from directory.organization_succession where to_id = ${id}::uuid
    ) k order by k.effective_on, name`.execute(ctx.tx);
  const kin = (direction: 'FROM' | 'TO') =>
    found.rows.flatMap(({ direction: where, ...row }) => (where === direction ? [row] : []));
  return { predecessors: kin('FROM'), successors: kin('TO') };
}

async function loadPosts(ctx: Context, id: string, date: string): Promise<Output['posts']> {
  const found = await sql<
    Omit<Output['posts'][number], 'holder'> & {
      appointmentId: string | null;
      personId: string;
      name: string | null;
      validFrom: string;
      validTo: string | null;
    }
  >`
    select t.id as "postId", t.title, t.unit_id as "unitId", t.is_head as "isHead", h.id as "appointmentId", h.person_id as "personId", p.full_name as name,
      lower(h.valid) as "validFrom", upper(h.valid) as "validTo"
    from directory.post t
    left join directory.post_holder h on h.post_id = t.id and h.valid @> ${date}::date
    left join directory.person p on p.id = h.person_id
    where t.organization_id = ${id}::uuid and t.valid @> ${date}::date
    order by t.is_head desc, t.title collate "vi-x-icu"`.execute(ctx.tx);
  return found.rows.map(({ appointmentId, personId, name, validFrom, validTo, ...post }) => ({
    ...post,
    holder:
      appointmentId === null
        ? null
        : ({
            appointmentId,
            person: { personId: asId<PersonId>(personId), name },
            validFrom,
            validTo,
          } as Output['posts'][number]['holder']),
  }));
}

async function loadRoles(ctx: Context, id: string, date: string): Promise<Output['roles']> {
  const found = await sql<Output['roles'][number]>`
    select r.role_code as "roleCode", f.name as "roleName", jsonb_build_object('areaId', a.id, 'name', a.name) as area, r.part,
      lower(r.valid) as "validFrom", upper(r.valid) as "validTo"
    from directory.role_assignment r
    join directory.functional_role f on f.code = r.role_code
    join directory.area a on a.id = r.area_id
    where r.organization_id = ${id}::uuid and (r.valid @> ${date}::date or lower(r.valid) > ${date}::date)
    order by f.name collate "vi-x-icu", r.valid`.execute(ctx.tx);
  return found.rows;
}

async function loadFocalPoints(ctx: Context, id: string, date: string): Promise<Output['focalPoints']> {
  const found = await sql<Output['focalPoints'][number]>`
    select f.scope, jsonb_build_object('personId', f.person_id, 'name', p.full_name) as person, lower(f.valid) as "validFrom", upper(f.valid) as "validTo",
      coalesce((select jsonb_agg(jsonb_build_object('personId', d.person_id, 'name', q.full_name) order by d.rank)
        from directory.focal_point_deputy d left join directory.person q on q.id = d.person_id where d.focal_point_id = f.id), '[]') as deputies
    from directory.focal_point f left join directory.person p on p.id = f.person_id
    where f.organization_id = ${id}::uuid and (f.valid @> ${date}::date or lower(f.valid) > ${date}::date)
    order by f.scope, f.valid`.execute(ctx.tx);
  return found.rows;
}
