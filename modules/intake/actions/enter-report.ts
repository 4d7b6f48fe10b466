import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { type FieldProblem, invalidInput } from '#kernel/errors/errors.ts';
import { asId, type OrganizationId } from '#kernel/ids/ids.ts';
import { keyedHash } from '#kernel/keys/sealing.ts';
import { ring } from '#modules/duty/contract.ts';
import {
  claimReport,
  confirmProposal,
  findFileByCode,
  getRouting,
  noteProgress,
  submitReport,
} from '#modules/reports/contract.ts';
import { bookCall, type enterReport } from '../contract.ts';
import { callProblem, receiptProblem } from '../rules/moments.ts';
import { sentences } from '../sentences.ts';
import { findFile, personOf, type SeenFile } from '../store/files.ts';
import { assertMayCall } from './promise-call.ts';
import { noteSpokenHandover } from './hand-over.ts';

type Input = z.infer<typeof enterReport.input>;
type Output = z.infer<typeof enterReport.output>;

const workers = ['INTAKE_OFFICER', 'COORDINATOR', 'SUPERVISOR'];

export const enterReportHandler: Handler<Input, Output> = async (ctx, input) => {
  assertEntry(input, ctx.now);
  const receivedAt = input.receivedAt && new Date(input.receivedAt) < ctx.now ? input.receivedAt : undefined;
  const accepted = await ctx.callAsSystem(submitReport, {
    nonce: nonceOf(ctx, input),
    channel: input.channel,
    ...(receivedAt ? { receivedAt } : {}),
    report: input.report,
  });
  const { fileId } = await ctx.callAsSystem(findFileByCode, { trackingCode: accepted.trackingCode });
  if (fileId === null) throw new Error('a report that was just accepted has no file');
  const seen = await findFile(ctx, fileId);
  const mayWork = seen !== null && isWorkerOf(ctx, seen);
  if (accepted.isNew) await goOn(ctx, input, fileId, mayWork);
  ctx.note({
    subject: { kind: 'REPORT', id: fileId },
    fields: ['text', 'links', 'place', 'informant'],
    facts: {
      channel: input.channel,
      isNew: accepted.isNew,
      isEmergency: input.isEmergency,
      isAgreed: input.isAgreed,
      callBack: input.callBack !== undefined,
    },
  });
  return {
    fileId: seen ? fileId : null,
    reference: seen ? (await ctx.callAsSystem(getRouting, { fileId })).reference : null,
    trackingCode: accepted.trackingCode,
    receivedAt: accepted.receivedAt,
    isNew: accepted.isNew,
    isTaken: mayWork && (input.isTaken || input.isEmergency),
    isRinging: input.isEmergency,
    callBackBy: input.callBack?.by ?? null,
  };
};

/** What the listener decided during the call happens in the same transaction as the report, so once. */
async function goOn(ctx: Context, input: Input, fileId: SeenFile['fileId'], mayWork: boolean): Promise<void> {
  if (input.isEmergency && mayWork) await ctx.call(confirmProposal, { fileId, priority: 'EMERGENCY' });
  else if (input.isTaken && mayWork) await ctx.call(claimReport, { fileId });
  if (input.isEmergency && !mayWork) await ringHolder(ctx, fileId);
  if (input.callBack) {
    const { by, wish } = input.callBack;
    await ctx.callAsSystem(bookCall, { fileId, by, wish, personId: personOf(ctx) });
  }
  if (input.hotlineNumber !== '') await noteSpokenHandover(ctx, fileId, input.hotlineNumber);
}

/** A listener of another office cannot set a priority there, but can ring there: a person decides within minutes. */
async function ringHolder(ctx: Context, fileId: SeenFile['fileId']): Promise<void> {
  const { holderOrganizationId } = await ctx.callAsSystem(getRouting, { fileId });
  await ctx.callAsSystem(ring, {
    fileId,
    organizationId: asId<OrganizationId>(holderOrganizationId),
    why: 'EMERGENCY' as const,
  });
  await ctx.callAsSystem(noteProgress, {
    fileId,
    kind: 'RUNG',
    byPersonId: personOf(ctx),
    facts: { heardBy: personOf(ctx) },
    note: 'Người tiếp nhận nghe thấy nguy hiểm ngay trong lúc nói chuyện.',
  });
}

function isWorkerOf(ctx: Context, file: SeenFile): boolean {
  return (
    ctx.actor.kind === 'OFFICIAL' &&
    ctx.actor.grants.some(
      (grant) => grant.organizationId === file.holderOrganizationId && workers.includes(grant.role),
    )
  );
}

/**
 * The form's own key, who sent it and every word of it: the same press twice is one report, other words are another. Only the hour of a
 * promised call plays no part: "within an hour" is another hour a second later.
 */
function nonceOf(ctx: Context, input: Input): string {
  const { nonce, callBack, ...words } = input;
  const said = JSON.stringify({ ...words, callBack: callBack?.wish ?? null });
  return keyedHash(ctx.keys.purpose('intake-entry'), nonce, personOf(ctx), said).toString('base64url');
}

function assertEntry(input: Input, now: Date): void {
  const { informant } = input.report;
  const problems: (FieldProblem | null)[] = [
    input.receivedAt ? receiptProblem(new Date(input.receivedAt), now, 'receivedAt') : null,
    input.callBack ? callProblem(new Date(input.callBack.by), now, 'callBack.by') : null,
    !input.isAgreed && `${informant.name}${informant.phone}${informant.email}`.trim() !== ''
      ? { path: 'isAgreed', sentence: sentences.notAgreed }
      : null,
  ];
  const found = problems.filter((one) => one !== null);
  if (found.length > 0) throw invalidInput(found);
  if (input.callBack) assertMayCall(informant, input.callBack.wish);
}
