import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { civilDate, formatInstant } from '#kernel/clock/clock.ts';
import { issueDocument, replaceDocument, saveDraft } from '#kernel/documents/document-register.ts';
import { issueDateOf, notationOf } from '#kernel/documents/register.ts';
import { readContent, sealerOf, takeIssuedFile } from '#kernel/documents/sealed.ts';
import { renderDocx } from '#kernel/documents/render-docx.ts';
import { conflict, type FieldProblem, invalidInput, notFound, refused } from '#kernel/errors/errors.ts';
import { asId, type DocumentId, newId } from '#kernel/ids/ids.ts';
import { channelNames, getReport } from '#modules/reports/contract.ts';
import type { getForm01, getForm01File, issueForm01, saveForm01 } from '../contract.ts';
import {
  type FormDefinition,
  fieldsOf,
  formOfVersion,
  formOn,
  longestOf,
  namesInformant,
} from '../rules/form-definition.ts';
import { formSheet } from '../rules/form-sheet.ts';
import { sentences } from '../sentences.ts';
import { getFile, letterheadOf, personOf, sealFor, type SeenFile, unsealFor } from '../store/files.ts';

type Report = z.infer<typeof getReport.output>;
type Values = Record<string, string>;

export const getForm01Handler: Handler<
  z.infer<typeof getForm01.input>,
  z.infer<typeof getForm01.output>
> = async (ctx, { fileId }) => {
  const file = await getFile(ctx, fileId);
  const form = await findForm(ctx, file);
  const definition = form ? formOfVersion(form.definition) : formOn(civilDate(ctx.now));
  const known = knownValues(definition, await ctx.call(getReport, { fileId, withInformant: true }));
  const values = form
    ? unsealFor<Values>(ctx, form.file_key_id, form.id, 'values', form.values_sealed)
    : known;
  ctx.note({
    subject: { kind: 'REPORT', id: fileId },
    fields: Object.keys(values),
    facts: { form: definition.code, version: definition.version },
  });
  return {
    definition: definition.version,
    state: form ? (form.state === 'DRAFT' ? 'DRAFT' : 'ISSUED') : 'NONE',
    formId: form?.id ?? null,
    number: form?.number ?? null,
    issuedAt: form?.issued_at?.toISOString() ?? null,
    values,
    prefilled: form ? [] : Object.keys(known),
    issuer: (await letterheadOf(ctx, file.organizationId)).name,
    officer: await nameOf(ctx),
  };
};

export const saveForm01Handler: Handler<
  z.infer<typeof saveForm01.input>,
  z.infer<typeof saveForm01.output>
> = async (ctx, { fileId, values }) => {
  const file = await getFile(ctx, fileId);
  const draft = await findForm(ctx, file, 'DRAFT');
  const definition = draft ? formOfVersion(draft.definition) : formOn(civilDate(ctx.now));
  const { informant } = await ctx.call(getReport, { fileId, withInformant: true });
  assertValues(definition, values, informant !== null);
  const formId = draft?.id ?? newId(ctx.now.getTime());
  const documentId = asId<DocumentId>(draft?.document_id ?? newId(ctx.now.getTime()));
  await saveDraft(
    ctx.tx,
    {
      id: documentId,
      organizationId: file.organizationId,
      content: formSheet({
        definition,
        values,
        issuer: await letterheadOf(ctx, file.organizationId),
        officer: await nameOf(ctx),
      }),
      now: ctx.now,
    },
    sealerOf(ctx, file.keyId, documentId),
  );
  const row = {
    values_sealed: sealFor(ctx, file.keyId, formId, 'values', values),
    made_at: ctx.now,
    made_by: personOf(ctx),
  };
  if (draft) await ctx.tx.updateTable('intake.form01').set(row).where('id', '=', formId).execute();
  else
    await ctx.tx
      .insertInto('intake.form01')
      .values({
        ...row,
        id: formId,
        file_id: fileId,
        file_key_id: file.keyId,
        organization_id: file.organizationId,
        document_id: documentId,
        definition: definition.version,
        state: 'DRAFT',
      })
      .execute();
  ctx.note({
    subject: { kind: 'DOCUMENT', id: documentId },
    fields: Object.keys(values).filter((key) => values[key] !== ''),
    facts: { fileId, form: definition.code },
  });
  return { formId };
};

export const issueForm01Handler: Handler<
  z.infer<typeof issueForm01.input>,
  z.infer<typeof issueForm01.output>
> = async (ctx, { fileId, formId }) => {
  const file = await getFile(ctx, fileId);
  const draft = await ctx.tx
    .selectFrom('intake.form01')
    .selectAll()
    .where('id', '=', formId)
    .where('file_id', '=', fileId)
    .forUpdate()
    .executeTakeFirst();
  if (!draft) throw notFound();
  if (draft.state !== 'DRAFT') throw conflict('FORM_MOVED', sentences.formMoved);
  const values = unsealFor<Values>(ctx, draft.file_key_id, draft.id, 'values', draft.values_sealed);
  if (!values['subject']) throw invalidInput([{ path: 'subject', sentence: sentences.subjectMissing }]);
  const before = await findForm(ctx, file, 'ISSUED');
  const documentId = asId<DocumentId>(draft.document_id);
  const sealer = sealerOf(ctx, draft.file_key_id, documentId);
  const issued = await issueDocument(
    ctx.tx,
    {
      id: documentId,
      content: await readContent(ctx, draft.file_key_id, documentId),
      issuedOn: issueDateOf(ctx.now),
    },
    sealer,
  );
  const number = notationOf(issued.document.number ?? 0, issued.document.symbol);
  if (before) {
    await replaceDocument(ctx.tx, {
      id: asId<DocumentId>(before.document_id),
      replacedBy: documentId,
      reason: `Thay bằng ${number}`,
    });
    await ctx.tx
      .updateTable('intake.form01')
      .set({ state: 'REPLACED' })
      .where('id', '=', before.id)
      .execute();
  }
  await ctx.tx
    .updateTable('intake.form01')
    .set({ state: 'ISSUED', issued_at: ctx.now, number })
    .where('id', '=', formId)
    .execute();
  ctx.note({ subject: { kind: 'DOCUMENT', id: documentId }, fields: ['number'], facts: { fileId, number } });
  return { number };
};

export const getForm01FileHandler: Handler<
  z.infer<typeof getForm01File.input>,
  z.infer<typeof getForm01File.output>
> = async (ctx, { fileId, formId, format }) => {
  const form = await ctx.tx
    .selectFrom('intake.form01')
    .selectAll()
    .where('id', '=', formId)
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  if (!form) throw notFound();
  const document = { id: form.document_id, keyId: form.file_key_id, fileId, format };
  if (form.state === 'DRAFT') {
    // What is not issued is a paper to work on: it has no PDF to send.
    if (format === 'PDF') throw refused('NOT_ISSUED', sentences.sheetGone);
    ctx.note({ subject: { kind: 'DOCUMENT', id: document.id }, fields: ['docx'], facts: { fileId } });
    return {
      name: 'mau-01.docx',
      bytes: await renderDocx(await readContent(ctx, document.keyId, document.id)),
    };
  }
  const { extension, bytes } = await takeIssuedFile(ctx, document);
  return { name: `mau-01.${extension}`, bytes };
};

/** What the report itself says, and nothing more. */
function knownValues(definition: FormDefinition, report: Report): Values {
  const known = {
    CHANNEL: channelNames[report.channel].vi,
    RECEIVED_AT: formatInstant(new Date(report.receivedAt)),
    CHILD_AGE: report.childAge,
    PLACE: report.place,
    INFORMANT_NAME: report.informant?.name ?? '',
    INFORMANT_PHONE: report.informant?.phone ?? '',
  };
  return Object.fromEntries(
    fieldsOf(definition).flatMap(({ key, from }) => (from && known[from].trim() ? [[key, known[from]]] : [])),
  );
}

function assertValues(definition: FormDefinition, values: Values, mayNameInformant: boolean): void {
  const fields = new Map(fieldsOf(definition).map((field) => [field.key, field]));
  const problems: FieldProblem[] = [];
  for (const [key, value] of Object.entries(values)) {
    const field = fields.get(key);
    if (key === 'subject') {
      if (value !== '' && !definition.subjects.some((subject) => subject.key === value))
        problems.push({ path: key, sentence: sentences.unknownField });
    } else if (!field || (field.kind === 'CHOICE' && value !== '' && !field.choices?.includes(value)))
      problems.push({ path: key, sentence: sentences.unknownField });
    else if (value.length > longestOf[field.kind])
      problems.push({ path: key, sentence: sentences.fieldTooLong });
    else if (!mayNameInformant && namesInformant(field) && value.trim() !== '')
      problems.push({ path: key, sentence: sentences.reporterNotAgreed });
  }
  if (problems.length > 0) throw invalidInput(problems);
}

/** The sheet of the office: the draft before what is in force. */
async function findForm(ctx: Context, file: SeenFile, state?: 'DRAFT' | 'ISSUED') {
  const rows = await ctx.tx
    .selectFrom('intake.form01')
    .selectAll()
    .where('file_id', '=', file.fileId)
    .where('organization_id', '=', file.organizationId)
    .where('state', 'in', state ? [state] : ['DRAFT', 'ISSUED'])
    .orderBy('state')
    .execute();
  return rows[0];
}

async function nameOf(ctx: Context): Promise<string> {
  const person = await ctx.tx
    .selectFrom('directory.v_person')
    .select('full_name')
    .where('id', '=', personOf(ctx))
    .executeTakeFirst();
  return person?.full_name ?? sentences.unnamedOfficer.vi;
}
