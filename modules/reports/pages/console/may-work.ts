import { type Actor, holdsRole } from '#kernel/permissions/actor.ts';

/** Whether this person's roles have any use for the buttons that move a report. The permission itself is each handle's. */
export function mayWork(actor: Actor): boolean {
  return (['INTAKE_OFFICER', 'COORDINATOR', 'SUPERVISOR'] as const).some((role) => holdsRole(actor, role));
}
