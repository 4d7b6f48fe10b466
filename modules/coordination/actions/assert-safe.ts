import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { notFound, refused } from '#kernel/errors/errors.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { getRouting } from '#modules/reports/contract.ts';
import type { findDanger } from '../contract.ts';
import type { assertSafe } from '../internal.ts';
import { findRouteDangers, type RouteFinding } from '../rules/safe-route.ts';
import { problemSentences } from '../sentences.ts';
import { findOffice } from '../store/offices.ts';
import { getStepRecord } from '../store/steps.ts';

export const assertSafeHandler: Handler<
  z.output<typeof assertSafe.input>,
  z.output<typeof assertSafe.output>
> = async (ctx, { stepId }) => {
  const step = await getStepRecord(ctx.tx, stepId);
  const dangers = await dangersOf(ctx, asId<FileId>(step.file_id), step.to_organization_id);
  const [danger] = step.purpose === 'EMERGENCY' ? dangers.filter((one) => one.isCertain) : dangers;
  if (danger) throw refused(danger.kind, problemSentences[danger.kind]);
  ctx.note({ subject: { kind: 'STEP', id: stepId }, fields: ['route'] });
  return {};
};

export const findDangerHandler: Handler<
  z.output<typeof findDanger.input>,
  z.output<typeof findDanger.output>
> = async (ctx, { fileId, organizationId }) => {
  const dangers = await dangersOf(ctx, fileId, organizationId);
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['route'] });
  return { isDangerous: dangers.length > 0 };
};

/** What stands in the way of an office today; an office that has ended is nobody. */
export async function dangersOf(
  ctx: Context,
  fileId: FileId,
  organizationId: string | null,
): Promise<RouteFinding[]> {
  const office = organizationId === null ? null : await findOffice(ctx.tx, organizationId, ctx.now);
  if (!office) throw notFound();
  const routing = await ctx.call(getRouting, { fileId });
  return findRouteDangers(office, {
    text: routing.text,
    place: routing.place,
    mustNotKnow: routing.mustNotKnow,
    unsafe: routing.unsafe,
  });
}
