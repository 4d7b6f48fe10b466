import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { issueDocument, saveDraft } from '#kernel/documents/document-register.ts';
import type { OfficialDocument } from '#kernel/documents/model.ts';
import { issueDateOf, notationOf } from '#kernel/documents/register.ts';
import { readContent, sealerOf } from '#kernel/documents/sealed.ts';
import { conflict } from '#kernel/errors/errors.ts';
import { asId, type DocumentId, type OrganizationId } from '#kernel/ids/ids.ts';
import { queueMail } from '#kernel/mail/mail.ts';
import { getOffice } from '#modules/directory/contract.ts';
import type { issueRemoval } from '../contract.ts';
import { mailText, sentences } from '../sentences.ts';
import { hashToken, lockRequest } from '../store/requests.ts';

type Input = z.infer<typeof issueRemoval.input>;

const tokenLifetimeMs = 180 * 86_400_000;
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The provider's own page; the token is the only proof, so it is long, hashed at rest, and ends. */
export function providerPath(token: string): string {
  return `/yeu-cau-go-bo/${token}`;
}

export const issueRemovalHandler: Handler<Input, z.infer<typeof issueRemoval.output>> = async (
  ctx,
  { fileId, requestId, signer },
) => {
  const request = await lockRequest(ctx.tx, requestId, fileId);
  if (request.state !== 'DRAFT') throw conflict('REQUEST_MOVED', sentences.requestMoved);
  const documentId = asId<DocumentId>(request.document_id);
  const seal = sealerOf(ctx, request.file_key_id, documentId);
  const draft = await readContent(ctx, request.file_key_id, documentId);
  const content = signer
    ? { ...draft, signature: { ...draft.signature, position: signer.position, signerName: signer.name } }
    : draft;
  await saveDraft(
    ctx.tx,
    { id: documentId, organizationId: asId<OrganizationId>(request.organization_id), content, now: ctx.now },
    seal,
  );
  const issued = await issueDocument(
    ctx.tx,
    { id: documentId, content, issuedOn: issueDateOf(ctx.now) },
    seal,
  );
  const number = notationOf(issued.document.number ?? 0, issued.document.symbol);

  const token = randomBytes(32).toString('base64url');
  await ctx.tx
    .updateTable('removals.removal_request')
    .set({
      state: 'ISSUED',
      issued_at: ctx.now,
      letter_number: number,
      token_hash: hashToken(ctx, token),
      token_until: new Date(ctx.now.getTime() + tokenLifetimeMs),
    })
    .where('id', '=', requestId)
    .execute();
  const provider = await ctx.tx
    .selectFrom('removals.provider')
    .selectAll()
    .where('id', '=', request.provider_id)
    .executeTakeFirstOrThrow();
  const organizationId = asId<OrganizationId>(request.organization_id);
  const office = await ctx.call(getOffice, { organizationId });
  const fileName = `yeu-cau-${number.replaceAll('/', '-')}`;
  await queueMail(ctx, {
    organizationId,
    purpose: 'removals.serve',
    subject: { kind: 'REMOVAL_REQUEST', id: requestId },
    letter: {
      to: provider.email,
      subject: `${sentences.mailSubject.vi} (${number})`,
      text: mailText({
        office: office.name,
        number,
        address: `${ctx.origin}${providerPath(token)}`,
        within: withinOf(content),
      }),
      attachments: [
        { name: `${fileName}.pdf`, type: 'application/pdf', bytes: issued.pdf },
        { name: `${fileName}.docx`, type: docxType, bytes: issued.docx },
      ],
    },
  });
  ctx.note({
    subject: { kind: 'REMOVAL_REQUEST', id: requestId },
    fields: ['letter', 'number'],
    facts: { fileId, number },
  });
  ctx.note({ subject: { kind: 'DOCUMENT', id: documentId } });
  return { number, pagePath: providerPath(token) };
};

/** The time that the letter itself gives, so that mail and letter cannot differ. */
function withinOf(content: OfficialDocument): string {
  return /trong vòng (\d+ \S+)/u.exec(JSON.stringify(content.body))?.[1] ?? '';
}
