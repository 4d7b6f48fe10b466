import pg from 'pg';

/** One table of a backup. `columns` are those that hold data of their own, in order; computed ones compute themselves again. */
export type TableName = {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
};
export type SequenceState = { readonly schema: string; readonly name: string; readonly lastValue: number };

/** Every table of the database that no extension owns; partitions, not their parents. */
export async function findTables(client: pg.Client): Promise<TableName[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[] }>(`
    select n.nspname as schema, c.relname as name,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relpersistence = 'p'
      and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    group by n.nspname, c.relname
    order by n.nspname, c.relname`);
  return rows;
}

/** Sequences that were ever used, with the last number given. */
export async function findSequences(client: pg.Client): Promise<SequenceState[]> {
  const { rows } = await client.query<{ schema: string; name: string; lastValue: number }>(
    `select schemaname::text as schema, sequencename::text as name, last_value as "lastValue"
     from pg_sequences where last_value is not null order by 1, 2`,
  );
  return rows.map((row) => ({ ...row, lastValue: Number(row.lastValue) }));
}

/** Settings under which the same rows always give the same bytes, in the same order. */
export const steadySettings = [
  "set local timezone = 'UTC'",
  "set local datestyle = 'ISO, YMD'",
  "set local intervalstyle = 'postgres'",
  'set local extra_float_digits = 1',
  "set local bytea_output = 'hex'",
  'set local synchronize_seqscans = off',
  'set local statement_timeout = 0',
  'set local idle_in_transaction_session_timeout = 0',
  // An error instead of silently missing rows, should this login be subject to row-level security.
  'set local row_security = off',
].join('; ');

export function copyOutText(table: TableName): string {
  return `copy ${relationOf(table)} (${columnsOf(table)}) to stdout`;
}

export function copyInText(table: TableName): string {
  return `copy ${relationOf(table)} (${columnsOf(table)}) from stdin`;
}

export function relationOf(table: Pick<TableName, 'schema' | 'name'>): string {
  return `${pg.escapeIdentifier(table.schema)}.${pg.escapeIdentifier(table.name)}`;
}

function columnsOf(table: TableName): string {
  return table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}
