import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { startClock } from '#kernel/deadlines/engine.ts';
import { invalidInput, notFound } from '#kernel/errors/errors.ts';
import { type FileId, newId } from '#kernel/ids/ids.ts';
import { findFileByCode } from '#modules/reports/contract.ts';
import type { recordDataRequest } from '../contract.ts';
import { addRequestEvent, type RequestDetails, sealPart } from '../store/requests.ts';

type Input = z.output<typeof recordDataRequest.input>;

const recorders = ['DATA_PROTECTION_OFFICER', 'INTAKE_OFFICER', 'SUPERVISOR'];

export const recordDataRequestHandler: Handler<Input, z.output<typeof recordDataRequest.output>> = async (
  ctx,
  input,
) => {
  if (ctx.actor.kind !== 'OFFICIAL') throw notFound();
  const office = ctx.actor.grants.find((grant) => recorders.includes(grant.role))?.organizationId;
  if (!office) throw notFound();
  const receivedAt = input.receivedAt ? new Date(input.receivedAt) : ctx.now;
  if (receivedAt > ctx.now)
    throw invalidInput([
      {
        path: 'receivedAt',
        sentence: {
          vi: 'Giờ nhận không thể ở tương lai.',
          en: 'It cannot have been received in the future.',
        },
      },
    ]);
  const about = input.trackingCode
    ? (await ctx.callAsSystem(findFileByCode, { trackingCode: input.trackingCode })).fileId
    : null;

  const fileId = newId<FileId>(ctx.now.getTime());
  const key = ctx.keys.take();
  const person = ctx.actor.personId;
  await sql`
    insert into files.file (id, kind, key_id, holder_organization_id, holder_person_id, opened_at, retention_class)
    values (${fileId}, 'DATA_REQUEST', ${key.id}, ${office}, ${person}, ${receivedAt}, 'DATA_REQUEST')`.execute(
    ctx.tx,
  );
  await sql`
    insert into files.access (file_id, organization_id, valid_from, why) values (${fileId}, ${office}, ${ctx.now}, 'RECEIVED')`.execute(
    ctx.tx,
  );
  const details: RequestDetails = { name: input.name, contact: input.contact, words: input.words };
  await ctx.tx
    .insertInto('privacy.request')
    .values({
      file_id: fileId,
      kind: input.kind,
      relation: input.relation,
      state: 'RECEIVED',
      about_file_id: about,
      received_at: receivedAt,
      details_sealed: sealPart(ctx, { file_id: fileId, key_id: key.id }, 'details', JSON.stringify(details)),
    })
    .execute();
  for (const timeLimitKey of ['dataSubjectAck', 'dataSubjectAct'])
    await startClock(ctx, {
      subjectKind: 'DATA_REQUEST',
      subjectId: fileId,
      organizationId: office,
      timeLimitKey,
      startedAt: receivedAt,
    });
  await addRequestEvent(ctx, fileId, 'RECEIVED');
  ctx.note({
    subject: { kind: 'DATA_REQUEST', id: fileId },
    fields: ['kind', 'relation', 'name', 'contact', 'words'],
    facts: { kind: input.kind, hasReport: about !== null },
  });
  return { fileId, isCodeKnown: input.trackingCode ? about !== null : null };
};
