import { sql } from 'kysely';
import { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { seal, unseal } from '#kernel/keys/sealing.ts';
import { noteProgress } from '#modules/reports/contract.ts';
import type { listMyDebriefs, recordDebrief } from '../contract.ts';
import { personOf } from '../store/day.ts';

type Input = z.output<typeof recordDebrief.input>;
type Listed = z.output<typeof listMyDebriefs.output>;

const zAnswers = z.object({ howIAm: z.string(), whatWouldHelp: z.string() });

/** Somebody else's debrief and one that was held already are not there. The file learns that it was held; by whom it does not say. */
export const recordDebriefHandler: Handler<Input, Record<string, never>> = async (
  ctx,
  { debriefId, howIAm, whatWouldHelp },
) => {
  const sealed = seal(keyOf(ctx), `debrief|${debriefId}`, JSON.stringify({ howIAm, whatWouldHelp }));
  const held = await sql<{ file_id: string }>`
    update care.debrief set state = 'HELD', held_at = ${ctx.now}, sealed = ${sealed}
    where id = ${debriefId}::uuid and person_id = ${personOf(ctx)}::uuid and state = 'ASKED' returning file_id`.execute(
    ctx.tx,
  );
  const row = held.rows[0];
  if (!row) throw notFound();
  await ctx.callAsSystem(noteProgress, { fileId: asId<FileId>(row.file_id), kind: 'DEBRIEFED' });
  ctx.note({ subject: { kind: 'DEBRIEF', id: debriefId }, fields: ['answers'] });
  return {};
};

export const listMyDebriefsHandler: Handler<z.output<typeof listMyDebriefs.input>, Listed> = async (ctx) => {
  const personId = personOf(ctx);
  const found = await sql<{ id: string; reference: number; held_at: Date; sealed: Buffer }>`
    select id, reference, held_at, sealed from care.debrief
    where person_id = ${personId}::uuid and state = 'HELD' order by held_at desc limit 50`.execute(ctx.tx);
  ctx.note({
    subject: { kind: 'PERSON', id: personId },
    fields: ['debriefs'],
    facts: { count: found.rows.length },
  });
  return {
    debriefs: found.rows.map((row) => ({
      debriefId: row.id,
      reference: row.reference,
      heldAt: row.held_at.toISOString(),
      ...zAnswers.parse(JSON.parse(unseal(keyOf(ctx), `debrief|${row.id}`, row.sealed).toString('utf8'))),
    })),
  };
};

function keyOf(ctx: Context): Buffer {
  return ctx.keys.purpose('care');
}
