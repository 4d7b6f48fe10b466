import type { JobHandler } from '#kernel/actions/room.ts';
import { asId, type FileId, type OrganizationId } from '#kernel/ids/ids.ts';
import { ring } from '#modules/duty/contract.ts';
import { getRouting } from '#modules/reports/contract.ts';
import { findSignsOfDanger } from '#packages/vietnamese-text/index.ts';
import { unsealMessage } from '../store/channel.ts';

/** What is told later is read for danger as the report was: with a sign that asks for it, the office that holds the file is rung. */
export const hearDangerJob: JobHandler = async (ctx, payload) => {
  const fileId = asId<FileId>(payload['fileId'] ?? '');
  const message = await ctx.tx
    .selectFrom('replies.message as m')
    .innerJoin('files.file as f', 'f.id', 'm.file_id')
    .select(['m.id', 'm.sealed', 'f.key_id'])
    .where('m.id', '=', payload['messageId'] ?? '')
    .where('m.file_id', '=', fileId)
    .where('f.destroyed_at', 'is', null)
    .executeTakeFirst();
  if (!message) return;
  const { vi } = unsealMessage(ctx, message.key_id, message.id, message.sealed);
  const signs = findSignsOfDanger(vi).filter(({ atLeast }) => atLeast === 'EMERGENCY');
  ctx.note({ subject: { kind: 'FILE', id: fileId }, fields: ['message'], facts: { signs: signs.length } });
  if (signs.length === 0) return;
  const { holderOrganizationId } = await ctx.call(getRouting, { fileId });
  await ctx.call(ring, {
    fileId,
    organizationId: asId<OrganizationId>(holderOrganizationId),
    why: 'EMERGENCY' as const,
  });
};
