import { type Selectable, sql } from 'kysely';
import type { StatementContext } from '#kernel/actions/context.ts';
import type { DB, Tx } from '#kernel/db/database.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { type FileId, newId } from '#kernel/ids/ids.ts';
import { seal, unseal } from '#kernel/keys/sealing.ts';
import { actorName, personIdOf } from '#kernel/permissions/actor.ts';
import { indexNote } from './index-note.ts';

export type ReportRow = Selectable<DB['reports.report']> & { readonly key_id: number };

/** Reads one report for change: locked, so that two clicks at once come one after the other. */
export async function lockReport(tx: Tx, fileId: FileId): Promise<ReportRow> {
  const row = await query(tx, fileId).forUpdate('r').executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Reads one report for showing. */
export async function getReportRow(tx: Tx, fileId: FileId): Promise<ReportRow> {
  const row = await query(tx, fileId).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

const query = (tx: Tx, fileId: FileId) =>
  tx
    .selectFrom('reports.report as r')
    .innerJoin('files.file as f', 'f.id', 'r.file_id')
    .selectAll('r')
    .select('f.key_id')
    .where('r.file_id', '=', fileId);

type Sealer = Pick<StatementContext, 'keys'>;

/** Context of a sealed field: `file|field|version`, so that a value cannot be moved to another place. */
const contextOf = (fileId: string, field: string) => `${fileId}|${field}|1`;

export function sealField(
  ctx: Sealer,
  row: Pick<ReportRow, 'file_id' | 'key_id'>,
  field: string,
  value: string,
): Buffer {
  return seal(ctx.keys.read(row.key_id), contextOf(row.file_id, field), value);
}

export function unsealField(
  ctx: Sealer,
  row: Pick<ReportRow, 'file_id' | 'key_id'>,
  field: string,
  sealed: Uint8Array,
): string {
  return unseal(ctx.keys.read(row.key_id), contextOf(row.file_id, field), sealed).toString('utf8');
}

export type NewEvent = {
  readonly kind: string;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
  readonly note?: string;
  /** Who did it, where the platform writes for a person; absent: whoever acts. */
  readonly byPersonId?: string | null;
  /** Offices that alone may read it; absent: all who see the file's notes. */
  readonly audience?: readonly string[];
};

/** Adds to the report's one timeline. */
export async function addEvent(
  ctx: Pick<StatementContext, 'keys' | 'now' | 'actor'> & { readonly tx: Tx },
  row: Pick<ReportRow, 'file_id' | 'key_id'>,
  event: NewEvent,
): Promise<void> {
  const id = newId(ctx.now.getTime());
  await ctx.tx
    .insertInto('reports.event')
    .values({
      id,
      file_id: row.file_id,
      at: ctx.now,
      kind: event.kind,
      actor: actorName(ctx.actor),
      person_id: event.byPersonId ?? personIdOf(ctx.actor),
      facts: sql`${JSON.stringify(event.facts ?? {})}::jsonb`,
      note_sealed: event.note ? sealField(ctx, row, `event-${id}`, event.note) : null,
      audience: event.audience ? [...event.audience] : null,
    })
    .execute();
  if (event.note && !event.audience) await indexNote(ctx, row.file_id, event.note);
}
