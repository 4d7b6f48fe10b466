import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { newId } from '#kernel/ids/ids.ts';
import { seal } from '#kernel/keys/sealing.ts';
import type { recordBreak } from '../contract.ts';
import { personOf } from '../store/day.ts';

type Input = z.output<typeof recordBreak.input>;

/** Pressed twice it is still one break; ending what has ended changes nothing. */
export const recordBreakHandler: Handler<Input, Record<string, never>> = async (ctx, input) => {
  const personId = personOf(ctx);
  const id = newId(ctx.now.getTime());
  if (input.step === 'START') {
    await sql`
      insert into care.break (id, person_id, kind, started_at) values (${id}, ${personId}, 'BREAK', ${ctx.now})
      on conflict (person_id) where ended_at is null do nothing`.execute(ctx.tx);
  } else if (input.step === 'END') {
    await sql`
      update care.break set ended_at = greatest(started_at, ${ctx.now}) where person_id = ${personId}::uuid and ended_at is null`.execute(
      ctx.tx,
    );
  } else {
    const reason = seal(ctx.keys.purpose('care'), `put-off|${id}`, input.reason);
    await sql`
      insert into care.break (id, person_id, kind, started_at, ended_at, reason_sealed)
      values (${id}, ${personId}, 'PUT_OFF', ${ctx.now}, ${ctx.now}, ${reason})`.execute(ctx.tx);
  }
  ctx.note({ subject: { kind: 'PERSON', id: personId }, facts: { break: input.step } });
  return {};
};
