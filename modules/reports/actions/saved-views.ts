import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { conflict, notFound } from '#kernel/errors/errors.ts';
import { newId } from '#kernel/ids/ids.ts';
import { type deleteView, type listViews, readers, type saveView } from '../contract.ts';
import { findingSentences } from '../finding-sentences.ts';
import { officesWith } from '../store/merged.ts';
import { personOf } from './claim-report.ts';

const mostViews = 50;

export const saveViewHandler: Handler<
  z.infer<typeof saveView.input>,
  z.infer<typeof saveView.output>
> = async (ctx, { name, filter, isShared }) => {
  const person = personOf(ctx);
  const office = officesWith(ctx.actor, readers)[0];
  if (!office) throw notFound();
  const { count } = await ctx.tx
    .selectFrom('reports.saved_view')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organization_id', '=', office)
    .where('is_shared', '=', isShared)
    .where('name', '<>', name)
    .executeTakeFirstOrThrow();
  if (count >= mostViews) throw conflict('TOO_MANY_VIEWS', findingSentences.tooManyViews);
  const kept = {
    filter: sql<string>`${JSON.stringify(filter)}::jsonb`,
    person_id: person,
    saved_at: ctx.now,
  };
  const saved = await ctx.tx
    .insertInto('reports.saved_view')
    .values({
      id: newId<string>(ctx.now.getTime()),
      organization_id: office,
      is_shared: isShared,
      name,
      ...kept,
    })
    .onConflict((same) =>
      isShared
        ? same.columns(['organization_id', 'name']).where('is_shared', '=', true).doUpdateSet(kept)
        : same
            .columns(['organization_id', 'person_id', 'name'])
            .where('is_shared', '=', false)
            .doUpdateSet(kept),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  ctx.note({ subject: { kind: 'VIEW', id: saved.id }, fields: ['name', 'filter'], facts: { isShared } });
  return { viewId: saved.id };
};

type View = z.infer<typeof listViews.output>['views'][number];

export const listViewsHandler: Handler<
  z.infer<typeof listViews.input>,
  z.infer<typeof listViews.output>
> = async (ctx) => {
  const person = personOf(ctx);
  const supervised = officesWith(ctx.actor, ['SUPERVISOR']);
  const rows = await ctx.tx
    .selectFrom('reports.saved_view')
    .selectAll()
    .where('organization_id', 'in', officesWith(ctx.actor, readers))
    .orderBy('is_shared')
    .orderBy('name')
    .execute();
  return {
    views: rows.map((row) => ({
      viewId: row.id,
      name: row.name,
      filter: row.filter as View['filter'],
      isShared: row.is_shared,
      isMine: row.person_id === person || supervised.includes(row.organization_id),
    })),
  };
};

export const deleteViewHandler: Handler<
  z.infer<typeof deleteView.input>,
  z.infer<typeof deleteView.output>
> = async (ctx, { viewId }) => {
  const person = personOf(ctx);
  const supervised = officesWith(ctx.actor, ['SUPERVISOR']);
  const deleted = await ctx.tx
    .deleteFrom('reports.saved_view')
    .where('id', '=', viewId)
    .where(sql<boolean>`(person_id = ${person} or organization_id = any (${supervised}::uuid[]))`)
    .executeTakeFirst();
  if (deleted.numDeletedRows === 0n) throw notFound();
  ctx.note({ subject: { kind: 'VIEW', id: viewId } });
  return {};
};
