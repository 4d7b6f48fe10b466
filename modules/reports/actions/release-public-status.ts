import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { conflict } from '#kernel/errors/errors.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import type { listHeldStatuses, releasePublicStatus, releaseStatusByLetter } from '../contract.ts';
import type { ReportState } from '../rules/states.ts';
import { sentences, wordOfPolice } from '../sentences.ts';
import { addEvent, lockReport, type NewEvent } from '../store/report-row.ts';
import { updateReport } from './move-report.ts';

export const releasePublicStatusHandler: Handler<
  z.infer<typeof releasePublicStatus.input>,
  z.infer<typeof releasePublicStatus.output>
> = (ctx, { fileId, reason }) => release(ctx, fileId, { note: reason });

export const releaseStatusByLetterHandler: Handler<
  z.infer<typeof releaseStatusByLetter.input>,
  z.infer<typeof releaseStatusByLetter.output>
> = async (ctx, { fileId, stepId, word, typedByPersonId }) => {
  const typist = await ctx.tx
    .selectFrom('directory.v_person')
    .select('full_name')
    .where('id', '=', typedByPersonId)
    .executeTakeFirst();
  return release(ctx, fileId, {
    facts: { by: 'LETTER', stepId, typedBy: typedByPersonId },
    note: wordOfPolice(word, typist?.full_name ?? ''),
    byPersonId: typedByPersonId,
  });
};

export const listHeldStatusesHandler: Handler<
  z.infer<typeof listHeldStatuses.input>,
  z.infer<typeof listHeldStatuses.output>
> = async (ctx, { fileIds }) => {
  if (fileIds.length === 0) return { held: [] };
  const rows = await ctx.tx
    .selectFrom('reports.report')
    .select('file_id')
    .where('file_id', 'in', fileIds)
    .where('police_hold_from', 'is not', null)
    .where('police_hold_until', 'is', null)
    .execute();
  return { held: rows.map((row) => asId<FileId>(row.file_id)) };
};

/** The one way in which the informant may read on, whoever of the police has said so and how. */
async function release(
  ctx: Context,
  fileId: FileId,
  said: Pick<NewEvent, 'facts' | 'note' | 'byPersonId'>,
): Promise<{ state: ReportState }> {
  const row = await lockReport(ctx.tx, fileId);
  if (!row.police_hold_from || row.police_hold_until) throw conflict('NOTHING_HELD', sentences.nothingHeld);
  await updateReport(ctx, row, { police_hold_until: ctx.now });
  await addEvent(ctx, row, { kind: 'PUBLIC_STATUS_RELEASED', ...said });
  ctx.note({
    subject: { kind: 'REPORT', id: fileId },
    fields: ['publicStatus', 'note'],
    ...(said.facts ? { facts: said.facts } : {}),
  });
  return { state: row.state as ReportState };
}
