import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { findClocksOf } from '#kernel/deadlines/engine.ts';
import { asId, type FileId, type OrganizationId } from '#kernel/ids/ids.ts';
import { acceptDataRequest, type submitDataRequest } from '../contract.ts';
import { tellsOfDanger } from '../rules/danger.ts';
import { pressOf } from '../rules/request-number.ts';
import { openRequest } from '../store/open-request.ts';
import { sendOnDanger } from './send-on-danger.ts';

type Input = z.output<typeof submitDataRequest.input>;

export const submitDataRequestHandler: Handler<Input, z.output<typeof submitDataRequest.output>> = async (
  ctx,
  input,
) => {
  const { fileId, ...accepted } = await ctx.callAsSystem(acceptDataRequest, input);
  ctx.note({ subject: { kind: 'DATA_REQUEST', id: fileId } });
  return accepted;
};

/** One press, one request: presses at the same time wait for each other, and the later one is answered with what the first made. */
export const acceptDataRequestHandler: Handler<Input, z.output<typeof acceptDataRequest.output>> = async (
  ctx,
  input,
) => {
  const press = pressOf(ctx.keys, input);
  await sql`select pg_advisory_xact_lock(${press.hash.readBigInt64BE(0)})`.execute(ctx.tx);
  const office = await intakeOffice(ctx);
  const known = await ctx.tx
    .selectFrom('privacy.request')
    .select(['file_id', 'reference', 'received_at'])
    .where('press_hash', '=', press.hash)
    .executeTakeFirst();
  const isDanger = tellsOfDanger(input);
  if (known) {
    ctx.note({ subject: { kind: 'DATA_REQUEST', id: known.file_id }, facts: { isNew: false } });
    return answerFor(
      ctx,
      asId<FileId>(known.file_id),
      known.reference,
      known.received_at,
      office.name,
      isDanger,
    );
  }
  const { nonce: _nonce, kind, relation, trackingCode, ...details } = input;
  const { fileId, reference } = await openRequest(ctx, {
    press,
    isPressKept: true,
    channel: 'WEB',
    kind,
    relation,
    details,
    trackingCode,
    dangerFileId: await sendOnDanger(ctx, { press, relation, details }),
    organizationId: office.id,
    personId: null,
    receivedAt: ctx.now,
  });
  return answerFor(ctx, fileId, reference, ctx.now, office.name, isDanger);
};

/** Requests come in where reports come in; that office answers for the province's data (A-K1). */
async function intakeOffice(
  ctx: Context,
): Promise<{ readonly id: OrganizationId; readonly name: string | null }> {
  const found = await sql<{ id: string | null; name: string | null }>`
    select i.id, o.name from (select reports.single_intake(${ctx.now}) as id) as i
    left join directory.v_organization_today o on o.id = i.id`.execute(ctx.tx);
  const [office] = found.rows;
  if (!office?.id) throw new Error('no office takes requests in');
  return { id: asId<OrganizationId>(office.id), name: office.name };
}

async function answerFor(
  ctx: Context,
  fileId: FileId,
  reference: number,
  receivedAt: Date,
  officeName: string | null,
  tellsOfDanger: boolean,
) {
  const clocks = await findClocksOf(ctx.tx, 'DATA_REQUEST', fileId);
  const dayOf = (key: string) => {
    const clock = clocks.find((one) => one.timeLimitKey === key);
    if (!clock) throw new Error(`a request without its clock ${key}`);
    return { dueAt: clock.dueAt?.toISOString() ?? null, earliestAt: clock.earliestDueAt.toISOString() };
  };
  return {
    fileId,
    reference,
    receivedAt: receivedAt.toISOString(),
    officeName,
    acknowledge: dayOf('dataSubjectAck'),
    act: dayOf('dataSubjectAct'),
    tellsOfDanger,
  };
}
