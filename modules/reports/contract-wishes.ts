import { z } from 'zod';
import { defineAction } from '#kernel/actions/handle.ts';
import { allowSystem } from '#kernel/permissions/allow.ts';
import { zFileId } from './contract-words.ts';

/** The informant says anew when and how they may be reached: what is shown before any call is always what was said last. */
export const changeWishes = defineAction('reports.change-wishes', {
  input: z.strictObject({
    fileId: zFileId,
    safeToCall: z.enum(['', 'ANY_TIME', 'CERTAIN_HOURS', 'NO_CALLS']),
    callWhen: z.string().max(2_000),
  }),
  output: z.object({ changed: z.boolean() }),
  allow: allowSystem,
});
