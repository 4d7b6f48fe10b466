import { sql } from 'kysely';
import type { Tx } from '#kernel/db/database.ts';
import { type AuditLeaf, leafBytes } from './leaf.ts';

/**
 * The insert of one leaf, for folding into a larger statement: `with …, leaf as (${leafInsertSql('$7')}) …`, with
 * {@link leafBytes} as the parameter's value. PostgreSQL runs it although nobody reads the CTE.
 * @param bytes a parameter (`$7`), or inside an SQL function a plain variable name.
 */
export function leafInsertSql(bytes: string): string {
  if (!/^(\$\d{1,3}|[a-z_][a-z0-9_]*)$/.test(bytes))
    throw new TypeError('Give a parameter or a variable, not an expression');
  return `insert into audit.leaf (body) values (${bytes})`;
}

/** Writes one leaf in the change's own transaction: both are there, or neither. */
export async function appendLeaf(tx: Tx, leaf: AuditLeaf): Promise<void> {
  await sql`insert into audit.leaf (body) values (${leafBytes(leaf)})`.execute(tx);
}
