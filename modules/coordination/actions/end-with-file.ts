import type { Context } from '#kernel/actions/context.ts';
import { moveStep } from '../internal.ts';
import { sentences } from '../sentences.ts';

/** A closed file leaves no step behind that somebody would still work on or be reminded of. What the holder itself leads is done. */
export async function endStepsOfFile(ctx: Context, fileId: string): Promise<void> {
  const open = await ctx.tx
    .selectFrom('coordination.step')
    .select(['id', 'kind', 'state'])
    .where('file_id', '=', fileId)
    .where('state', 'in', ['SENT', 'ACCEPTED'])
    .orderBy('ordinal')
    .execute();
  for (const step of open) {
    const isHolders = step.kind === 'LEAD' && step.state === 'ACCEPTED';
    await ctx.call(
      moveStep,
      isHolders
        ? {
            stepId: step.id,
            action: 'FINISH' as const,
            personId: null,
            outcome: 'DONE' as const,
            note: sentences.fileClosed.vi,
          }
        : { stepId: step.id, action: 'WITHDRAW' as const, personId: null, reason: sentences.fileClosed.vi },
    );
  }
}
