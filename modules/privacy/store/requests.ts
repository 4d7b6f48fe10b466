import { type Selectable, sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import type { DB, Tx } from '#kernel/db/database.ts';
import { conflict, notFound } from '#kernel/errors/errors.ts';
import { type FileId, newId } from '#kernel/ids/ids.ts';
import { seal, unseal } from '#kernel/keys/sealing.ts';
import { mayDo, type RequestAction, type RequestState } from '../rules/request-states.ts';
import { sentences } from '../sentences.ts';

export type RequestRow = Selectable<DB['privacy.request']> & { readonly key_id: number };

/** What only the key of the request opens. */
export type RequestDetails = { readonly name: string; readonly contact: string; readonly words: string };

type Field = 'details' | 'identity-check' | 'decision';

export function sealPart(
  ctx: Pick<Context, 'keys'>,
  row: Pick<RequestRow, 'file_id' | 'key_id'>,
  field: Field,
  value: string,
) {
  return seal(ctx.keys.read(row.key_id), `${row.file_id}|${field}|1`, value);
}

export function openPart(
  ctx: Pick<Context, 'keys'>,
  row: Pick<RequestRow, 'file_id' | 'key_id'>,
  field: Field,
  sealed: Uint8Array,
): string {
  return unseal(ctx.keys.read(row.key_id), `${row.file_id}|${field}|1`, sealed).toString('utf8');
}

/** One request; locked when it is to be changed, so that two clicks at once come one after the other. */
export async function getRequestRow(tx: Tx, fileId: FileId, forChange = false): Promise<RequestRow> {
  const query = tx
    .selectFrom('privacy.request as q')
    .innerJoin('files.file as f', 'f.id', 'q.file_id')
    .selectAll('q')
    .select('f.key_id')
    .where('q.file_id', '=', fileId);
  const row = await (forChange ? query.forUpdate('q') : query).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export function factsOf(row: RequestRow) {
  return {
    state: row.state as RequestState,
    kind: row.kind,
    isIdentified: row.identity_check_sealed !== null,
    decision: row.decision,
    isErased: row.erased_at !== null,
  };
}

type Change = Partial<
  Pick<
    RequestRow,
    | 'identity_check_sealed'
    | 'decision'
    | 'decision_sealed'
    | 'document_id'
    | 'certificate_number'
    | 'erased_at'
    | 'erase_complete_at'
  >
>;

/** The one way in which a request moves: lock, look into the table, change, write what happened and the audit. */
export async function moveRequest(
  ctx: Context,
  fileId: FileId,
  action: RequestAction,
  change: (
    row: RequestRow,
  ) => Promise<{ state?: RequestState; set?: Change }> | { state?: RequestState; set?: Change },
): Promise<{ state: RequestState; row: RequestRow }> {
  const row = await getRequestRow(ctx.tx, fileId, true);
  if (!mayDo(factsOf(row), action)) throw conflict('REQUEST_MOVED', sentences.requestMoved);
  const { state = row.state as RequestState, set = {} } = await change(row);
  await ctx.tx
    .updateTable('privacy.request')
    .set({ ...set, state })
    .where('file_id', '=', fileId)
    .execute();
  await addRequestEvent(ctx, fileId, action);
  // What came by the public form has an office and nobody in it: whoever acts first holds it from then on.
  if (ctx.actor.kind === 'OFFICIAL')
    await sql`
      update files.file set holder_person_id = ${ctx.actor.personId} where id = ${fileId}::uuid and holder_person_id is null`.execute(
      ctx.tx,
    );
  if (state === 'DONE')
    await sql`update files.file set closed_at = ${ctx.now} where id = ${fileId}::uuid`.execute(ctx.tx);
  ctx.note({
    subject: { kind: 'DATA_REQUEST', id: fileId },
    fields: ['state', ...Object.keys(set)],
    facts: { action, from: row.state, to: state },
  });
  return { state, row };
}

export async function addRequestEvent(ctx: Context, fileId: FileId, action: string): Promise<void> {
  await ctx.tx
    .insertInto('privacy.event')
    .values({
      id: newId(ctx.now.getTime()),
      file_id: fileId,
      at: ctx.now,
      action,
      person_id: ctx.actor.kind === 'OFFICIAL' ? ctx.actor.personId : null,
    })
    .execute();
}
