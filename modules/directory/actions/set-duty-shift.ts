import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import { refused } from '#kernel/errors/errors.ts';
import { newId } from '#kernel/ids/ids.ts';
import type { setDutyShift } from '../contract.ts';
import { messages as en } from '../messages.en.ts';
import { messages as vi } from '../messages.vi.ts';
import { assertMayAdminister, isOverlap } from '../store/administer.ts';
import { countStrangers } from '../store/people.ts';

type Input = z.output<typeof setDutyShift.input>;
type Output = z.output<typeof setDutyShift.output>;

const LONGEST_MS = 24 * 3_600_000;

export const setDutyShiftHandler: Handler<Input, Output> = async (ctx, input) => {
  await assertMayAdminister(ctx, input.organizationId);
  const [startsAt, endsAt] = [new Date(input.startsAt), new Date(input.endsAt)];
  if (endsAt <= startsAt || endsAt <= ctx.now)
    throw refused('DATES_REVERSED', { vi: vi.datesReversed, en: en.datesReversed });
  if (endsAt.getTime() - startsAt.getTime() > LONGEST_MS)
    throw refused('SHIFT_TOO_LONG', { vi: vi.shiftTooLong, en: en.shiftTooLong });
  const people = [input.personId, ...(input.backupId ? [input.backupId] : [])];
  const strangers = await countStrangers(ctx.tx, input.organizationId, people, civilDate(startsAt));
  if (strangers > 0)
    throw refused('NOT_IN_OFFICE', { vi: vi.notInOffice(strangers), en: en.notInOffice(strangers) });

  await sql`
    insert into directory.duty_roster (id, organization_id, kind) values (${newId<string>(ctx.now.getTime())}::uuid, ${input.organizationId}::uuid, ${input.kind})
    on conflict (organization_id, kind) do nothing`.execute(ctx.tx);
  const shiftId = newId<string>(ctx.now.getTime());
  try {
    await sql`
      insert into directory.duty_shift (id, roster_id, organization_id, person_id, backup_person_id, period)
      select ${shiftId}::uuid, id, organization_id, ${input.personId}::uuid, ${input.backupId}::uuid, tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)
      from directory.duty_roster where organization_id = ${input.organizationId}::uuid and kind = ${input.kind}`.execute(
      ctx.tx,
    );
  } catch (error) {
    if (isOverlap(error, 'duty_one_shift'))
      throw refused('SHIFT_TAKEN', { vi: vi.shiftTaken, en: en.shiftTaken });
    throw error;
  }
  ctx.note({
    subject: { kind: 'ORGANIZATION', id: input.organizationId },
    fields: ['dutyShift'],
    facts: { kind: input.kind, personId: input.personId, startsAt: startsAt.toISOString() },
  });
  return { shiftId };
};
