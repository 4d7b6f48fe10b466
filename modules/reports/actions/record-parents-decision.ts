import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { newId } from '#kernel/ids/ids.ts';
import type { recordParentsDecision } from '../contract.ts';
import type { ReportState } from '../rules/states.ts';
import { addEvent, lockReport, sealField } from '../store/report-row.ts';
import { personOf } from './claim-report.ts';

export const recordParentsDecisionHandler: Handler<
  z.infer<typeof recordParentsDecision.input>,
  z.infer<typeof recordParentsDecision.output>
> = async (ctx, { fileId, decision, ...words }) => {
  const person = personOf(ctx);
  const row = await lockReport(ctx.tx, fileId);
  const id = newId(ctx.now.getTime());
  await ctx.tx
    .insertInto('reports.parents_decision')
    .values({
      id,
      file_id: fileId,
      at: ctx.now,
      decided_by: person,
      decision,
      words_sealed: sealField(ctx, row, `parents-${id}`, JSON.stringify(words)),
    })
    .execute();
  await addEvent(ctx, row, { kind: 'PARENTS_DECIDED', facts: { decision }, note: words.why });
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['parentsDecision'], facts: { decision } });
  return { state: row.state as ReportState };
};
