import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { conflict, refused } from '#kernel/errors/errors.ts';
import { type confirmProposal, priorities, zCategory } from '../contract.ts';
import { nextState, type ReportState } from '../rules/states.ts';
import { sentences } from '../sentences.ts';
import { tellEmergencyOnce } from '../store/emergency.ts';
import { lockReport } from '../store/report-row.ts';
import { personOf } from './claim-report.ts';
import { moveReport } from './move-report.ts';

/**
 * One key: what the rules propose (or what is given instead) becomes the person's decision, and the person its focal point if there is
 * none. What a person decided before is not overruled by a proposal.
 */
export const confirmProposalHandler: Handler<
  z.infer<typeof confirmProposal.input>,
  z.infer<typeof confirmProposal.output>
> = async (ctx, { fileId, ...given }) => {
  const person = personOf(ctx);
  const row = await lockReport(ctx.tx, fileId);
  if (row.claimed_by && row.claimed_by !== person)
    throw conflict('CLAIMED_BY_ANOTHER', sentences.claimedByAnother);
  if (row.state === 'CLOSED') throw conflict('STATE_CHANGED', sentences.stateChanged);
  const proposal = await ctx.tx
    .selectFrom('reports.proposal')
    .select(['category', 'priority'])
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  if (!proposal && !given.category && !given.priority) throw refused('NOT_READ_YET', sentences.notReadYet);
  const kept = row.priority_decided_at || !proposal?.priority ? row.priority : proposal.priority;
  const priority = given.priority ? priorities.indexOf(given.priority) + 1 : kept;
  const category = zCategory.nullable().parse(given.category ?? row.category ?? proposal?.category ?? null);
  const isChanged = proposal ? category !== proposal.category || priority !== proposal.priority : true;
  await ctx.tx
    .updateTable('reports.proposal')
    .set({ state: isChanged ? 'CHANGED' : 'CONFIRMED', decided_at: ctx.now, decided_by: person })
    .where('file_id', '=', fileId)
    .execute();
  const moved = await moveReport(
    ctx,
    fileId,
    claimingAction(row.state as ReportState, row.claimed_by === person),
    {
      kind: 'PROPOSAL_CONFIRMED',
      facts: { category, priority: priorities[priority - 1] ?? 'NORMAL', changed: isChanged },
    },
    () => ({
      category,
      priority,
      priority_decided_at: ctx.now,
      claimed_by: person,
      claimed_at: row.claimed_at ?? ctx.now,
    }),
  );
  if (priority === 1) await tellEmergencyOnce(ctx, row);
  return moved;
};

/** Deciding on what is mine already leaves the state; deciding on what nobody has is claiming it. */
function claimingAction(state: ReportState, isMine: boolean): 'CLAIM' | 'TAKE_OVER' {
  return isMine || nextState(state, 'CLAIM') === null ? 'TAKE_OVER' : 'CLAIM';
}
