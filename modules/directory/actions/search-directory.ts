import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import type { searchDirectory } from '../contract.ts';
import { foldName } from '../rules/fold-name.ts';
import { bareTextOf } from '../rules/resolve-place-name.ts';

type Input = z.output<typeof searchDirectory.input>;
type Output = z.output<typeof searchDirectory.output>;

const LIMIT = 20;

/** Every word must occur, in any order; what begins with the first word comes first, what no longer exists last. */
export const searchDirectoryHandler: Handler<Input, Output> = async (ctx, input) => {
  const date = input.on ?? civilDate(ctx.now);
  const folded = foldName(input.text);
  if (folded === '') return { organizations: [], people: [], places: [] };
  const patterns = containing(folded);
  const place = bareTextOf(input.text);
  const start = `${folded}%`;

  const organizations = await sql<Output['organizations'][number]>`
    select * from (
      select distinct on (o.id) o.id as "organizationId", v.name, v.symbol, o.kind, a.name as "areaName", v.valid @> ${date}::date as "isValid", v.folded
      from directory.organization_version v
      join directory.organization o on o.id = v.organization_id
      join directory.area a on a.id = o.area_id
      where v.folded like all (${patterns}::text[])
      order by o.id, v.valid @> ${date}::date desc, lower(v.valid) desc
    ) found
    order by "isValid" desc, folded like ${start} desc, length(folded), name limit ${LIMIT}`.execute(ctx.tx);
  const people = await sql<{
    personId: string;
    name: string;
    title: string;
    organizationId: string;
    organizationName: string;
    symbol: string;
  }>`
    select p.id as "personId", p.full_name as name, t.title, h.organization_id as "organizationId", v.name as "organizationName", v.symbol
    from directory.person p
    join directory.post_holder h on h.person_id = p.id and h.valid @> ${date}::date
    join directory.post t on t.id = h.post_id
    join directory.organization_version v on v.organization_id = h.organization_id and v.valid @> ${date}::date
    where p.folded like all (${patterns}::text[])
    order by (regexp_match(p.full_name, '\\S+$'))[1] collate "vi-x-icu", p.full_name collate "vi-x-icu" limit ${LIMIT}`.execute(
    ctx.tx,
  );
  const places = await sql<Output['places'][number]>`
    select a.id as "areaId", a.name, up.name as "parentName"
    from directory.area a left join directory.area up on up.id = a.parent_id
    where a.valid @> ${date}::date and a.bare_key like all (${containing(place)}::text[])
    order by a.bare_key = ${place} desc, a.bare_key limit ${LIMIT}`.execute(ctx.tx);

  return {
    organizations: organizations.rows,
    people: people.rows.map(({ organizationId, organizationName, symbol, ...person }) => ({
      ...person,
      organization: { organizationId, name: organizationName, symbol },
    })) as Output['people'],
    places: places.rows,
  };
};

const containing = (words: string): string[] => words.split(' ').map((word) => `%${word}%`);
