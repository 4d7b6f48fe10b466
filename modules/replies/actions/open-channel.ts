import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { findFileByCode } from '#modules/reports/contract.ts';
import type { openChannel } from '../contract.ts';
import { hashCode } from '../store/channel.ts';

type Input = z.infer<typeof openChannel.input>;
type Output = z.infer<typeof openChannel.output>;

/** In the platform's name: an informant sees no file, and the code alone says which one it is. */
export const openChannelHandler: Handler<Input, Output> = async (ctx, { trackingCode, isChild, mayText }) => {
  const { fileId } = await ctx.call(findFileByCode, { trackingCode });
  ctx.note({ subject: { kind: 'TRACKING_CODE', id: 'looked-up' } });
  if (fileId === null) return { channel: null };
  const file = await ctx.tx
    .selectFrom('files.file')
    .select('key_id')
    .where('id', '=', fileId)
    .where('destroyed_at', 'is', null)
    .executeTakeFirst();
  if (!file) return { channel: null };
  await ctx.tx
    .insertInto('replies.channel')
    .values({
      file_id: fileId,
      file_key_id: file.key_id,
      code_hash: hashCode(ctx, trackingCode),
      is_child: isChild,
      may_text: mayText && !isChild,
    })
    .onConflict((conflict) => conflict.column('file_id').doNothing())
    .execute();
  return { channel: { fileId, fileKeyId: file.key_id } };
};
