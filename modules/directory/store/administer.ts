import { sql } from 'kysely';

import type { Context } from '#kernel/actions/context.ts';
import { type CivilDate, civilDate, formatDate } from '#kernel/clock/clock.ts';
import type { Tx } from '#kernel/db/database.ts';
import { notFound, refused } from '#kernel/errors/errors.ts';
import { messages as en } from '../messages.en.ts';
import { messages as vi } from '../messages.vi.ts';

/** Offices for which the actor is the directory's administrator; other roles there do not count. */
export function administeredOffices(ctx: Pick<Context, 'actor'>): string[] {
  if (ctx.actor.kind !== 'OFFICIAL') return [];
  return ctx.actor.grants
    .filter((grant) => grant.role === 'DIRECTORY_ADMIN')
    .map((grant) => grant.organizationId);
}

/** The own office, or any for the keeper of the directory. Absent and forbidden answer the same. */
export async function assertMaySpeakFor(
  ctx: Pick<Context, 'tx' | 'actor'>,
  organizationId: string,
): Promise<void> {
  const answer = await sql<{ may: boolean }>`
    select exists (select from directory.organization where id = ${organizationId}::uuid)
      and directory.administers(${organizationId}::uuid, ${administeredOffices(ctx)}::uuid[]) as may`.execute(
    ctx.tx,
  );
  if (answer.rows[0]?.may !== true) throw notFound();
}

/** The same, and whoever changes this organisation next waits: two changes at once never make two truths. */
export async function assertMayAdminister(
  ctx: Pick<Context, 'tx' | 'actor'>,
  organizationId: string,
): Promise<void> {
  await assertMaySpeakFor(ctx, organizationId);
  await sql`select from directory.organization where id = ${organizationId}::uuid for no key update`.execute(
    ctx.tx,
  );
}

/** Only the keeper may redraw who exists. */
export async function assertKeepsDirectory(ctx: Pick<Context, 'tx' | 'actor'>): Promise<void> {
  const answer = await sql<{
    may: boolean;
  }>`select directory.keeps_directory(${administeredOffices(ctx)}::uuid[]) as may`.execute(ctx.tx);
  if (answer.rows[0]?.may !== true) throw notFound();
}

export function todayOf(ctx: Pick<Context, 'now'>): CivilDate {
  return civilDate(ctx.now);
}

/** @throws AnNhiError `PAST_DATE`: what is past is kept as it was. */
export function assertNotPast(ctx: Pick<Context, 'now'>, date: CivilDate): void {
  const today = todayOf(ctx);
  if (date < today)
    throw refused('PAST_DATE', {
      vi: vi.mustBeFuture(formatDate(today)),
      en: en.mustBeFuture(formatDate(today)),
    });
}

export interface CurrentOrganization {
  id: string;
  name: string;
  symbol: string;
}

/** The organisation as it is called on a day. @throws AnNhiError `ORGANIZATION_NOT_VALID` outside its life. */
export async function getOrganizationOn(
  tx: Tx,
  organizationId: string,
  date: CivilDate,
): Promise<CurrentOrganization> {
  const found = await sql<CurrentOrganization & { isValid: boolean }>`
    select o.id, v.name, v.symbol, v.valid @> ${date}::date as "isValid"
    from directory.organization o join directory.organization_version v on v.organization_id = o.id
    where o.id = ${organizationId}::uuid
    order by (v.valid @> ${date}::date) desc, lower(v.valid) desc limit 1`.execute(tx);
  const row = found.rows[0];
  if (!row) throw notFound();
  if (!row.isValid) {
    const on = formatDate(date);
    throw refused('ORGANIZATION_NOT_VALID', {
      vi: vi.organizationNotValid(row.name, on),
      en: en.organizationNotValid(row.name, on),
    });
  }
  return row;
}

/** A second person's change met this one in an exclusion constraint: said in words, the transaction rolls back. */
export function isOverlap(error: unknown, constraint: string): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === '23P01' &&
    'constraint' in error &&
    error.constraint === constraint
  );
}
