import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import type { reachPerson } from '../contract.ts';

type Input = z.output<typeof reachPerson.input>;
type Output = z.output<typeof reachPerson.output>;

/** A person without contact details is known and cannot be reached: the caller says so, nothing is invented. */
export const reachPersonHandler: Handler<Input, Output> = async (ctx, { personId }) => {
  const found = await sql<Output>`
    select p.full_name as name, c.phone, c.email
    from directory.person p left join directory.person_contact c on c.person_id = p.id where p.id = ${personId}::uuid`.execute(
    ctx.tx,
  );
  ctx.note({ subject: { kind: 'PERSON', id: personId }, fields: ['phone', 'email'] });
  return found.rows[0] ?? { name: null, phone: null, email: null };
};
