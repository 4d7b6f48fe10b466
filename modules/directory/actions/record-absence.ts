import { sql } from 'kysely';
import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import { refused } from '#kernel/errors/errors.ts';
import { newId } from '#kernel/ids/ids.ts';
import type { recordAbsence } from '../contract.ts';
import { messages as en } from '../messages.en.ts';
import { messages as vi } from '../messages.vi.ts';
import { assertMayAdminister, assertNotPast, isOverlap } from '../store/administer.ts';
import { countStrangers } from '../store/people.ts';

type Input = z.output<typeof recordAbsence.input>;
type Output = z.output<typeof recordAbsence.output>;

export const recordAbsenceHandler: Handler<Input, Output> = async (ctx, input) => {
  const isOwn = ctx.actor.kind === 'OFFICIAL' && ctx.actor.personId === input.personId;
  if (!isOwn) await assertMayAdminister(ctx, input.organizationId);
  if (input.lastDay < input.firstDay)
    throw refused('DATES_REVERSED', { vi: vi.datesReversed, en: en.datesReversed });
  assertNotPast(ctx, input.lastDay);
  const people = [input.personId, ...(input.substituteId ? [input.substituteId] : [])];
  const strangers = await countStrangers(ctx.tx, input.organizationId, people, input.lastDay);
  if (strangers > 0)
    throw refused('NOT_IN_OFFICE', { vi: vi.notInOffice(strangers), en: en.notInOffice(strangers) });

  const absenceId = newId<string>(ctx.now.getTime());
  try {
    await sql`
      insert into directory.absence (id, person_id, organization_id, period, substitute_person_id)
      values (${absenceId}::uuid, ${input.personId}::uuid, ${input.organizationId}::uuid,
        daterange(${input.firstDay}::date, ${input.lastDay}::date, '[]'), ${input.substituteId}::uuid)`.execute(
      ctx.tx,
    );
  } catch (error) {
    if (isOverlap(error, 'absence_once'))
      throw refused('ALREADY_AWAY', { vi: vi.alreadyAway, en: en.alreadyAway });
    throw error;
  }
  ctx.note({
    subject: { kind: 'PERSON', id: input.personId },
    fields: ['absence'],
    facts: { organizationId: input.organizationId },
  });
  return { absenceId };
};
