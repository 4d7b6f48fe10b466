import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import type { OrganizationId } from '#kernel/ids/ids.ts';
import type { removeDutyShift } from '../contract.ts';
import { assertMayAdminister } from '../store/administer.ts';

type Input = z.output<typeof removeDutyShift.input>;
type Output = z.output<typeof removeDutyShift.output>;

/** A shift that is over stays on record: it cannot be found here any more. */
export const removeDutyShiftHandler: Handler<Input, Output> = async (ctx, { shiftId }) => {
  const found = await sql<{ organizationId: OrganizationId }>`
    select organization_id as "organizationId" from directory.duty_shift where id = ${shiftId}::uuid and upper(period) > ${ctx.now}::timestamptz`.execute(
    ctx.tx,
  );
  const shift = found.rows[0];
  if (!shift) throw notFound();
  await assertMayAdminister(ctx, shift.organizationId);
  await sql`delete from directory.duty_shift where id = ${shiftId}::uuid`.execute(ctx.tx);
  ctx.note({
    subject: { kind: 'ORGANIZATION', id: shift.organizationId },
    fields: ['dutyShift'],
    facts: { removed: true },
  });
  return { organizationId: shift.organizationId };
};
