import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import type { getContact } from '../contract.ts';

type Input = z.output<typeof getContact.input>;
type Output = z.output<typeof getContact.output>;

/** Row-level security decides: own office and oneself. Nothing found and not allowed look the same. */
export const getContactHandler: Handler<Input, Output> = async (ctx, input) => {
  const found = await sql<Output>`
    select c.person_id as "personId", p.full_name as name, c.phone, c.email
    from directory.person_contact c join directory.person p on p.id = c.person_id where c.person_id = ${input.personId}::uuid`.execute(
    ctx.tx,
  );
  const contact = found.rows[0];
  if (!contact) throw notFound();
  ctx.note({ subject: { kind: 'PERSON', id: input.personId }, fields: ['phone', 'email'] });
  return contact;
};
