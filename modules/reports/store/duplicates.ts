import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import {
  type Category,
  type DuplicateProposal,
  proposeDuplicates,
  type ReportTraits,
  SIGNATURE_LENGTH,
} from '#packages/vietnamese-text/index.ts';
import { comparablePlace, type StoredTraits } from '../rules/traits.ts';
import { type ReportRow, sealField } from './report-row.ts';

type Finder = Pick<Context, 'tx' | 'keys' | 'now'>;
type Row = Pick<ReportRow, 'file_id' | 'key_id' | 'organization_id'>;

/** A proposal of the rules about another file that the holder's office sees whole. */
export type FoundDuplicate = Omit<DuplicateProposal, 'id'> & { readonly fileId: FileId };

/** Keeps the traits of a report, compares it with earlier ones that share something, and keeps what is proposed. Repeatable. */
export async function compareReport(ctx: Finder, row: Row, stored: StoredTraits): Promise<FoundDuplicate[]> {
  await keepTraits(ctx, row, stored);
  const proposals = proposeDuplicates(stored.traits, await findAlike(ctx, row, stored));
  const kept = await keepProposals(ctx, row, stored, proposals);
  return kept;
}

async function keepTraits({ tx }: Finder, row: Row, { traits, keys, bands }: StoredTraits): Promise<void> {
  const values = {
    received_at: new Date(traits.receivedAt),
    category: traits.category,
    links: sql<string>`${JSON.stringify(traits.links)}::jsonb`,
    accounts: [...traits.accounts],
    commune: traits.commune,
    child_age: traits.childAge === null ? null : Math.min(150, Math.max(0, Math.round(traits.childAge))),
    schools: [...traits.schools],
    signature: writeSignature(traits.signature),
    says_other: traits.saysOther,
    keys: [...keys],
    bands: [...bands],
  };
  await tx
    .insertInto('reports.trait')
    .values({ file_id: row.file_id, ...values })
    .onConflict((conflict) => conflict.column('file_id').doUpdateSet(values))
    .execute();
}

type AlikeRow = {
  file_id: string;
  received_at: Date;
  category: string;
  links: ReportTraits['links'];
  accounts: string[];
  commune: string | null;
  child_age: number | null;
  schools: number[];
  signature: Buffer;
  says_other: boolean;
  duplicate_of: string | null;
};

async function findAlike({ tx }: Finder, row: Row, own: StoredTraits): Promise<ReportTraits[]> {
  const found = await sql<AlikeRow>`
    select * from reports.find_alike(${row.file_id}::uuid, ${own.keys}::int4[], ${own.bandsToAsk}::int4[],
      ${new Date(own.traits.receivedAt)}, ${row.organization_id}::uuid)`.execute(tx);
  return found.rows.map((one) => ({
    id: one.file_id,
    receivedAt: one.received_at.getTime(),
    category: one.category as Category,
    links: one.links,
    accounts: one.accounts,
    commune: comparablePlace(own.traits.commune, one.commune),
    childAge: one.child_age,
    schools: one.schools,
    signature: readSignature(one.signature),
    saysOther: one.says_other,
    duplicateOf: one.duplicate_of,
  }));
}

async function keepProposals(
  ctx: Finder,
  row: Row,
  { nameOfHash }: StoredTraits,
  proposals: readonly DuplicateProposal[],
): Promise<FoundDuplicate[]> {
  const { tx } = ctx;
  const known = await tx
    .selectFrom('reports.duplicate_proposal')
    .select(['file_id', 'other_id', 'dismissed_at'])
    .where((where) => where.or([where('file_id', '=', row.file_id), where('other_id', '=', row.file_id)]))
    .execute();
  // Read anew: what nobody has decided is proposed again from what is known now.
  if (known.some((pair) => pair.file_id === row.file_id && !pair.dismissed_at))
    await tx
      .deleteFrom('reports.duplicate_proposal')
      .where('file_id', '=', row.file_id)
      .where('dismissed_at', 'is', null)
      .execute();
  const dismissed = known.filter((pair) => pair.dismissed_at);
  const decided = new Set(dismissed.flatMap((pair) => [pair.file_id, pair.other_id]));
  const kept = proposals
    .filter(({ id }) => id !== row.file_id && !decided.has(id))
    .slice(0, mostProposals)
    .map(({ id, because, ...rest }) => ({
      ...rest,
      fileId: asId<FileId>(id),
      because: because.map((one) => nameOfHash.get(one) ?? one),
    }));
  if (kept.length === 0) return [];
  await tx
    .insertInto('reports.duplicate_proposal')
    .values(
      kept.map((one) => ({
        file_id: row.file_id,
        other_id: one.fileId,
        relation: one.relation,
        by: one.by,
        confidence: one.confidence,
        reason: one.reason,
        because_sealed: sealField(ctx, row, becauseField(one.fileId), JSON.stringify(one.because)),
        proposed_at: ctx.now,
      })),
    )
    .execute();
  return kept;
}

/** An account that a hundred reports name is shown by the nearest of them; the incident holds the rest. */
const mostProposals = 20;

/** Name of the sealed field that says why two reports are proposed together. */
export const becauseField = (otherId: string): string => `duplicate-${otherId}`;

export const writeSignature = (signature: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(signature.length * 4);
  signature.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  return bytes;
};

const readSignature = (bytes: Buffer): number[] =>
  Array.from({ length: Math.min(SIGNATURE_LENGTH, bytes.length / 4) }, (_, index) =>
    bytes.readUInt32BE(index * 4),
  );
