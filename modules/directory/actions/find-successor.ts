import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import { asId, type OrganizationId } from '#kernel/ids/ids.ts';
import type { findSuccessor } from '../contract.ts';

type Input = z.output<typeof findSuccessor.input>;
type Output = z.output<typeof findSuccessor.output>;

/** The nearest heir comes first, then whoever took the whole or the larger share. */
export const findSuccessorHandler: Handler<Input, Output> = async (ctx, { organizationId }) => {
  const found = await sql<{ id: string }>`
    with recursive heirs (id, n, rank) as (
      select s.to_id, 1, case s.extent when 'WHOLE' then 0 when 'REMAINDER' then 1 else 2 end - coalesce(s.share, 0)
      from directory.organization_succession s where s.from_id = ${organizationId}::uuid and s.effective_on <= directory.today()
      union
      select s.to_id, n + 1, h.rank from heirs h join directory.organization_succession s on s.from_id = h.id
      where n < 8 and s.effective_on <= directory.today()
    )
    select h.id from heirs h join directory.v_organization_today o on o.id = h.id order by h.n, h.rank, h.id limit 1`.execute(
    ctx.tx,
  );
  const heir = found.rows[0];
  return { organizationId: heir ? asId<OrganizationId>(heir.id) : null };
};
