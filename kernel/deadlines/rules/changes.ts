import { civilDate } from '#kernel/clock/clock.ts';
import { assertInForce } from '#kernel/legal-basis/registry.ts';
import type { LegalBasisRegistry } from '#kernel/legal-basis/registry.ts';
import type { Extension, LegalReason, TimeLimit } from '../contract.ts';
import { refuse } from '../errors.ts';
import { stateAt } from './state.ts';
import type { ClockFacts } from './state.ts';

interface Change {
  readonly reasonCode: string;
  readonly at: Date;
}

/**
 * A reason of the register that allows this change of this limit, under a basis in force on the day; else `NO_LEGAL_REASON` or
 * `LEGAL_BASIS_NOT_IN_FORCE`. An emergency clock has no such reason: nothing pauses it.
 */
export function assertReason(
  registry: LegalBasisRegistry,
  reasons: readonly LegalReason[],
  limit: TimeLimit,
  allows: LegalReason['allows'],
  change: Change,
): LegalReason {
  const reason = reasons.find(
    (r) => r.code === change.reasonCode && r.allows === allows && r.appliesTo.includes(limit.key),
  );
  if (!reason) throw refuse.noReason(limit);
  assertInForce(registry, reason.legalBasisId, civilDate(change.at));
  return reason;
}

/** Only a clock that runs in time can be changed, and never backwards: no pause undoes a breach. */
export function assertChangeable(clock: ClockFacts, at: Date): void {
  const lastChange = Math.max(
    clock.startedAt.getTime(),
    ...clock.pauses.map((p) => (p.to ?? p.from).getTime()),
  );
  if (at.getTime() < lastChange) throw refuse.beforeStart();
  if (clock.stoppedAt) throw refuse.stoppedAlready(clock.stoppedAt);
  if (clock.pauses.some((p) => p.to === null)) throw refuse.pausedAlready();
  if (stateAt(clock, at).state === 'OVERDUE') throw refuse.overdueAlready();
}

/** The cap of the limit (`+15 days once`) and a second person's approval. */
export function assertExtension(
  limit: TimeLimit,
  before: readonly Extension[],
  wanted: Extension & { readonly approvedBy: string; readonly requestedBy: string },
): void {
  const cap = limit.extension;
  const fits =
    cap &&
    before.length < cap.times &&
    Number.isInteger(wanted.amount) &&
    wanted.amount > 0 &&
    wanted.amount <= cap.amount;
  if (!fits) throw refuse.extensionCap(limit);
  if (wanted.approvedBy.trim() === '' || wanted.approvedBy === wanted.requestedBy)
    throw refuse.approverNeeded();
}
