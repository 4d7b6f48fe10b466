import type { Context } from '#kernel/actions/context.ts';
import { defineRoom, job, on, type Room } from '#kernel/actions/room.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { getRouting } from '#modules/reports/contract.ts';
import {
  type Hotline111,
  type HotlineCase,
  HotlineTrouble,
  hotlineSchema,
} from '#standards/hotline-111/contract.ts';
import { handedOverEvent, writeReceipt } from './actions/hand-over.ts';
import { receiptOf } from './rules/receipt.ts';
import { unsealFor } from './store/files.ts';

/** Minutes until the next try, by number of tries. After the last a person decides; the clock has long said so. */
const patience = [1, 2, 5, 15, 30, 60, 120, 240];

/** The line to 111: sends what was handed over and tells what became of what came. Null: no line, people telephone. */
export function hotlineRoom(hotline: Hotline111 | null): Room {
  return defineRoom('hotline-111', {
    subscribers: [
      on(handedOverEvent, 'intake.send-to-111', async (ctx, payload) => {
        if (hotline) await sendOne(ctx, hotline, payload['handoverId'] ?? '');
      }),
    ],
    jobs: [
      job('intake.look-after-111', { cron: '* * * * *', isExclusive: true }, async (ctx) => {
        if (!hotline) return;
        for (const handoverId of await waiting(ctx)) await sendOne(ctx, hotline, handoverId);
        await tellStatuses(ctx, hotline);
      }),
    ],
  });
}

/** At least once: the key is the hand-over's own, so a case that is sent twice arrives as one. */
async function sendOne(ctx: Context, hotline: Hotline111, handoverId: string): Promise<void> {
  const row = await ctx.tx
    .selectFrom('intake.handover')
    .selectAll()
    .where('id', '=', handoverId)
    .where('direction', '=', 'OUT')
    .where('via', '=', 'NETWORK')
    .where('receipted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!row) return;
  const attempts = row.attempts + 1;
  try {
    const receipt = await hotline.sendCase(caseIn(ctx, row));
    await mark(ctx, row.id, { attempts, last_trouble: receipt ? null : 'NUMBER_FOLLOWS' });
    if (receipt) await writeReceipt(ctx, row, receipt.caseNumber, ctx.now);
    ctx.note({
      subject: { kind: 'HANDOVER_111', id: row.id },
      facts: { attempts, delivered: receipt !== null },
    });
  } catch (error) {
    if (!(error instanceof HotlineTrouble)) throw error;
    const isOver = error.isFinal || attempts > patience.length;
    await mark(ctx, row.id, { attempts, last_trouble: isOver ? `${error.word} !` : error.word });
    ctx.note({ subject: { kind: 'HANDOVER_111', id: row.id }, facts: { attempts, trouble: error.word } });
  }
}

const mark = (ctx: Context, id: string, change: { attempts: number; last_trouble: string | null }) =>
  ctx.tx.updateTable('intake.handover').set(change).where('id', '=', id).execute();

/** Those whose next try is due. A trouble that ends with "!" waits for a person. */
async function waiting(ctx: Context): Promise<string[]> {
  const rows = await ctx.tx
    .selectFrom('intake.handover')
    .select(['id', 'handed_at', 'attempts', 'last_trouble'])
    .where('direction', '=', 'OUT')
    .where('via', '=', 'NETWORK')
    .where('receipted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('handed_at')
    .limit(50)
    .execute();
  return rows
    .filter(({ handed_at, attempts, last_trouble }) => {
      if (last_trouble?.endsWith('!')) return false;
      const minutes = patience.slice(0, attempts).reduce((sum, one) => sum + one, 0);
      return handed_at.getTime() + minutes * 60_000 <= ctx.now.getTime();
    })
    .map(({ id }) => id);
}

/** What became of the cases that came from 111 over the network: a person has it, or it is closed. Each is told once. */
async function tellStatuses(ctx: Context, hotline: Hotline111): Promise<void> {
  const rows = await ctx.tx
    .selectFrom('intake.handover as h')
    .innerJoin('files.file as f', 'f.id', 'h.file_id')
    .select(['h.id', 'h.file_id', 'h.their_number', 'h.told', 'f.closed_at', 'f.holder_person_id'])
    .where('h.direction', '=', 'IN')
    .where('h.via', '=', 'NETWORK')
    .where((is) =>
      is.or([
        is.and([is('f.closed_at', 'is not', null), is('h.told', 'is distinct from', 'CLOSED')]),
        is.and([is('f.holder_person_id', 'is not', null), is('h.told', 'is', null)]),
      ]),
    )
    .orderBy('h.handed_at')
    .limit(20)
    .execute();
  for (const row of rows) {
    const status = row.closed_at ? 'CLOSED' : 'ACCEPTED';
    const { reference } = await ctx.call(getRouting, { fileId: asId<FileId>(row.file_id) });
    try {
      await hotline.tellStatus({
        schema: hotlineSchema,
        caseNumber: row.their_number ?? '',
        reference: receiptOf(reference),
        status,
        at: (row.closed_at ?? ctx.now).toISOString(),
      });
    } catch (error) {
      if (!(error instanceof HotlineTrouble)) throw error;
      ctx.note({ subject: { kind: 'HANDOVER_111', id: row.id }, facts: { trouble: error.word } });
      // The line is down: the others wait for the next minute too.
      return;
    }
    await ctx.tx.updateTable('intake.handover').set({ told: status }).where('id', '=', row.id).execute();
    ctx.note({ subject: { kind: 'HANDOVER_111', id: row.id }, facts: { told: status } });
  }
}

function caseIn(
  ctx: Context,
  row: { id: string; file_key_id: number; case_sealed: Buffer | null },
): HotlineCase {
  if (!row.case_sealed) throw new Error('a hand-over over the network has no case');
  return unsealFor<HotlineCase>(ctx, row.file_key_id, row.id, 'case', row.case_sealed);
}
