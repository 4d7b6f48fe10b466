import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { getFile } from '#kernel/files/files.ts';
import { findClock } from '#kernel/deadlines/engine.ts';
import { asId, type ClockId } from '#kernel/ids/ids.ts';
import { unseal } from '#kernel/keys/sealing.ts';
import { defang } from '#packages/harm-url/index.ts';
import {
  linkFindings,
  type listRemovals,
  providerAnswers,
  requestOutcomes,
  requestStates,
} from '../contract.ts';
import type { RequestRow } from '../store/requests.ts';

type Output = z.infer<typeof listRemovals.output>;
type Listed = Output['requests'][number];

export const listRemovalsHandler: Handler<z.infer<typeof listRemovals.input>, Output> = async (
  ctx,
  { fileId },
) => {
  await getFile(ctx.tx, fileId);
  const rows = await ctx.tx
    .selectFrom('removals.removal_request')
    .selectAll()
    .where('file_id', '=', fileId)
    .orderBy('created_at')
    .execute();
  const requests: Listed[] = [];
  for (const row of rows) requests.push(await describe(ctx, row));
  ctx.note({ subject: { kind: 'FILE', id: fileId }, fields: ['removals'] });
  return { requests };
};

async function describe(ctx: Context, row: RequestRow): Promise<Listed> {
  const provider = await ctx.tx
    .selectFrom('removals.provider')
    .selectAll()
    .where('id', '=', row.provider_id)
    .executeTakeFirstOrThrow();
  const links = await ctx.tx
    .selectFrom('removals.request_link')
    .selectAll()
    .where('request_id', '=', row.id)
    .orderBy('ordinal')
    .execute();
  const answers = await ctx.tx
    .selectFrom('removals.answer')
    .selectAll()
    .where('request_id', '=', row.id)
    .orderBy('at')
    .execute();
  const mail = await ctx.tx
    .selectFrom('mail.message')
    .select(['state', 'last_trouble'])
    .where('subject_id', '=', row.id)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  const clock = row.clock_id ? await findClock(ctx.tx, asId<ClockId>(row.clock_id)) : undefined;
  const dueAt = clock?.dueAt ?? null;
  return {
    requestId: row.id,
    documentId: row.document_id,
    number: row.letter_number,
    provider: {
      providerId: provider.id,
      name: provider.name,
      email: provider.email,
      hosts: provider.hosts,
      isCrossBorder: provider.is_cross_border,
    },
    state: oneOf(requestStates, row.state),
    article: row.article,
    legalBasisId: row.legal_basis_id,
    createdAt: row.created_at.toISOString(),
    issuedAt: row.issued_at?.toISOString() ?? null,
    servedAt: row.served_at?.toISOString() ?? null,
    servedBy: row.served_by === 'MAIL' || row.served_by === 'PAGE' ? row.served_by : null,
    dueAt: dueAt?.toISOString() ?? null,
    isOverdue: dueAt !== null && dueAt < (row.ended_at ?? ctx.now),
    endedAt: row.ended_at?.toISOString() ?? null,
    outcome: row.outcome === null ? null : oneOf(requestOutcomes, row.outcome),
    mail: mail ? { state: mail.state, trouble: mail.last_trouble } : null,
    links: links.map((link) => ({
      ordinal: link.ordinal,
      canonical: link.canonical,
      shown: defang(link.canonical),
      finding: link.finding === null ? null : oneOf(linkFindings, link.finding),
      checkedAt: link.checked_at?.toISOString() ?? null,
    })),
    answers: answers.map((one) => {
      const words = JSON.parse(
        unseal(ctx.keys.read(row.file_key_id), `${row.file_id}|answer-${one.id}|1`, one.sealed).toString(
          'utf8',
        ),
      ) as { reason: string; neededUntil: string; respondent: string };
      return { at: one.at.toISOString(), answer: oneOf(providerAnswers, one.answer), ...words };
    }),
  };
}

function oneOf<const T extends string>(values: readonly T[], text: string): T {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new Error(`unknown value in the database: ${text}`);
  return found;
}
