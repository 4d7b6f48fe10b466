import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { issueDocument, saveDraft } from '#kernel/documents/document-register.ts';
import { issueDateOf, notationOf } from '#kernel/documents/register.ts';
import { sealerOf } from '#kernel/documents/sealed.ts';
import { conflict, notFound, refused } from '#kernel/errors/errors.ts';
import { asId, type DocumentId, type FileId, newId, type OrganizationId } from '#kernel/ids/ids.ts';
import { queueMail } from '#kernel/mail/mail.ts';
import { officesOf } from '#kernel/permissions/actor.ts';
import type { issueSlip } from '../contract.ts';
import { assertSafe, readCautions } from '../internal.ts';
import { sealToRecipient } from '../rules/age-seal.ts';
import { transferSlip } from '../rules/slip.ts';
import { type Caution, parts, purposes } from '../rules/words-of-steps.ts';
import { sentences, slipMail } from '../sentences.ts';
import { findOffice } from '../store/offices.ts';
import { openClockBook, type StepClock } from '../store/step-clocks.ts';
import { type ShownPart, showParts } from '../store/shown-parts.ts';
import { oneOf, type StepRecord, unsealWords } from '../store/steps.ts';
import { openForAction } from './may-act.ts';

type Signer = { readonly name: string; readonly position: string };

export const issueSlipHandler: Handler<
  z.output<typeof issueSlip.input>,
  z.output<typeof issueSlip.output>
> = async (ctx, { stepId, signer }) => {
  const { step } = await openForAction(ctx, stepId, 'ISSUE_SLIP');
  // The slip stands in the register of the office that sent the step; another holder sends a step of its own.
  if (!officesOf(ctx.actor).some((office) => office === step.from_organization_id))
    throw refused('NOT_YOURS', sentences.notYours);
  const fileId = asId<FileId>(step.file_id);
  const shown = await showParts(
    ctx,
    fileId,
    step.parts.map((part) => oneOf(parts, part)),
  );
  await ctx.callAsSystem(assertSafe, { stepId });
  const { cautions } = await ctx.callAsSystem(readCautions, { fileId });
  return writeSlip(ctx, step, { shown, cautions, signer });
};

/** Numbers, seals and keeps the slip; mails it only when the office has a public key to which it can be sealed. */
export async function writeSlip(
  ctx: Context,
  step: StepRecord,
  content: {
    readonly shown: readonly ShownPart[];
    readonly cautions: readonly Caution[];
    readonly signer: Signer | undefined;
  },
): Promise<{ number: string; travels: 'SEALED_MAIL' | 'PAPER' }> {
  const there = await ctx.tx
    .selectFrom('coordination.slip')
    .select('step_id')
    .where('step_id', '=', step.id)
    .executeTakeFirst();
  if (there) throw conflict('SLIP_ISSUED', sentences.slipIssued);
  const issuer = await findOffice(ctx.tx, step.from_organization_id, ctx.now);
  const receiver =
    step.to_organization_id === null ? null : await findOffice(ctx.tx, step.to_organization_id, ctx.now);
  if (!issuer || !receiver) throw notFound();
  const book = await openClockBook(ctx.tx, ctx.now);
  const organizationId = asId<OrganizationId>(issuer.organizationId);
  const id = newId<DocumentId>(ctx.now.getTime());
  const seal = sealerOf(ctx, step.file_key_id, id);
  const document = transferSlip({
    issuer: {
      parentName: issuer.parentName,
      name: issuer.name,
      symbol: issuer.symbol,
      place: issuer.areaName,
    },
    receiver: { name: receiver.name, person: await receivingPerson(ctx, step) },
    reference: step.reference,
    ordinal: step.ordinal,
    purpose: oneOf(purposes, step.purpose),
    words: unsealWords(ctx, step, 'words', step.words_sealed) ?? '',
    shown: content.shown,
    cautions: content.cautions,
    acceptWithin: wordsOf(book.describe(step.acceptance_limit_key, 'SENT', null)),
    workWithin:
      step.work_limit_key === null ? null : wordsOf(book.describe(step.work_limit_key, 'ACCEPTED', null)),
    signer: content.signer ?? (await ownSignature(ctx, organizationId)),
    isUrgent: step.purpose === 'EMERGENCY',
  });
  await saveDraft(ctx.tx, { id, organizationId, content: document, now: ctx.now }, seal);
  const issued = await issueDocument(ctx.tx, { id, content: document, issuedOn: issueDateOf(ctx.now) }, seal);
  const number = notationOf(issued.document.number ?? 0, issued.document.symbol);
  const key = await ctx.tx
    .selectFrom('coordination.office_key')
    .select('recipient')
    .where('organization_id', '=', receiver.organizationId)
    .executeTakeFirst();
  const travels = key && receiver.email ? 'SEALED_MAIL' : 'PAPER';
  await ctx.tx
    .insertInto('coordination.slip')
    .values({
      step_id: step.id,
      organization_id: organizationId,
      document_id: id,
      number,
      travels,
      issued_at: ctx.now,
    })
    .execute();
  if (key && receiver.email)
    await queueMail(ctx, {
      organizationId,
      purpose: 'coordination.slip',
      subject: { kind: 'STEP', id: step.id },
      letter: {
        to: receiver.email,
        ...slipMail({ number, office: issuer.name }),
        attachments: [
          {
            name: `phieu-chuyen-${number.replaceAll('/', '-')}.pdf.age`,
            type: 'application/octet-stream',
            bytes: await sealToRecipient(key.recipient, issued.pdf),
          },
        ],
      },
    });
  ctx.note({ subject: { kind: 'STEP', id: step.id }, fields: ['slip'], facts: { number, travels } });
  ctx.note({ subject: { kind: 'DOCUMENT', id } });
  return { number, travels };
}

function wordsOf(clock: StepClock): string {
  return `${clock.within.vi} (${clock.legalBasis})`;
}

async function receivingPerson(ctx: Context, step: StepRecord): Promise<string | null> {
  if (step.to_person_id === null) return step.to_person_name;
  const row = await ctx.tx
    .selectFrom('directory.v_person')
    .select('full_name')
    .where('id', '=', step.to_person_id)
    .executeTakeFirst();
  return row?.full_name ?? null;
}

/** The one who sends signs, with the post held in that office. */
async function ownSignature(ctx: Context, organizationId: OrganizationId): Promise<Signer> {
  const person = ctx.actor.kind === 'OFFICIAL' ? ctx.actor.personId : null;
  const found = await sql<Signer>`
    select p.full_name as name, h.title as position from directory.v_post_holder h join directory.v_person p on p.id = h.person_id
    where h.person_id = ${person}::uuid and h.organization_id = ${organizationId}::uuid
    order by h.is_head desc, h.valid_from desc limit 1`.execute(ctx.tx);
  return found.rows[0] ?? { name: sentences.signerToBeNamed.vi, position: sentences.headOfOffice.vi };
}
