import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import type { clearNamed } from '../contract.ts';
import { addEvent, lockReport } from '../store/report-row.ts';
import { addUnsafe } from '../store/unsafe.ts';
import { personOf } from './claim-report.ts';

export const clearNamedHandler: Handler<
  z.infer<typeof clearNamed.input>,
  z.infer<typeof clearNamed.output>
> = async (ctx, { fileId, kind, id, reason }) => {
  const row = await lockReport(ctx.tx, fileId);
  const unsafeId = await addUnsafe(ctx, row, {
    kind,
    organizationId: kind === 'OFFICE' ? id : null,
    personId: kind === 'PERSON' ? id : null,
    // Of whom is said by the id. Words of a mark are read as a danger of their own; those of the reason are none.
    words: '',
    source: 'RULE',
    clearedBy: personOf(ctx),
  });
  const facts = { unsafeId, decision: 'CLEARED', who: kind };
  await addEvent(ctx, row, {
    kind: 'UNSAFE_DECIDED',
    facts: kind === 'OFFICE' ? { ...facts, organizationId: id } : facts,
    note: reason,
  });
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['unsafe'], facts });
  return { unsafeId };
};
