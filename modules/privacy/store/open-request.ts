import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { startClock } from '#kernel/deadlines/engine.ts';
import { type FileId, newId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import { findFileByCode } from '#modules/reports/contract.ts';
import type { Press } from '../rules/request-number.ts';
import { addRequestEvent, type RequestDetails, sealPart } from './requests.ts';

export type NewRequest = {
  readonly press: Press;
  /** Kept, so that the same press is found again. */
  readonly isPressKept: boolean;
  readonly channel: string;
  readonly kind: string;
  readonly relation: string;
  readonly details: RequestDetails;
  readonly trackingCode: string;
  /** The report that was opened from its words, where they told of danger. */
  readonly dangerFileId: FileId | null;
  readonly organizationId: OrganizationId;
  /** Who took it in; null where nobody has yet. */
  readonly personId: PersonId | null;
  readonly receivedAt: Date;
};

/** Opens the file of a request: its own key, its office, both clocks, its first event. */
export async function openRequest(
  ctx: Context,
  request: NewRequest,
): Promise<{ readonly fileId: FileId; readonly reference: number; readonly isCodeFound: boolean }> {
  const { organizationId, receivedAt, trackingCode } = request;
  // Asked for in every case: a right, a wrong and no code take the same path.
  const { fileId: about } = await ctx.callAsSystem(findFileByCode, { trackingCode });
  const fileId = newId<FileId>(ctx.now.getTime());
  const key = ctx.keys.take();
  await sql`
    insert into files.file (id, kind, key_id, holder_organization_id, holder_person_id, opened_at, retention_class)
    values (${fileId}, 'DATA_REQUEST', ${key.id}, ${organizationId}, ${request.personId}, ${receivedAt}, 'DATA_REQUEST')`.execute(
    ctx.tx,
  );
  await sql`
    insert into files.access (file_id, organization_id, valid_from, why) values (${fileId}, ${organizationId}, ${ctx.now}, 'RECEIVED')`.execute(
    ctx.tx,
  );
  const reference = await freeNumber(ctx, request.press);
  await ctx.tx
    .insertInto('privacy.request')
    .values({
      file_id: fileId,
      reference,
      channel: request.channel,
      kind: request.kind,
      relation: request.relation,
      state: 'RECEIVED',
      about_file_id: about,
      danger_file_id: request.dangerFileId,
      is_code_given: trackingCode !== '',
      press_hash: request.isPressKept ? request.press.hash : null,
      received_at: receivedAt,
      details_sealed: sealPart(
        ctx,
        { file_id: fileId, key_id: key.id },
        'details',
        JSON.stringify(request.details),
      ),
    })
    .execute();
  for (const timeLimitKey of ['dataSubjectAck', 'dataSubjectAct'])
    await startClock(ctx, {
      subjectKind: 'DATA_REQUEST',
      subjectId: fileId,
      organizationId,
      timeLimitKey,
      startedAt: receivedAt,
    });
  await addRequestEvent(ctx, fileId, 'RECEIVED');
  ctx.note({
    subject: { kind: 'DATA_REQUEST', id: fileId },
    fields: ['kind', 'relation', 'name', 'contact', 'words'],
    facts: { kind: request.kind, channel: request.channel, hasReport: about !== null },
  });
  return { fileId, reference, isCodeFound: about !== null };
}

/** The best number that no other request bears. */
async function freeNumber({ tx }: Context, { numbers }: Press): Promise<number> {
  const taken = await tx
    .selectFrom('privacy.request')
    .select('reference')
    .where('reference', 'in', [...numbers])
    .execute();
  const free = numbers.find((number) => taken.every(({ reference }) => reference !== number));
  if (free === undefined) throw new Error('every number that this press may bear is taken');
  return free;
}
