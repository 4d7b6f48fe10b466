import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { readers, type searchReports } from '../contract.ts';
import { phoneHash, tokensOf } from '../rules/finding-keys.ts';
import { readQuery, type SearchQuery } from '../rules/finding-terms.ts';
import { showReports } from '../store/found-report.ts';
import { officesWith } from '../store/merged.ts';

type Input = z.infer<typeof searchReports.input>;
type Output = z.infer<typeof searchReports.output>;
type Found = { readonly file_id: string; readonly reference: number };

/**
 * What was looked for is in no log and in no audit leaf: only that somebody searched, in which way, and which reports were shown.
 */
export const searchReportsHandler: Handler<Input, Output> = async (ctx, { query, after, limit }) => {
  const asked = readQuery(query);
  const found = await find(ctx, asked, after ?? null, limit + 1);
  const page = found.slice(0, limit);
  const items = await showReports(
    ctx,
    page.map((one) => one.file_id),
    asked.shown,
  );
  ctx.note({
    subject: { kind: 'SEARCH', id: 'reports' },
    fields: ['excerpt'],
    facts: { by: kindOf(asked), shown: items.length },
  });
  for (const item of items) ctx.note({ subject: { kind: 'REPORT', id: item.fileId } });
  return {
    items,
    next: found.length > limit ? (page.at(-1)?.reference ?? null) : null,
    isUnderstood: asked.reference !== null || asked.terms.length > 0,
  };
};

async function find(
  ctx: Context,
  { terms, reference, phone }: SearchQuery,
  before: number | null,
  most: number,
): Promise<Found[]> {
  // A post without the right to read reports opens nothing, whatever the person's other posts are.
  const offices = officesWith(ctx.actor, readers);
  if (reference !== null) {
    const one = await sql<Found>`
      select r.file_id, r.reference from reports.report r
      where r.reference = ${reference} and exists (
        select from files.access a where a.file_id = r.file_id and a.organization_id = any (${offices}::uuid[]) and a.parts is null
          and a.valid_from <= kernel.now() and (a.valid_until is null or a.valid_until > kernel.now()))`.execute(
      ctx.tx,
    );
    return one.rows;
  }
  const worded = await sql<Found>`
    select file_id, reference from reports.search(${tokensOf(ctx.keys, terms)}::int4[], ${offices}::uuid[], ${before}::bigint, ${most})`.execute(
    ctx.tx,
  );
  if (phone === null) return worded.rows;
  const called = await sql<Found>`
    select file_id, reference from reports.search_phone(${phoneHash(ctx.keys, phone)}, ${offices}::uuid[], ${before}::bigint, ${most})`.execute(
    ctx.tx,
  );
  const both = new Map([...worded.rows, ...called.rows].map((one) => [one.file_id, one]));
  return [...both.values()].sort((a, b) => b.reference - a.reference).slice(0, most);
}

const kindOf = (asked: SearchQuery): string =>
  asked.reference !== null ? 'REFERENCE' : asked.phone !== null ? 'PHONE' : 'WORDS';
