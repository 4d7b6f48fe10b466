import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { getRouting } from '#modules/reports/contract.ts';
import { type HotlineHandover, type listHandovers, zHandover } from '../contract.ts';
import { unsealFor } from '../store/files.ts';

const shownDays = 30;

export const listHandoversHandler: Handler<
  z.infer<typeof listHandovers.input>,
  z.infer<typeof listHandovers.output>
> = async (ctx, { fileId }) => {
  const since = new Date(ctx.now.getTime() - shownDays * 86_400_000);
  let query = ctx.tx
    .selectFrom('intake.handover as h')
    .leftJoin('deadlines.clock as c', 'c.id', 'h.clock_id')
    .leftJoin('directory.v_person as d', 'd.id', 'h.handed_by')
    .selectAll('h')
    .select(['c.due_at', 'd.full_name as handed_by_name']);
  query = fileId
    ? query.where('h.file_id', '=', fileId)
    : query.where((is) =>
        is.or([
          is('h.handed_at', '>', since),
          is.and([is('h.receipted_at', 'is', null), is('h.withdrawn_at', 'is', null)]),
        ]),
      );
  const rows = await query
    .orderBy((is) => is.case().when('h.receipted_at', 'is', null).then(0).else(1).end())
    .orderBy('h.handed_at', 'desc')
    .limit(200)
    .execute();
  const handovers: HotlineHandover[] = [];
  for (const row of rows) {
    const { reference } = await ctx.callAsSystem(getRouting, { fileId: asId<FileId>(row.file_id) });
    const isOpen = row.receipted_at === null && row.withdrawn_at === null;
    handovers.push(
      zHandover.parse({
        handoverId: row.id,
        fileId: row.file_id,
        reference,
        direction: row.direction,
        via: row.via,
        purpose: row.purpose,
        parts: row.parts,
        handedAt: row.handed_at.toISOString(),
        handedByName: row.handed_by_name,
        theirNumber: row.their_number,
        receiptedAt: row.receipted_at?.toISOString() ?? null,
        dueAt: isOpen ? (row.due_at?.toISOString() ?? null) : null,
        isUndelivered: isOpen && row.due_at !== null && row.due_at < ctx.now,
        attempts: row.attempts,
        lastTrouble: row.last_trouble,
        withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
        told: row.told,
        note: unsealFor<string>(ctx, row.file_key_id, row.id, 'note', row.note_sealed),
      }),
    );
  }
  ctx.note({
    subject: { kind: 'HANDOVERS_111', id: fileId ?? ctx.trace },
    fields: ['note'],
    facts: { shown: handovers.length },
  });
  return { handovers };
};
