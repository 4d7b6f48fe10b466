import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import type { Category, Reading, ReportContext } from '#packages/vietnamese-text/index.ts';
import { phoneHash, tokensOf } from '../rules/finding-keys.ts';
import { phoneKey, termsOfLink, termsOfText } from '../rules/finding-terms.ts';
import { traitsOf } from '../rules/traits.ts';
import { compareReport, type FoundDuplicate } from './duplicates.ts';
import { indexTokens } from './index-note.ts';
import type { ReportRow } from './report-row.ts';

export type { FoundDuplicate };

type Indexer = Pick<Context, 'tx' | 'keys' | 'now'>;
type Row = Pick<ReportRow, 'file_id' | 'key_id' | 'organization_id' | 'received_at'>;

/** What the reading job knows of a report when it is made findable. */
export type FindingInput = {
  /** As received. */
  readonly text: string;
  /** As pasted or canonical. */
  readonly links: readonly string[];
  /** As typed. */
  readonly place: string;
  /** The area that the place was found to be; null: not known. */
  readonly areaId: string | null;
  readonly childAge: number | null;
  /** As typed; stored as a blind index only. @restricted */
  readonly phone: string | null;
  readonly informantKind?: ReportContext['informantKind'];
  /** The category that the rules propose (or a person decided); read out of the text when absent. */
  readonly category?: Category;
  /** The text as already read. */
  readonly reading?: Reading;
};

/**
 * Makes a report findable and compares it with earlier ones: search entry, blind index of the telephone, traits, proposals of
 * duplicates. Called as the platform by the job that reads the report; repeating it changes nothing.
 * @returns what is proposed, strongest first
 */
export async function indexForFinding(
  ctx: Indexer,
  row: Row,
  input: FindingInput,
): Promise<FoundDuplicate[]> {
  const terms = [
    ...termsOfText(input.text, input.reading?.units),
    ...input.links.flatMap(termsOfLink),
    ...termsOfText(input.place),
  ];
  await indexTokens(ctx, row.file_id, tokensOf(ctx.keys, terms));
  const phone = phoneKey(input.phone ?? '');
  if (phone)
    await sql`select reports.index_phone(${row.file_id}::uuid, ${phoneHash(ctx.keys, phone)})`.execute(
      ctx.tx,
    );
  const stored = traitsOf(
    ctx.keys,
    {
      id: row.file_id,
      receivedAt: new Date(row.received_at).toISOString(),
      text: input.text,
      urls: input.links,
      ...(input.childAge === null ? {} : { childAge: input.childAge }),
      ...(input.informantKind ? { informantKind: input.informantKind } : {}),
      ...(input.category ? { category: input.category } : {}),
    },
    { areaId: input.areaId, words: input.place },
    input.reading,
  );
  return compareReport(ctx, row, stored);
}
