import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { newId, type OrganizationId } from '#kernel/ids/ids.ts';
import { getRouting, noteProgress } from '#modules/reports/contract.ts';
import type { ring } from '../contract.ts';
import { concernsOffice, type Warnings } from '../rules/concerns-person.ts';
import { listConcerned } from '../store/candidates.ts';
import { listReceivingOffices } from '../store/offices.ts';
import { climbQueue } from './climb-ladder.ts';

type Input = z.output<typeof ring.input>;
type Output = z.output<typeof ring.output>;

/** An emergency that was answered a moment ago is not rung again by a job that is delivered twice. */
const sameEmergencyMinutes = 10;

export const ringHandler: Handler<Input, Output> = async (ctx, { fileId, organizationId: asked, why }) => {
  const routing = await ctx.call(getRouting, { fileId });
  const organizationId = await chooseSafeOffice(ctx, asked, routing);
  const known = await ctx.tx
    .selectFrom('duty.alarm')
    .select('id')
    .where('file_id', '=', fileId)
    .where('organization_id', '=', organizationId)
    .where((where) =>
      where.or([
        where('state', '=', 'RINGING'),
        where.and([
          where('why', '=', 'EMERGENCY'),
          where('why', '=', why),
          where('state', '=', 'ANSWERED'),
          where('answered_at', '>', new Date(ctx.now.getTime() - sameEmergencyMinutes * 60_000)),
        ]),
      ]),
    )
    .orderBy('rung_at', 'desc')
    .executeTakeFirst();
  if (known) {
    ctx.note({ subject: { kind: 'ALARM', id: known.id }, facts: { why, joined: true } });
    return { alarmId: known.id, organizationId };
  }
  const alarmId = newId(ctx.now.getTime());
  // First, because it locks the report: whoever rings inside of other work holds that lock already.
  await ctx.call(noteProgress, { fileId, kind: 'RUNG', facts: { organizationId, why } });
  await ctx.tx
    .insertInto('duty.alarm')
    .values({
      id: alarmId,
      file_id: fileId,
      reference: routing.reference,
      organization_id: organizationId,
      instead_of: organizationId === asked ? null : asked,
      why,
      passed_over: await listConcerned(ctx, organizationId, routing),
      rung_at: ctx.now,
      next_at: ctx.now,
    })
    .execute();
  await ctx.enqueue(climbQueue, { alarmId });
  ctx.note({ subject: { kind: 'ALARM', id: alarmId }, facts: { why, organizationId, joined: false } });
  return { alarmId, organizationId };
};

/** The office itself unless the report names it as unsafe: then the first receiving office that it does not name. */
async function chooseSafeOffice(
  ctx: Context,
  asked: OrganizationId,
  warnings: Warnings,
): Promise<OrganizationId> {
  if (!concernsOffice(asked, warnings)) return asked;
  const others = await listReceivingOffices(ctx);
  const safe = others.find((one) => !concernsOffice(one.organizationId, warnings));
  // Every receiving office is named: an alarm that nobody may hear would be silence, so it fails and waits on the list of dead jobs.
  if (!safe) throw new Error('NO_SAFE_OFFICE');
  return safe.organizationId;
}
