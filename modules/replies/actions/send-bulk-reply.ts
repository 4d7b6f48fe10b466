import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { sendReply, type sendBulkReply } from '../contract.ts';
import { sentences } from '../sentences.ts';

type Output = z.infer<typeof sendBulkReply.output>;

/**
 * The same approved sentence to several informants, each in a message of their own under their own file's key. A row that cannot be
 * sent is undone alone; the reason given for it never depends on another row.
 */
export const sendBulkReplyHandler: Handler<z.infer<typeof sendBulkReply.input>, Output> = async (
  ctx,
  { fileIds, sentenceId, key },
) => {
  const rows: Output['rows'] = [];
  for (const fileId of new Set(fileIds)) {
    await sql`savepoint one_reply`.execute(ctx.tx);
    try {
      const { isNew } = await ctx.call(sendReply, { fileId, sentenceId, key });
      rows.push({ fileId, outcome: isNew ? 'SENT' : 'ALREADY', sentence: null });
      ctx.note({ subject: { kind: 'FILE', id: fileId }, facts: { sentence: sentenceId, isNew } });
    } catch (error) {
      await sql`rollback to savepoint one_reply`.execute(ctx.tx);
      const known = error instanceof AnNhiError && error.reason !== 'NOT_FOUND' ? error.sentence : null;
      rows.push({ fileId, outcome: 'REFUSED', sentence: known ?? sentences.notYours });
      ctx.note({ subject: { kind: 'FILE', id: fileId }, facts: { sentence: sentenceId, refused: true } });
    }
    await sql`release savepoint one_reply`.execute(ctx.tx);
  }
  return { rows };
};
