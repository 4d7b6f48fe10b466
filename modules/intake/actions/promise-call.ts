import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { stopClock } from '#kernel/deadlines/engine.ts';
import { conflict, invalidInput, notFound, refused } from '#kernel/errors/errors.ts';
import { asId, type ClockId } from '#kernel/ids/ids.ts';
import { getReport, noteProgress, recordVoiceContact } from '#modules/reports/contract.ts';
import type { keepCall, promiseCall } from '../contract.ts';
import { sentences } from '../sentences.ts';
import { getFile, personOf, sealFor, unsealFor } from '../store/files.ts';
import { writePromise } from './book-call.ts';

export const promiseCallHandler: Handler<
  z.infer<typeof promiseCall.input>,
  z.infer<typeof promiseCall.output>
> = async (ctx, { fileId, by, wish }) => {
  const file = await getFile(ctx, fileId);
  const { informant } = await ctx.call(getReport, { fileId, withInformant: true });
  assertMayCall(informant, wish);
  return writePromise(ctx, file, { by, wish, personId: personOf(ctx) });
};

/** Nobody is called who asked not to be, and no call is promised that nobody could make. */
export function assertMayCall(
  informant: { readonly safeToCall: string; readonly phone: string } | null,
  wish: string,
): void {
  if (informant?.safeToCall === 'NO_CALLS') throw refused('NO_CALLS_WANTED', sentences.noCallsWanted);
  if (!informant?.phone.trim() && !wish.trim())
    throw invalidInput([{ path: 'wish', sentence: sentences.noNumber }]);
}

export const keepCallHandler: Handler<
  z.infer<typeof keepCall.input>,
  z.infer<typeof keepCall.output>
> = async (ctx, { fileId, promiseId, outcome, note, again }) => {
  const file = await getFile(ctx, fileId);
  const promise = await lockPromise(ctx, fileId, promiseId);
  if (promise.outcome !== null) throw conflict('CALL_KEPT', sentences.callKept);
  if (outcome !== 'REACHED' && again === undefined && note === '')
    throw invalidInput([{ path: 'again', sentence: sentences.againOrWhy }]);
  await stopClock(ctx, { clockId: asId<ClockId>(promise.clock_id), reason: outcome });
  await ctx.tx
    .updateTable('intake.promised_call')
    .set({
      outcome,
      kept_at: ctx.now,
      kept_by: personOf(ctx),
      note_sealed: note === '' ? null : sealFor(ctx, promise.file_key_id, promiseId, 'note', note),
    })
    .where('id', '=', promiseId)
    .execute();
  await ctx.callAsSystem(noteProgress, {
    fileId,
    kind: 'CALLED',
    byPersonId: personOf(ctx),
    facts: { outcome },
    ...(note === '' ? {} : { note }),
  });
  // Only a voice that was the informant's own counts as a contact.
  if (outcome === 'REACHED') await ctx.call(recordVoiceContact, { fileId, reached: true, note });
  ctx.note({
    subject: { kind: 'PROMISED_CALL', id: promiseId },
    fields: ['note'],
    facts: { fileId, outcome },
  });
  const next =
    again === undefined
      ? null
      : await writePromise(ctx, file, { by: again, wish: promise.wish, personId: personOf(ctx) });
  return { outcome, nextPromiseId: next?.promiseId ?? null };
};

async function lockPromise(ctx: Context, fileId: string, promiseId: string) {
  const row = await ctx.tx
    .selectFrom('intake.promised_call')
    .selectAll()
    .where('id', '=', promiseId)
    .where('file_id', '=', fileId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return { ...row, wish: unsealFor<string>(ctx, row.file_key_id, row.id, 'wish', row.wish_sealed) };
}
