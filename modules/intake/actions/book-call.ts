import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { startClock } from '#kernel/deadlines/engine.ts';
import { invalidInput } from '#kernel/errors/errors.ts';
import { newId } from '#kernel/ids/ids.ts';
import { noteProgress } from '#modules/reports/contract.ts';
import type { bookCall } from '../contract.ts';
import { callProblem } from '../rules/moments.ts';
import { getFile, sealFor, type SeenFile } from '../store/files.ts';

type Input = z.infer<typeof bookCall.input>;

/** The platform books for the office that holds the file: whoever promised may sit elsewhere and not see the file. */
export const bookCallHandler: Handler<Input, z.infer<typeof bookCall.output>> = async (ctx, input) =>
  writePromise(ctx, await getFile(ctx, input.fileId), input);

/** Row, clock and a line on the file's timeline. */
export async function writePromise(
  ctx: Context,
  file: SeenFile,
  promise: { readonly by: string; readonly wish: string; readonly personId: string | null },
): Promise<{ promiseId: string; dueAt: string }> {
  const by = new Date(promise.by);
  const problem = callProblem(by, ctx.now, 'by');
  if (problem) throw invalidInput([problem]);
  const id = newId(ctx.now.getTime());
  const { clockId } = await startClock(ctx, {
    subjectKind: 'PROMISED_CALL',
    subjectId: id,
    organizationId: file.organizationId,
    timeLimitKey: 'callBackPromise',
    agreedDueAt: by,
  });
  await ctx.tx
    .insertInto('intake.promised_call')
    .values({
      id,
      file_id: file.fileId,
      file_key_id: file.keyId,
      organization_id: file.organizationId,
      due_at: by,
      clock_id: clockId,
      promised_at: ctx.now,
      promised_by: promise.personId,
      wish_sealed: sealFor(ctx, file.keyId, id, 'wish', promise.wish),
    })
    .execute();
  await ctx.callAsSystem(noteProgress, {
    fileId: file.fileId,
    kind: 'CALL_PROMISED',
    byPersonId: promise.personId,
    facts: { by: by.toISOString() },
  });
  ctx.note({
    subject: { kind: 'PROMISED_CALL', id },
    fields: ['wish'],
    facts: { fileId: file.fileId, by: by.toISOString() },
  });
  return { promiseId: id, dueAt: by.toISOString() };
}
