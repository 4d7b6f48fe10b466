import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import type { getOffice } from '../contract.ts';

type Input = z.output<typeof getOffice.input>;
type Output = z.output<typeof getOffice.output>;

export const getOfficeHandler: Handler<Input, Output> = async (ctx, { organizationId }) => {
  const found = await sql<Output>`
    select o.id as "organizationId", o.name, o.symbol, p.name as "parentName", a.name as place,
      array(select distinct r.role_code from directory.role_assignment r
        where r.organization_id = o.id and r.valid @> directory.today() order by r.role_code) as roles
    from directory.v_organization_today o
    join directory.area a on a.id = o.area_id
    left join directory.v_organization_today p on p.id = o.parent_id
    where o.id = ${organizationId}::uuid`.execute(ctx.tx);
  const office = found.rows[0];
  if (!office) throw notFound();
  return office;
};
