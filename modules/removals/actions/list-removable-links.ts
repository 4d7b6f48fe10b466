import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { getFile } from '#kernel/files/files.ts';
import { getLinks } from '#modules/reports/contract.ts';
import type { listRemovableLinks } from '../contract.ts';

type Input = z.infer<typeof listRemovableLinks.input>;

export const listRemovableLinksHandler: Handler<Input, z.infer<typeof listRemovableLinks.output>> = async (
  ctx,
  { fileId },
) => {
  await getFile(ctx.tx, fileId);
  const { links } = await ctx.callAsSystem(getLinks, { fileId });
  ctx.note({ subject: { kind: 'FILE', id: fileId }, fields: ['links'] });
  return { links };
};
