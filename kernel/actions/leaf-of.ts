import type { AuditLeaf } from '#kernel/audit/leaf.ts';
import { actorName, officesOf } from '#kernel/permissions/actor.ts';
import type { AuditNote, Context } from './context.ts';

/** The one leaf of a call: who, for which offices, did what, to what, with which outcome. Field names and open facts only. */
export function leafOf(
  ctx: Pick<Context, 'actor' | 'now' | 'trace'>,
  action: string,
  outcome: 'DONE' | 'REFUSED',
  notes: readonly AuditNote[],
): AuditLeaf {
  const [first, ...rest] = notes;
  return {
    v: 1,
    at: ctx.now.toISOString(),
    actor: actorName(ctx.actor),
    offices: officesOf(ctx.actor),
    action,
    outcome,
    subject: first?.subject ?? { kind: 'NONE', id: 'none' },
    also: rest.map((note) => note.subject),
    fields: [...new Set(notes.flatMap((note) => note.fields ?? []))],
    facts: Object.assign({}, ...notes.map((note) => note.facts ?? {})),
    trace: ctx.trace,
  };
}
