import { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { startClock, stopClock } from '#kernel/deadlines/engine.ts';
import { conflict, invalidInput, notFound, refused } from '#kernel/errors/errors.ts';
import { asId, type ClockId, type FileId, newId } from '#kernel/ids/ids.ts';
import { personIdOf } from '#kernel/permissions/actor.ts';
import { getReport, getRouting, noteProgress } from '#modules/reports/contract.ts';
import {
  bookSpokenHandover,
  type handOverTo111,
  type recordReceipt111,
  type withdrawHandover,
} from '../contract.ts';
import { type HotlineCase, hotlineSchema } from '#standards/hotline-111/contract.ts';
import { isHotlineUnsafe } from '../rules/hotline-unsafe.ts';
import { type HandoverPart, handoverParts } from '../rules/lists.ts';
import { pastMoment } from '../rules/moments.ts';
import { sentences } from '../sentences.ts';
import { getFile, letterheadOf, personOf, sealFor, unsealFor } from '../store/files.ts';

/** Told after a hand-over over the network was written; whoever holds the line sends it. */
export const handedOverEvent = 'intake.handed-over';

export const handOverTo111Handler: Handler<
  z.infer<typeof handOverTo111.input>,
  z.infer<typeof handOverTo111.output>
> = async (ctx, input) => {
  const { fileId, via } = input;
  const file = await getFile(ctx, fileId);
  const { unsafe } = await ctx.callAsSystem(getRouting, { fileId });
  if (isHotlineUnsafe(unsafe, await hotlinesOf(ctx)))
    throw refused('HOTLINE_UNSAFE', sentences.hotlineUnsafe);
  const id = newId(ctx.now.getTime());
  const report = await ctx.call(getReport, { fileId, withInformant: input.parts.includes('INFORMANT') });
  if (input.parts.includes('INFORMANT') && !report.informant)
    throw invalidInput([{ path: 'parts', sentence: sentences.informantStays }]);
  const handedAt = via === 'NETWORK' ? ctx.now : pastMoment(input.handedAt, ctx.now, 'handedAt');
  const theirNumber = via === 'NETWORK' ? '' : input.theirNumber;
  const isReceipted = theirNumber !== '';
  const clock = isReceipted
    ? null
    : await startClock(ctx, {
        subjectKind: 'HANDOVER_111',
        subjectId: id,
        organizationId: file.organizationId,
        timeLimitKey: 'hotline111Receipt',
        startedAt: handedAt,
      });
  await ctx.tx
    .insertInto('intake.handover')
    .values({
      id,
      file_id: fileId,
      file_key_id: file.keyId,
      organization_id: file.organizationId,
      direction: 'OUT',
      via,
      purpose: input.purpose,
      parts: handoverParts.filter((part) => input.parts.includes(part)),
      handed_at: handedAt,
      handed_by: personOf(ctx),
      clock_id: clock?.clockId ?? null,
      note_sealed: sealFor(ctx, file.keyId, id, 'note', input.note),
      case_sealed:
        via === 'NETWORK'
          ? sealFor(
              ctx,
              file.keyId,
              id,
              'case',
              hotlineCase({ id, input, report, from: await letterheadOf(ctx, file.organizationId) }),
            )
          : null,
      their_number: theirNumber || null,
      receipted_at: isReceipted ? ctx.now : null,
    })
    .execute();
  await ctx.callAsSystem(noteProgress, {
    fileId,
    kind: 'STEP_SENT',
    byPersonId: personOf(ctx),
    facts: { to: 'HOTLINE_111', via, purpose: input.purpose },
  });
  if (via === 'NETWORK') await ctx.emit(handedOverEvent, { handoverId: id });
  ctx.note({
    subject: { kind: 'HANDOVER_111', id },
    fields: input.parts.map((part) => part.toLowerCase()),
    facts: { fileId, via, purpose: input.purpose, isReceipted },
  });
  return { handoverId: id, isReceipted };
};

export const recordReceipt111Handler: Handler<
  z.infer<typeof recordReceipt111.input>,
  z.infer<typeof recordReceipt111.output>
> = async (ctx, { fileId, handoverId, theirNumber, receiptedAt, note }) => {
  const row = await lockHandover(ctx, fileId, handoverId);
  const at = pastMoment(receiptedAt, ctx.now, 'receiptedAt');
  const before = unsealFor<string>(ctx, row.file_key_id, row.id, 'note', row.note_sealed);
  await writeReceipt(ctx, row, theirNumber, at, note === '' ? before : `${before}\n${note}`.trim());
  return { receiptedAt: at.toISOString() };
};

export const withdrawHandoverHandler: Handler<
  z.infer<typeof withdrawHandover.input>,
  z.infer<typeof withdrawHandover.output>
> = async (ctx, { fileId, handoverId, reason }) => {
  const row = await lockHandover(ctx, fileId, handoverId);
  if (row.clock_id) await stopClock(ctx, { clockId: asId<ClockId>(row.clock_id), reason: 'WITHDRAWN' });
  const before = unsealFor<string>(ctx, row.file_key_id, row.id, 'note', row.note_sealed);
  await ctx.tx
    .updateTable('intake.handover')
    .set({
      withdrawn_at: ctx.now,
      note_sealed: sealFor(ctx, row.file_key_id, row.id, 'note', `${before}\n${reason}`.trim()),
    })
    .where('id', '=', handoverId)
    .execute();
  await ctx.callAsSystem(noteProgress, {
    fileId,
    kind: 'STEP_WITHDRAWN',
    byPersonId: personOf(ctx),
    facts: { to: 'HOTLINE_111' },
    note: reason,
  });
  ctx.note({ subject: { kind: 'HANDOVER_111', id: handoverId }, fields: ['note'], facts: { fileId } });
  return { withdrawnAt: ctx.now.toISOString() };
};

/** What 111 is in the directory. */
async function hotlinesOf(ctx: Context): Promise<string[]> {
  const rows = await ctx.tx
    .selectFrom('directory.v_organization_today')
    .select('id')
    .where('kind', '=', 'HOTLINE')
    .execute();
  return rows.flatMap(({ id }) => (id ? [id] : []));
}

type Report = z.infer<typeof getReport.output>;

/** What goes over the network: the parts that the hand-over names and nothing else. */
function hotlineCase({
  id,
  input,
  report,
  from,
}: {
  id: string;
  input: z.infer<typeof handOverTo111.input>;
  report: Report;
  from: { readonly name: string; readonly place: string };
}): HotlineCase {
  const part = <T>(name: HandoverPart, value: T) => (input.parts.includes(name) ? value : null);
  return {
    schema: hotlineSchema,
    handoverId: id,
    from: { organization: from.name, place: from.place },
    purpose: input.purpose,
    isEmergency: report.priority === 'EMERGENCY',
    receivedAt: report.receivedAt,
    category: report.category,
    text: part('TEXT', report.text),
    links: part(
      'LINKS',
      [...report.links.map(({ canonical, raw }) => canonical ?? raw), ...report.linksBeyond].slice(0, 500),
    ),
    place: part('PLACE', report.place),
    childAge: part('CHILD', report.childAge),
    informant: part(
      'INFORMANT',
      report.informant && {
        kind: report.informantKind,
        name: report.informant.name,
        phone: report.informant.phone,
        safeToCall: zSafeToCall.parse(report.informant.safeToCall),
        callWhen: report.informant.callWhen,
      },
    ),
    note: input.note,
  };
}

const zSafeToCall = z.enum(['', 'ANY_TIME', 'CERTAIN_HOURS', 'NO_CALLS']).catch('');

/** 111 rang and gave its number: the case came from there, and reading our code out was the receipt. */
export async function noteSpokenHandover(ctx: Context, fileId: FileId, theirNumber: string): Promise<void> {
  await ctx.callAsSystem(bookSpokenHandover, { fileId, theirNumber, personId: personOf(ctx) });
}

type Handed = Awaited<ReturnType<typeof lockHandover>>;

/** 111's number is here: the clock stops, late or not. */
export async function writeReceipt(
  ctx: Context,
  row: Handed,
  theirNumber: string,
  at: Date,
  note?: string,
): Promise<void> {
  if (row.clock_id) await stopClock(ctx, { clockId: asId<ClockId>(row.clock_id), reason: 'RECEIPTED' });
  await ctx.tx
    .updateTable('intake.handover')
    .set({
      their_number: theirNumber,
      receipted_at: at,
      last_trouble: null,
      ...(note === undefined ? {} : { note_sealed: sealFor(ctx, row.file_key_id, row.id, 'note', note) }),
    })
    .where('id', '=', row.id)
    .execute();
  await ctx.callAsSystem(noteProgress, {
    fileId: asId<FileId>(row.file_id),
    kind: 'STEP_ACCEPTED',
    byPersonId: personIdOf(ctx.actor),
    facts: { to: 'HOTLINE_111', number: theirNumber },
  });
  ctx.note({
    subject: { kind: 'HANDOVER_111', id: row.id },
    fields: ['theirNumber'],
    facts: { fileId: row.file_id, via: row.via },
  });
}

async function lockHandover(ctx: Context, fileId: string, handoverId: string) {
  const row = await ctx.tx
    .selectFrom('intake.handover')
    .selectAll()
    .where('id', '=', handoverId)
    .where('file_id', '=', fileId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  if (row.receipted_at || row.withdrawn_at || row.direction === 'IN')
    throw conflict('HANDOVER_MOVED', sentences.handoverMoved);
  return row;
}
