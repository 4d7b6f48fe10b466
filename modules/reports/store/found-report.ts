import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { foldAccents } from '#packages/vietnamese-text/index.ts';
import { type FoundReport, priorities, zCategory, zFileId, zIntakeChannel, zState } from '../contract.ts';
import { unsealField } from './report-row.ts';

type Row = {
  file_id: string;
  reference: number;
  key_id: number;
  state: string;
  category: string | null;
  priority: number;
  channel: string;
  received_at: Date;
  closed_at: Date | null;
  organization_id: string;
  organization_name: string | null;
  claimed_by: string | null;
  claimed_by_name: string | null;
  head_id: string | null;
  head_reference: number | null;
  text_sealed: Buffer;
  is_destroyed: boolean;
};

export type RelatedReport = FoundReport & { readonly closedAt: string | null };

const excerptLength = 160;

/**
 * Reports as search and lists of relations show them, in the order of the ids; what the viewer does not see whole is left out.
 * @param shown folded syllables: the excerpt is taken where the first of them stands
 */
export async function showReports(
  ctx: Pick<Context, 'tx' | 'keys' | 'actor'>,
  fileIds: readonly string[],
  shown: readonly string[] = [],
): Promise<RelatedReport[]> {
  if (fileIds.length === 0) return [];
  const found = await sql<Row>`
    select r.file_id, r.reference, f.key_id, r.state, r.category, r.priority, r.channel, r.received_at, r.closed_at, r.organization_id,
      o.name as organization_name, r.claimed_by, p.full_name as claimed_by_name, r.merged_into_id as head_id, h.reference as head_reference,
      r.text_sealed, f.destroyed_at is not null as is_destroyed
    from unnest(${fileIds}::uuid[]) with ordinality as wanted (id, place)
    join reports.report r on r.file_id = wanted.id
    join files.file f on f.id = r.file_id
    left join reports.report h on h.file_id = r.merged_into_id
    left join directory.v_person p on p.id = r.claimed_by
    left join directory.v_organization_today o on o.id = r.organization_id
    where reports.sees_whole(r.file_id)
    order by wanted.place`.execute(ctx.tx);
  const person = ctx.actor.kind === 'OFFICIAL' ? ctx.actor.personId : null;
  return found.rows.map((row) => ({
    fileId: zFileId.parse(row.file_id),
    reference: row.reference,
    state: zState.parse(row.state),
    category: row.category === null ? null : zCategory.parse(row.category),
    priority: priorities[row.priority - 1] ?? 'NORMAL',
    channel: zIntakeChannel.parse(row.channel),
    receivedAt: row.received_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    claimedBy: row.claimed_by,
    claimedByName: row.claimed_by_name,
    isMine: row.claimed_by !== null && row.claimed_by === person,
    mergedInto:
      row.head_id === null || row.head_reference === null
        ? null
        : { fileId: zFileId.parse(row.head_id), reference: row.head_reference },
    excerpt: row.is_destroyed ? '' : excerptOf(unsealField(ctx, row, 'text', row.text_sealed), shown),
  }));
}

/** The words around the first place where one of the syllables stands, with accents or without; else the first words. */
export function excerptOf(text: string, shown: readonly string[]): string {
  const at = text.length > excerptLength && shown.length > 0 ? placeOf(text, shown) : 0;
  const start = at <= excerptLength / 2 ? 0 : text.lastIndexOf(' ', at - excerptLength / 4) + 1;
  const end = start + excerptLength;
  const words = text.slice(start, end).toWellFormed();
  return `${start > 0 ? '…' : ''}${words}${end < text.length ? '…' : ''}`;
}

/** Good enough for showing: a word in teencode, or a text that folding makes shorter, is shown from its beginning. */
function placeOf(text: string, shown: readonly string[]): number {
  const folded = foldAccents(text);
  if (folded.length !== text.length) return 0;
  const words = shown.filter((word) => /^[\p{L}\p{N}]+$/u.test(word));
  if (words.length === 0) return 0;
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'u').exec(folded);
  return found?.index ?? 0;
}
