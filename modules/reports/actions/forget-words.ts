import type { JobHandler } from '#kernel/actions/room.ts';

/** After a file's key was destroyed: what was kept of it in clear goes too (links, what the rules proposed). */
export const forgetWordsJob: JobHandler = async (ctx, { fileId = '' }) => {
  await ctx.tx
    .updateTable('reports.link')
    .set({ canonical: null, reason: null })
    .where('file_id', '=', fileId)
    .execute();
  await ctx.tx
    .updateTable('reports.proposal')
    .set({
      category: null,
      priority: null,
      role_code: null,
      area_id: null,
      organization_id: null,
      words_sealed: null,
      sign_count: 0,
    })
    .where('file_id', '=', fileId)
    .execute();
  // Nothing is left to read.
  await ctx.tx
    .updateTable('reports.report')
    .set({ read_at: ctx.now })
    .where('file_id', '=', fileId)
    .where('read_at', 'is', null)
    .execute();
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['links', 'proposal'] });
};
