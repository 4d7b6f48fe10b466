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
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['links', 'proposal'] });
};
