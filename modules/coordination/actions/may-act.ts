import type { Context } from '#kernel/actions/context.ts';
import { conflict, notFound, refused } from '#kernel/errors/errors.ts';
import { findFile } from '#kernel/files/files.ts';
import type { PersonId } from '#kernel/ids/ids.ts';
import type { Role } from '#kernel/permissions/roles.ts';
import { receivingRoles } from '../contract.ts';
import { isOnSide, nextStepState, type Side, type StepAction, stepStates } from '../rules/step-states.ts';
import { stepVias } from '../rules/words-of-steps.ts';
import { sentences } from '../sentences.ts';
import { getStepRecord, oneOf, sidesOf, type StepRecord } from '../store/steps.ts';

const sendingRoles: readonly Role[] = ['INTAKE_OFFICER', 'COORDINATOR', 'SUPERVISOR'];

/** On which sides the one who asks stands: as receiver with a receiving role, as sender with a sending one. */
export async function findSides(ctx: Context, step: StepRecord): Promise<Side[]> {
  const holder = (await findFile(ctx.tx, step.file_id))?.holderOrganizationId ?? null;
  const received = sidesOf(ctx.actor, step, holder, receivingRoles).filter((side) => side === 'RECEIVER');
  const sent = sidesOf(ctx.actor, step, holder, sendingRoles).filter((side) => side === 'SENDER');
  return [...received, ...sent];
}

/**
 * A step that this person may act on in this way, now. Whoever stands on no side of it finds nothing, as for a step that does not exist.
 * @throws AnNhiError `NOT_FOUND`; `NOT_YOURS` when it is for the other side; `STEP_MOVED` when its state does not allow it any more
 */
export async function openForAction(
  ctx: Context,
  stepId: string,
  action: StepAction,
): Promise<{ step: StepRecord; sides: readonly Side[]; personId: PersonId }> {
  if (ctx.actor.kind !== 'OFFICIAL') throw notFound();
  const step = await getStepRecord(ctx.tx, stepId);
  const sides = await findSides(ctx, step);
  if (sides.length === 0) throw notFound();
  if (!isOnSide(action, oneOf(stepVias, step.via), sides)) throw refused('NOT_YOURS', sentences.notYours);
  if (nextStepState(oneOf(stepStates, step.state), action) === null)
    throw conflict('STEP_MOVED', sentences.stepMoved);
  return { step, sides, personId: ctx.actor.personId };
}
