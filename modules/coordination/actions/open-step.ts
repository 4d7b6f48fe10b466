import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { startClock } from '#kernel/deadlines/engine.ts';
import { conflict } from '#kernel/errors/errors.ts';
import { getFile } from '#kernel/files/files.ts';
import { asId, newId, type OrganizationId } from '#kernel/ids/ids.ts';
import { ring } from '#modules/duty/contract.ts';
import { noteProgress } from '#modules/reports/contract.ts';
import type { openStep } from '../internal.ts';
import { clocksOfPurpose } from '../rules/clocks-of-purpose.ts';
import { problemSentences } from '../sentences.ts';
import { giveSight } from '../store/sight.ts';
import { sealWords } from '../store/steps.ts';

type Input = z.output<typeof openStep.input>;

export const openStepHandler: Handler<Input, z.output<typeof openStep.output>> = async (ctx, input) => {
  // Steps of one file are opened one after the other: numbers follow, and a second click meets the first. A lock of its own, because
  // other rooms lock the report before the file.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`coordination.step|${input.fileId}`}, 0))`.execute(
    ctx.tx,
  );
  const file = await getFile(ctx.tx, input.fileId);
  await assertNotOpen(ctx, input);
  const last = await sql<{ n: number }>`
    select coalesce(max(ordinal), 0)::int as n from coordination.step where file_id = ${input.fileId}`.execute(
    ctx.tx,
  );
  const ordinal = (last.rows[0]?.n ?? 0) + 1;
  const id = newId(ctx.now.getTime());
  const clocks = clocksOfPurpose[input.purpose];
  // Nobody can be asked to keep a time before there is somebody; the board counts from sending all the same.
  const responsible = asId<OrganizationId>(input.toOrganizationId ?? input.fromOrganizationId);
  const start = (timeLimitKey: string) =>
    startClock(ctx, { subjectKind: 'STEP', subjectId: id, organizationId: responsible, timeLimitKey });
  const acceptance = await start(clocks.acceptance);
  const work = clocks.work?.startsAt === 'SENT' ? await start(clocks.work.key) : null;
  const accessFrom =
    input.toOrganizationId === null || input.via === 'LETTER'
      ? null
      : await giveSight(ctx, input.fileId, input.toOrganizationId, input.parts);
  await ctx.tx
    .insertInto('coordination.step')
    .values({
      id,
      file_id: input.fileId,
      file_key_id: file.keyId,
      reference: input.reference,
      ordinal,
      kind: input.kind,
      via: input.via,
      purpose: input.purpose,
      parts: [...input.parts],
      role_code: input.roleCode,
      from_organization_id: input.fromOrganizationId,
      from_person_id: input.fromPersonId,
      to_organization_id: input.toOrganizationId,
      to_person_id: input.toPersonId,
      to_person_name: input.toPersonName,
      origin: input.origin,
      state: 'SENT',
      is_undelivered: input.isUndelivered,
      sent_at: ctx.now,
      acceptance_limit_key: clocks.acceptance,
      acceptance_clock_id: acceptance.clockId,
      acceptance_due_at: acceptance.dueAt,
      work_limit_key: clocks.work?.key ?? null,
      work_clock_id: work?.clockId ?? null,
      work_due_at: work?.dueAt ?? null,
      access_from: accessFrom,
      words_sealed: sealWords(
        ctx,
        { id, file_id: input.fileId, file_key_id: file.keyId },
        'words',
        input.words,
      ),
    })
    .execute();
  const facts = { stepId: id, ordinal, kind: input.kind, purpose: input.purpose, office: input.officeName };
  await ctx.call(noteProgress, {
    fileId: input.fileId,
    kind: 'STEP_SENT',
    // What a rule opened nobody has sent, whoever holds the file.
    byPersonId: input.origin === null ? input.fromPersonId : null,
    facts: input.isOutside ? { ...facts, otherProvince: true } : facts,
  });
  if (input.purpose === 'EMERGENCY' && input.via === 'ACCOUNT' && input.toOrganizationId !== null)
    await ctx.call(ring, { fileId: input.fileId, organizationId: responsible, why: 'EMERGENCY' as const });
  ctx.note({
    subject: { kind: 'STEP', id },
    fields: ['words', ...input.parts],
    facts: {
      fileId: input.fileId,
      kind: input.kind,
      via: input.via,
      purpose: input.purpose,
      from: input.fromOrganizationId,
      to: input.toOrganizationId,
    },
  });
  return { stepId: id, ordinal, dueAt: acceptance.dueAt?.toISOString() ?? null };
};

/** The unique indexes say the same; asked first, so that the second of two clicks reads a sentence. */
async function assertNotOpen(ctx: Context, input: Input): Promise<void> {
  const open = await ctx.tx
    .selectFrom('coordination.step')
    .select(['kind', 'state', 'to_organization_id'])
    .where('file_id', '=', input.fileId)
    .where('kind', '=', input.kind)
    .where('state', 'in', ['SENT', 'ACCEPTED'])
    .execute();
  if (
    open.some((one) => one.to_organization_id !== null && one.to_organization_id === input.toOrganizationId)
  )
    throw conflict('STEP_OPEN_ALREADY', problemSentences.STEP_OPEN_ALREADY);
  if (input.kind === 'LEAD' && open.some((one) => one.state === 'SENT'))
    throw conflict('LEAD_OPEN_ALREADY', problemSentences.LEAD_OPEN_ALREADY);
}
