import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { findOnDuty, listUnfilledHours } from '#modules/directory/contract.ts';
import type { findAttendance } from '../contract.ts';
import { findSingleIntake } from '../store/offices.ts';

type Input = z.output<typeof findAttendance.input>;
type Output = z.output<typeof findAttendance.output>;

const horizonMs = 7 * 86_400_000;
const kinds = ['INTAKE', 'EMERGENCY'] as const;

/** Nobody is said to be there unless a roster names them: an office that keeps none is unattended. */
export const findAttendanceHandler: Handler<Input, Output> = async (ctx) => {
  const end = new Date(ctx.now.getTime() + horizonMs).toISOString();
  const organizationId = await findSingleIntake(ctx);
  if (!organizationId) return { unattendedUntil: end };
  for (const kind of kinds)
    if ((await ctx.call(findOnDuty, { organizationId, kind })).onDuty.length > 0)
      return { unattendedUntil: null };
  const from = ctx.now.toISOString();
  const ends: string[] = [];
  for (const kind of kinds) {
    const { gaps } = await ctx.call(listUnfilledHours, { organizationId, kind, from, to: end });
    ends.push(gaps[0]?.endsAt ?? end);
  }
  return { unattendedUntil: ends.sort()[0] ?? end };
};
