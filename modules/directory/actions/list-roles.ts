import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import type { listRoles } from '../contract.ts';

type Output = z.output<typeof listRoles.output>;

export const listRolesHandler: Handler<z.output<typeof listRoles.input>, Output> = async (ctx) => {
  const found = await sql<Output['roles'][number]>`
    select code, name, name_en as "nameEn" from directory.functional_role order by name collate "vi-x-icu"`.execute(
    ctx.tx,
  );
  return { roles: found.rows };
};
