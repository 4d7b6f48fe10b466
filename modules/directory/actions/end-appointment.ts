import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import { notFound, refused } from '#kernel/errors/errors.ts';
import type { OrganizationId, PersonId } from '#kernel/ids/ids.ts';
import type { endAppointment } from '../contract.ts';
import { messages as en } from '../messages.en.ts';
import { messages as vi } from '../messages.vi.ts';
import { assertMayAdminister, assertNotPast } from '../store/administer.ts';
import { endOn, type Stretch } from '../store/valid-time.ts';

type Input = z.output<typeof endAppointment.input>;
type Output = z.output<typeof endAppointment.output>;

/** `endsOn` is the first day without the post: whoever reads `directory.v_post_holder` by date sees the right end by itself. */
export const endAppointmentHandler: Handler<Input, Output> = async (ctx, { appointmentId, endsOn }) => {
  const found = await sql<Stretch & { organizationId: OrganizationId; personId: PersonId }>`
    select organization_id as "organizationId", person_id as "personId", lower(valid) as "validFrom", upper(valid) as "validTo"
    from directory.post_holder where id = ${appointmentId}::uuid for update`.execute(ctx.tx);
  const appointment = found.rows[0];
  if (!appointment) throw notFound();
  await assertMayAdminister(ctx, appointment.organizationId);
  assertNotPast(ctx, endsOn);
  if (endsOn <= appointment.validFrom)
    throw refused('DATES_REVERSED', { vi: vi.datesReversed, en: en.datesReversed });
  await endOn(ctx.tx, 'post_holder', appointmentId, appointment, endsOn);
  ctx.note({
    subject: { kind: 'ORGANIZATION', id: appointment.organizationId },
    fields: ['appointment'],
    facts: { personId: appointment.personId, endsOn },
  });
  return { personId: appointment.personId, organizationId: appointment.organizationId };
};
