import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { getFileHead } from '#modules/reports/contract.ts';
import { type listOverdueHandovers, zHandover } from '../contract.ts';
import { listenerRoles } from '../rules/lists.ts';

/** What is past this many is looked at on the page of hand-overs. */
const longest = 50;

export const listOverdueHandoversHandler: Handler<
  z.input<typeof listOverdueHandovers.input>,
  z.input<typeof listOverdueHandovers.output>
> = async (ctx) => {
  const offices =
    ctx.actor.kind === 'OFFICIAL'
      ? ctx.actor.grants
          .filter((grant) => listenerRoles.some((role) => role === grant.role))
          .map((grant) => grant.organizationId)
      : [];
  if (offices.length === 0) return { handovers: [] };
  const rows = await ctx.tx
    .selectFrom('intake.handover as h')
    .innerJoin('deadlines.clock as c', 'c.id', 'h.clock_id')
    .leftJoin('directory.v_person as d', 'd.id', 'h.handed_by')
    .select(['h.id', 'h.file_id', 'h.via', 'h.purpose', 'h.handed_at', 'c.due_at', 'd.full_name'])
    .where('h.organization_id', 'in', offices)
    .where('h.direction', '=', 'OUT')
    .where('h.receipted_at', 'is', null)
    .where('h.withdrawn_at', 'is', null)
    .where('c.due_at', '<', ctx.now)
    .orderBy('h.handed_at')
    .limit(longest)
    .execute();
  const handovers = [];
  for (const row of rows) {
    const fileId = asId<FileId>(row.file_id);
    const { reference } = await ctx.call(getFileHead, { fileId });
    handovers.push({
      handoverId: row.id,
      fileId,
      reference,
      via: zHandover.shape.via.parse(row.via),
      purpose: zHandover.shape.purpose.parse(row.purpose),
      handedAt: row.handed_at.toISOString(),
      handedByName: row.full_name,
      dueAt: (row.due_at ?? ctx.now).toISOString(),
    });
  }
  return { handovers };
};
