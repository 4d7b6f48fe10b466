import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { conflict, notFound } from '#kernel/errors/errors.ts';
import { asId, type FileId, newId, type OrganizationId } from '#kernel/ids/ids.ts';
import { keyedHash } from '#kernel/keys/sealing.ts';
import { ring } from '#modules/duty/contract.ts';
import { findFileByCode, getRouting, submitReport } from '#modules/reports/contract.ts';
import type { bookSpokenHandover, receiptFrom111, receiveFrom111 } from '../contract.ts';
import type { HandoverPurpose } from '../rules/lists.ts';
import { receiptOf } from '../rules/receipt.ts';
import { sentences } from '../sentences.ts';
import { getFile, sealFor } from '../store/files.ts';
import { writeReceipt } from './hand-over.ts';

type Input = z.infer<typeof receiveFrom111.input>;

/** A repetition (same key, same words) finds its own case; the same key or number with other words is refused and loses nothing. */
export const receiveFrom111Handler: Handler<Input, z.infer<typeof receiveFrom111.output>> = async (
  ctx,
  input,
) => {
  // Two at once come one after the other; different cases do not wait for each other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`hotline111|${input.caseNumber}`}, 0))`.execute(
    ctx.tx,
  );
  const keyHash = keyedHash(ctx.keys.purpose('hotline-111'), input.key);
  const known = await ctx.tx
    .selectFrom('intake.handover')
    .select(['key_hash', 'their_number'])
    .where('direction', '=', 'IN')
    .where('via', '=', 'NETWORK')
    .where((is) => is.or([is('key_hash', '=', keyHash), is('their_number', '=', input.caseNumber)]))
    .execute();
  const { key: _key, ...words } = input;
  const receivedAt = new Date(input.receivedAt) < ctx.now ? input.receivedAt : ctx.now.toISOString();
  // In the platform's own name once more: entering a report sets the transaction's time to that of the report, and this sets it back.
  const accepted = await ctx.callAsSystem(submitReport, {
    nonce: keyedHash(ctx.keys.purpose('hotline-111'), input.key, JSON.stringify(words)).toString('base64url'),
    channel: 'HOTLINE_111',
    receivedAt,
    report: input.report,
  });
  const { fileId } = await ctx.call(findFileByCode, { trackingCode: accepted.trackingCode });
  if (fileId === null) throw new Error('a case that was just accepted has no file');
  if (accepted.isNew) {
    if (known.some((row) => row.key_hash?.equals(keyHash))) throw conflict('KEY_TAKEN', sentences.keyTaken);
    if (known.length > 0) throw conflict('CASE_TAKEN', sentences.caseTaken);
    await writeArrival(ctx, fileId, {
      via: 'NETWORK',
      purpose: input.purpose,
      theirNumber: input.caseNumber,
      keyHash,
      note: input.note,
      personId: null,
    });
  }
  const { reference, holderOrganizationId } = await ctx.call(getRouting, { fileId });
  if (accepted.isNew && input.isEmergency)
    await ctx.call(ring, {
      fileId,
      organizationId: asId<OrganizationId>(holderOrganizationId),
      why: 'EMERGENCY' as const,
    });
  ctx.note({
    subject: { kind: 'REPORT', id: fileId },
    fields: ['text', 'links', 'place', 'informant'],
    facts: { channel: 'HOTLINE_111', isNew: accepted.isNew, isEmergency: input.isEmergency },
  });
  return { receipt: receiptOf(reference), receivedAt: accepted.receivedAt, isNew: accepted.isNew };
};

export const bookSpokenHandoverHandler: Handler<
  z.infer<typeof bookSpokenHandover.input>,
  z.infer<typeof bookSpokenHandover.output>
> = async (ctx, { fileId, theirNumber, personId }) => ({
  handoverId: await writeArrival(ctx, fileId, {
    via: 'PHONE',
    purpose: 'HANDLE',
    theirNumber,
    keyHash: null,
    note: '',
    personId,
  }),
});

export const receiptFrom111Handler: Handler<
  z.infer<typeof receiptFrom111.input>,
  z.infer<typeof receiptFrom111.output>
> = async (ctx, { handoverId, theirNumber, receivedAt }) => {
  const row = await ctx.tx
    .selectFrom('intake.handover')
    .selectAll()
    .where('id', '=', handoverId)
    .where('direction', '=', 'OUT')
    .where('via', '=', 'NETWORK')
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.withdrawn_at) throw notFound();
  if (row.receipted_at === null) {
    const at = new Date(receivedAt);
    await writeReceipt(ctx, row, theirNumber, at < row.handed_at || at > ctx.now ? ctx.now : at);
  } else if (row.their_number !== theirNumber) throw conflict('HANDOVER_MOVED', sentences.handoverMoved);
  ctx.note({ subject: { kind: 'HANDOVER_111', id: handoverId }, fields: ['theirNumber'] });
  return { handoverId };
};

async function writeArrival(
  ctx: Context,
  fileId: FileId,
  arrival: {
    readonly via: 'NETWORK' | 'PHONE';
    readonly purpose: HandoverPurpose;
    readonly theirNumber: string;
    readonly keyHash: Buffer | null;
    readonly note: string;
    readonly personId: string | null;
  },
): Promise<string> {
  const file = await getFile(ctx, fileId);
  const id = newId(ctx.now.getTime());
  await ctx.tx
    .insertInto('intake.handover')
    .values({
      id,
      file_id: fileId,
      file_key_id: file.keyId,
      organization_id: file.holderOrganizationId,
      direction: 'IN',
      via: arrival.via,
      purpose: arrival.purpose,
      parts: ['TEXT', 'LINKS', 'PLACE', 'CHILD', 'INFORMANT'],
      handed_at: ctx.now,
      handed_by: arrival.personId,
      note_sealed: sealFor(ctx, file.keyId, id, 'note', arrival.note),
      their_number: arrival.theirNumber,
      receipted_at: ctx.now,
      key_hash: arrival.keyHash,
    })
    .execute();
  ctx.note({
    subject: { kind: 'HANDOVER_111', id },
    fields: ['theirNumber'],
    facts: { fileId, via: arrival.via },
  });
  return id;
}
