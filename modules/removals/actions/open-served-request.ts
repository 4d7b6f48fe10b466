import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { findClock } from '#kernel/deadlines/engine.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { asId, type ClockId, type OrganizationId, type RemovalRequestId } from '#kernel/ids/ids.ts';
import { loadRegistry } from '#kernel/legal-basis/store.ts';
import { getOffice } from '#modules/directory/contract.ts';
import {
  getDueTime,
  type openServedRequest,
  type providerAnswers,
  type resolveProviderToken,
} from '../contract.ts';
import { citeBasis } from '../rules/cite-basis.ts';
import { hashToken, lockRequest, type RequestRow } from '../store/requests.ts';
import { markServed } from './serve-request.ts';

type Output = z.infer<typeof openServedRequest.output>;

export const resolveProviderTokenHandler: Handler<
  z.infer<typeof resolveProviderToken.input>,
  z.infer<typeof resolveProviderToken.output>
> = async (ctx, { token }) => {
  const found = await sql<{
    request_id: string;
    provider_id: string;
  }>`select * from removals.resolve_token(${hashToken(ctx, token)}, ${ctx.now})`.execute(ctx.tx);
  const row = found.rows[0];
  return { found: row ? { requestId: row.request_id, providerId: row.provider_id } : null };
};

export const getDueTimeHandler: Handler<
  z.infer<typeof getDueTime.input>,
  z.infer<typeof getDueTime.output>
> = async (ctx, { clockId }) => ({
  dueAt: (await findClock(ctx.tx, asId<ClockId>(clockId)))?.dueAt?.toISOString() ?? null,
});

export const openServedRequestHandler: Handler<Record<string, never>, Output> = async (ctx) => {
  const request = await lockOwnRequest(ctx);
  const servedAt = await markServed(ctx, request, 'PAGE');
  const fresh = await lockOwnRequest(ctx);
  const links = await ctx.tx
    .selectFrom('removals.request_link')
    .select('canonical')
    .where('request_id', '=', request.id)
    .orderBy('ordinal')
    .execute();
  const answers = await ctx.tx
    .selectFrom('removals.answer')
    .select(['answer', 'at'])
    .where('request_id', '=', request.id)
    .orderBy('at')
    .execute();
  const provider = await ctx.tx
    .selectFrom('removals.provider')
    .select('name')
    .where('id', '=', request.provider_id)
    .executeTakeFirstOrThrow();
  const basis = (await loadRegistry(ctx.tx)).get(request.legal_basis_id);
  const { dueAt } = fresh.clock_id
    ? await ctx.callAsSystem(getDueTime, { clockId: fresh.clock_id })
    : { dueAt: null };
  const office = await ctx.call(getOffice, {
    organizationId: asId<OrganizationId>(request.organization_id),
  });
  ctx.note({ subject: { kind: 'REMOVAL_REQUEST', id: request.id }, facts: { opened: true } });
  return {
    reference: referenceOf(request),
    issuedBy: office.name,
    providerName: provider.name,
    legalBasis: basis ? citeBasis(basis, request.article) : request.article,
    harm: request.harm,
    servedAt: servedAt.toISOString(),
    dueAt,
    isOverdue: dueAt !== null && new Date(dueAt) < ctx.now && fresh.state !== 'ENDED',
    addresses: links.map((link) => link.canonical),
    previous: answers.map((one) => ({
      answer: one.answer as (typeof providerAnswers)[number],
      at: one.at.toISOString(),
    })),
  };
};

/** The one request whose page this provider has opened. */
export function lockOwnRequest(ctx: Context): Promise<RequestRow> {
  if (ctx.actor.kind !== 'PROVIDER') throw notFound();
  return lockRequest(ctx.tx, asId<RemovalRequestId>(ctx.actor.removalRequestId), null);
}

/** The number by which both sides name an issued request. */
export function referenceOf(request: Pick<RequestRow, 'letter_number'>): string {
  if (request.letter_number === null) throw notFound();
  return request.letter_number;
}
