import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { job, on } from '#kernel/actions/room.ts';
import { asId, type FileId, newId, type PersonId } from '#kernel/ids/ids.ts';
import { getRouting } from '#modules/reports/contract.ts';
import { noteExposure } from './contract.ts';

/** A look at a report's text weighs on whoever looked. */
const countLook = on('reports.looked', 'care.count-look', async (ctx, payload) => {
  const fileId = asId<FileId>(payload['fileId'] ?? '');
  await ctx.call(noteExposure, { fileId, personId: asId<PersonId>(payload['personId'] ?? '') });
});

/** Whoever answered the alarm will be asked how they are, once it is over. */
const expectDebrief = on('duty.answered', 'care.expect-debrief', async (ctx, payload) => {
  const { fileId = '', personId = '', organizationId = '' } = payload;
  const { reference } = await ctx.call(getRouting, { fileId: asId<FileId>(fileId) });
  await addDebrief(ctx, { fileId, personId, organizationId, reference });
});

/** An emergency was closed: those who answered it, and whoever closed it, are asked to look back. */
const askDebrief = on('reports.closed', 'care.ask-debrief', async (ctx, payload) => {
  const fileId = asId<FileId>(payload['fileId'] ?? '');
  const { priority, claimedBy, reference, holderOrganizationId } = await ctx.call(getRouting, { fileId });
  if (priority === 'EMERGENCY' && claimedBy)
    await addDebrief(ctx, { fileId, personId: claimedBy, organizationId: holderOrganizationId, reference });
  const asked = await sql`
    update care.debrief set state = 'ASKED', asked_at = ${ctx.now} where file_id = ${fileId}::uuid and state = 'WAITING' returning id`.execute(
    ctx.tx,
  );
  if (asked.rows.length > 0)
    ctx.note({ subject: { kind: 'REPORT', id: fileId }, facts: { debriefsAsked: asked.rows.length } });
});

/** Looks of days gone by are counted nowhere any more. */
const forgetLooks = job('care.forget-looks', { cron: '20 3 * * *' }, async (ctx) => {
  const before = new Date(ctx.now.getTime() - 7 * 86_400_000);
  const gone = await sql`delete from care.exposure where at < ${before}`.execute(ctx.tx);
  ctx.note({
    subject: { kind: 'NONE', id: 'none' },
    facts: { looksForgotten: Number(gone.numAffectedRows ?? 0) },
  });
});

async function addDebrief(
  ctx: Context,
  one: { fileId: string; personId: string; organizationId: string; reference: number },
): Promise<void> {
  await sql`
    insert into care.debrief (id, person_id, file_id, organization_id, reference)
    values (${newId(ctx.now.getTime())}, ${one.personId}::uuid, ${one.fileId}::uuid, ${one.organizationId}::uuid, ${one.reference})
    on conflict (person_id, file_id) do nothing`.execute(ctx.tx);
}

export const subscribers = [countLook, expectDebrief, askDebrief];
export const jobs = [forgetLooks];
