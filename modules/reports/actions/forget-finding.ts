import { sql } from 'kysely';
import type { JobHandler } from '#kernel/actions/room.ts';

/** After a file's key was destroyed: nothing finds it any more, and nothing of its words stands beside others. */
export const forgetFinding: JobHandler = async (ctx, { fileId = '' }) => {
  await sql`select reports.forget_finding(${fileId}::uuid)`.execute(ctx.tx);
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['searchEntry', 'traits', 'duplicates'] });
};
