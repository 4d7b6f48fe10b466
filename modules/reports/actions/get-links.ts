import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { type getLinks, zCategory } from '../contract.ts';

export const getLinksHandler: Handler<
  z.infer<typeof getLinks.input>,
  z.infer<typeof getLinks.output>
> = async (ctx, { fileId }) => {
  const report = await ctx.tx
    .selectFrom('reports.report')
    .select('category')
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  const links = await ctx.tx
    .selectFrom('reports.link')
    .select('canonical')
    .where('file_id', '=', fileId)
    .orderBy('ordinal')
    .execute();
  return {
    links: [...new Set(links.flatMap((link) => link.canonical ?? []))],
    category: zCategory.nullable().parse(report?.category ?? null),
  };
};
