import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { tokensOf } from '../rules/finding-keys.ts';
import { termsOfText } from '../rules/finding-terms.ts';

type Indexer = Pick<Context, 'tx' | 'keys'>;

/**
 * Makes a note of staff findable. Only for notes that every office with whole access may read: a search must not tell what a
 * viewer could not open.
 */
export async function indexNote(ctx: Indexer, fileId: string, note: string): Promise<void> {
  await indexTokens(ctx, fileId, tokensOf(ctx.keys, termsOfText(note)));
}

export async function indexTokens(
  { tx }: Pick<Context, 'tx'>,
  fileId: string,
  tokens: readonly number[],
): Promise<void> {
  if (tokens.length === 0) return;
  await sql`select reports.index_words(${fileId}::uuid, ${tokens}::int4[])`.execute(tx);
}
