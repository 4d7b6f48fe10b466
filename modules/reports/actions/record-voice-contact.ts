import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import type { recordVoiceContact } from '../contract.ts';
import type { ReportState } from '../rules/states.ts';
import { addEvent, lockReport } from '../store/report-row.ts';
import { updateReport } from './move-report.ts';

/** A try that reached nobody is on the timeline too, and changes nothing. */
export const recordVoiceContactHandler: Handler<
  z.infer<typeof recordVoiceContact.input>,
  z.infer<typeof recordVoiceContact.output>
> = async (ctx, { fileId, reached, note }) => {
  const row = await lockReport(ctx.tx, fileId);
  if (reached) await updateReport(ctx, row, { voice_contact_at: ctx.now });
  await addEvent(ctx, row, { kind: 'VOICE_CONTACT', facts: { reached }, ...(note ? { note } : {}) });
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['voiceContact'], facts: { reached } });
  return { state: row.state as ReportState };
};
