import type { Selectable } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import type { DB, Tx } from '#kernel/db/database.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { seal, unseal } from '#kernel/keys/sealing.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import type { Role } from '#kernel/permissions/roles.ts';
import type { Side } from '../rules/step-states.ts';

export type StepRecord = Selectable<DB['coordination.step']>;
export type SlipRecord = Selectable<DB['coordination.slip']>;
export type QuestionRecord = Selectable<DB['coordination.question']>;

/** One step, if row-level security lets the one who asks see it. */
export async function getStepRecord(tx: Tx, stepId: string): Promise<StepRecord> {
  const row = await tx
    .selectFrom('coordination.step')
    .selectAll()
    .where('id', '=', stepId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** The same, locked: two clicks at once come one after the other. Runs as the platform, which alone moves steps. */
export async function lockStep(tx: Tx, stepId: string): Promise<StepRecord> {
  const row = await tx
    .selectFrom('coordination.step')
    .selectAll()
    .where('id', '=', stepId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/**
 * On which sides of a step a person stands, counting only offices in which one of these roles is held: RECEIVER in the office it went to;
 * SENDER in the office that sent it and in the one that holds the file now.
 */
export function sidesOf(
  actor: Actor,
  step: Pick<StepRecord, 'from_organization_id' | 'to_organization_id'>,
  holder: string | null,
  roles: readonly Role[],
): Side[] {
  if (actor.kind !== 'OFFICIAL') return [];
  const offices = new Set<string>(
    actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.organizationId),
  );
  const sides: Side[] = [];
  if (step.to_organization_id !== null && offices.has(step.to_organization_id)) sides.push('RECEIVER');
  if (
    offices.has(step.from_organization_id) ||
    (holder !== null && holder !== step.to_organization_id && offices.has(holder))
  )
    sides.push('SENDER');
  return sides;
}

type Keyed = Pick<StepRecord, 'id' | 'file_id' | 'file_key_id'>;
type Sealer = Pick<Context, 'keys'>;

/** Sealed with the file's key, bound to file, step and field. */
export function sealWords(ctx: Sealer, step: Keyed, field: string, words: string | Uint8Array): Buffer {
  return seal(ctx.keys.read(step.file_key_id), `${step.file_id}|step-${step.id}-${field}|1`, words);
}

export function unsealBytes(ctx: Sealer, step: Keyed, field: string, sealed: Uint8Array): Buffer {
  return unseal(ctx.keys.read(step.file_key_id), `${step.file_id}|step-${step.id}-${field}|1`, sealed);
}

export function unsealWords(
  ctx: Sealer,
  step: Keyed,
  field: string,
  sealed: Uint8Array | null,
): string | null {
  return sealed === null ? null : unsealBytes(ctx, step, field, sealed).toString('utf8');
}

export function oneOf<const T extends string>(values: readonly T[], text: string): T {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new Error(`unknown value in the database: ${text}`);
  return found;
}
