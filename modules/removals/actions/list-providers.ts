import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { newId } from '#kernel/ids/ids.ts';
import type { addProvider, listProviders } from '../contract.ts';

export const listProvidersHandler: Handler<
  z.infer<typeof listProviders.input>,
  z.infer<typeof listProviders.output>
> = async (ctx, { links }) => {
  const rows = await ctx.tx.selectFrom('removals.provider').selectAll().orderBy('name').execute();
  const hosts = links.flatMap((link) => (URL.canParse(link) ? [new URL(link).hostname] : []));
  const providers = rows.map((row) => ({
    providerId: row.id,
    name: row.name,
    email: row.email,
    hosts: row.hosts,
    isCrossBorder: row.is_cross_border,
    matches: hosts.filter((host) => row.hosts.some((own) => host === own || host.endsWith(`.${own}`))).length,
  }));
  return { providers: providers.sort((a, b) => b.matches - a.matches) };
};

export const addProviderHandler: Handler<
  z.infer<typeof addProvider.input>,
  z.infer<typeof addProvider.output>
> = async (ctx, input) => {
  const id = newId(ctx.now.getTime());
  await ctx.tx
    .insertInto('removals.provider')
    .values({
      id,
      name: input.name,
      email: input.email,
      hosts: input.hosts,
      is_cross_border: input.isCrossBorder,
      created_at: ctx.now,
    })
    .execute();
  ctx.note({
    subject: { kind: 'PROVIDER', id },
    fields: ['name', 'email', 'hosts'],
    facts: { isCrossBorder: input.isCrossBorder },
  });
  return { providerId: id };
};
