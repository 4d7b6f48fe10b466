import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { conflict, refused } from '#kernel/errors/errors.ts';
import type { FileId } from '#kernel/ids/ids.ts';
import { countSteps } from '#modules/coordination/contract.ts';
import { countOpenRequests } from '#modules/removals/contract.ts';
import { type closeReport, priorities, type reopenReport } from '../contract.ts';
import { closingObstacle, type ClosingObstacle } from '../rules/closing.ts';
import { hasMeaning } from '../rules/meaning.ts';
import { sentences } from '../sentences.ts';
import { endCodeLater } from '../store/code-expiry.ts';
import { personOf } from './claim-report.ts';
import { moveReport } from './move-report.ts';

type Input = z.infer<typeof closeReport.input>;
type Output = z.infer<typeof closeReport.output>;

const nameOf: Record<ClosingObstacle, string> = {
  removalOpen: 'REMOVAL_OPEN',
  stepsOpen: 'STEPS_OPEN',
  emergencyWithoutVoice: 'EMERGENCY_WITHOUT_VOICE',
  groundsNotWritten: 'GROUNDS_NOT_WRITTEN',
  notRoutedOn: 'NOT_ROUTED_ON',
};

export const closeReportHandler: Handler<Input, Output> = async (ctx, input) => {
  const { fileId, reason, outcome, note } = input;
  const moved = await moveReport(
    ctx,
    fileId,
    'CLOSE',
    { kind: 'CLOSED', facts: { reason, outcome }, note },
    () => ({ closed_at: ctx.now, closing_reason: reason, public_outcome: outcome }),
  );
  // Counted as the platform, so only after the move has shown that this actor may see the file; the error takes the move back.
  const obstacle = await findObstacle(ctx, input);
  if (obstacle) throw conflict(nameOf[obstacle], sentences[obstacle]);
  await endCodeLater(ctx, fileId);
  await ctx.emit('reports.closed', { fileId });
  return moved;
};

async function findObstacle(ctx: Context, { fileId, reason, note }: Input): Promise<ClosingObstacle | null> {
  const row = await ctx.tx
    .selectFrom('reports.report as r')
    .leftJoin('reports.proposal as p', 'p.file_id', 'r.file_id')
    .select(['r.category', 'r.priority', 'r.voice_contact_at', 'p.role_code'])
    .where('r.file_id', '=', fileId)
    .executeTakeFirstOrThrow();
  const removals = await ctx.callAsSystem(countOpenRequests, { fileId });
  const steps = await ctx.callAsSystem(countSteps, { fileId });
  return closingObstacle({
    reason,
    hasNote: hasMeaning(note),
    isCrimeOutside: row.category === 'NOT_ABOUT_A_CHILD' && row.role_code === 'POLICE',
    priority: priorities[row.priority - 1] ?? 'NORMAL',
    hasVoiceContact: row.voice_contact_at !== null,
    openRemovals: removals.open,
    openSteps: steps.open,
    deliveredSteps: steps.delivered,
  });
}

export const reopenReportHandler: Handler<z.infer<typeof reopenReport.input>, Output> = async (
  ctx,
  { fileId, note },
) => {
  const person = personOf(ctx);
  await assertKept(ctx, fileId);
  const moved = await moveReport(ctx, fileId, 'REOPEN', { kind: 'REOPENED', note }, () => ({
    claimed_by: person,
    closed_at: null,
    closing_reason: null,
    public_outcome: null,
  }));
  await sql`select reports.set_code_expiry(${fileId}, 'infinity'::timestamptz)`.execute(ctx.tx);
  await ctx.emit('reports.reopened', { fileId });
  return moved;
};

/** What was destroyed cannot be opened again: said kindly, before the database refuses it. */
async function assertKept(ctx: Context, fileId: FileId): Promise<void> {
  const file = await ctx.tx
    .selectFrom('files.file')
    .select('destroyed_at')
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (file?.destroyed_at) throw refused('FILE_DESTROYED', sentences.fileDestroyed);
}
