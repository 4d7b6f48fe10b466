import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { invalidInput } from '#kernel/errors/errors.ts';
import type { markUnsafe } from '../contract.ts';
import { sentences } from '../sentences.ts';
import { addEvent, lockReport } from '../store/report-row.ts';
import { addUnsafe } from '../store/unsafe.ts';

type Input = z.infer<typeof markUnsafe.input>;

/** Whoever sees a danger says so at once; what it blocks, a supervisor decides. */
export const markUnsafeHandler: Handler<Input, z.infer<typeof markUnsafe.output>> = async (ctx, input) => {
  const { fileId, kind, organizationId, personId, words } = input;
  const isWhole =
    Boolean(organizationId) === (kind === 'OFFICE') && Boolean(personId) === (kind === 'PERSON');
  if (!isWhole) throw invalidInput([{ path: 'kind', sentence: sentences.whoIsUnsafe }]);
  const row = await lockReport(ctx.tx, fileId);
  const unsafeId = await addUnsafe(ctx, row, { kind, organizationId, personId, words, source: 'OFFICER' });
  await addEvent(ctx, row, { kind: 'MARKED_UNSAFE', facts: { unsafeId, who: kind }, note: words });
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['unsafe'], facts: { unsafeId, who: kind } });
  return { unsafeId };
};
