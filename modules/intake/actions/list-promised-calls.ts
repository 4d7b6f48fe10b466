import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { getReport } from '#modules/reports/contract.ts';
import type { getPromisedCall, listPromisedCalls } from '../contract.ts';
import { callOutcomes } from '../rules/lists.ts';
import { getFile, unsealFor } from '../store/files.ts';

type Call = z.infer<typeof listPromisedCalls.output>['calls'][number];

export const listPromisedCallsHandler: Handler<
  z.infer<typeof listPromisedCalls.input>,
  z.infer<typeof listPromisedCalls.output>
> = async (ctx) => {
  const rows = await promises(ctx).where('p.outcome', 'is', null).orderBy('p.due_at').limit(100).execute();
  const calls: Call[] = [];
  for (const row of rows) calls.push((await callOf(ctx, row, false)).call);
  ctx.note({
    subject: { kind: 'PROMISED_CALLS', id: ctx.trace },
    fields: ['wish'],
    facts: { shown: calls.length },
  });
  return { calls };
};

export const getPromisedCallHandler: Handler<
  z.infer<typeof getPromisedCall.input>,
  z.infer<typeof getPromisedCall.output>
> = async (ctx, { fileId, promiseId }) => {
  await getFile(ctx, fileId);
  const row = await promises(ctx)
    .where('p.id', '=', promiseId)
    .where('p.file_id', '=', fileId)
    .executeTakeFirst();
  if (!row) throw notFound();
  const { call, name, phone } = await callOf(ctx, row, true);
  ctx.note({
    subject: { kind: 'PROMISED_CALL', id: promiseId },
    fields: ['wish', 'name', 'phone'],
    facts: { fileId },
  });
  return {
    ...call,
    name,
    phone,
    outcome: callOutcomes.find((one) => one === row.outcome) ?? null,
    keptAt: row.kept_at?.toISOString() ?? null,
  };
};

const promises = (ctx: Context) =>
  ctx.tx
    .selectFrom('intake.promised_call as p')
    .leftJoin('directory.v_person as d', 'd.id', 'p.promised_by')
    .selectAll('p')
    .select('d.full_name as promised_by_name');
type Row = Awaited<ReturnType<ReturnType<typeof promises>['execute']>>[number];

/** The informant's wishes stand in the report, those of the promise in its row: both come before any number. */
async function callOf(
  ctx: Context,
  row: Row,
  withInformant: boolean,
): Promise<{ call: Call; name: string; phone: string }> {
  const report = await ctx.call(getReport, { fileId: asId<FileId>(row.file_id), withInformant });
  return {
    call: {
      promiseId: row.id,
      fileId: row.file_id,
      reference: report.reference,
      dueAt: row.due_at.toISOString(),
      isOverdue: row.outcome === null && row.due_at < ctx.now,
      promisedAt: row.promised_at.toISOString(),
      promisedByName: row.promised_by_name,
      informantKind: report.informantKind,
      safeToCall: report.safeToCall,
      callWhen: report.callWhen,
      mustNotKnow: report.mustNotKnow,
      wish: unsealFor<string>(ctx, row.file_key_id, row.id, 'wish', row.wish_sealed),
    },
    name: report.informant?.name ?? '',
    phone: report.informant?.phone ?? '',
  };
}
