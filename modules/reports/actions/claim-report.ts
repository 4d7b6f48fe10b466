import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { conflict, notFound } from '#kernel/errors/errors.ts';
import type { PersonId } from '#kernel/ids/ids.ts';
import type { claimReport, releaseReport } from '../contract.ts';
import { sentences } from '../sentences.ts';
import { moveReport } from './move-report.ts';

type Output = z.infer<typeof claimReport.output>;

export const claimReportHandler: Handler<z.infer<typeof claimReport.input>, Output> = (ctx, { fileId }) => {
  const person = personOf(ctx);
  return moveReport(ctx, fileId, 'CLAIM', { kind: 'CLAIMED' }, (row) => {
    if (row.claimed_by) throw conflict('ALREADY_CLAIMED', sentences.alreadyClaimed);
    return { claimed_by: person, claimed_at: row.claimed_at ?? ctx.now };
  });
};

export const releaseReportHandler: Handler<z.infer<typeof releaseReport.input>, Output> = (
  ctx,
  { fileId, note },
) => moveReport(ctx, fileId, 'RELEASE', { kind: 'RELEASED', note }, () => ({ claimed_by: null }));

/** Only a person can be a focal point. */
export function personOf(ctx: Context): PersonId {
  if (ctx.actor.kind !== 'OFFICIAL') throw notFound();
  return ctx.actor.personId;
}
