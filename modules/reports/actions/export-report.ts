import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { renderExtract } from '#kernel/documents/extract.ts';
import { invalidInput, notFound, refused } from '#kernel/errors/errors.ts';
import { asId, newId, type OrganizationId } from '#kernel/ids/ids.ts';
import { seal, unseal } from '#kernel/keys/sealing.ts';
import { holdsRole } from '#kernel/permissions/actor.ts';
import { findDanger } from '#modules/coordination/contract.ts';
import {
  type exportReport,
  exportPurposes,
  type getExport,
  getReport,
  type listExports,
  zFilePart,
} from '../contract.ts';
import { copyOf, sayReceived } from '../export/copy.ts';
import { exportSentences } from '../export/sentences.ts';
import { getReportRow, addEvent, lockReport } from '../store/report-row.ts';

const pdfContext = (exportId: string) => `export|${exportId}|pdf|1`;

export const exportReportHandler: Handler<
  z.infer<typeof exportReport.input>,
  z.infer<typeof exportReport.output>
> = async (ctx, { fileId, organizationId, purpose, reason, parts }) => {
  const row = await lockReport(ctx.tx, fileId);
  const withInformant = parts.includes('INFORMANT');
  if (parts.length === 0) throw missing('parts');
  if (withInformant && !holdsRole(ctx.actor, 'SUPERVISOR'))
    throw refused('INFORMANT_BY_SUPERVISOR', exportSentences.informantBySupervisor);
  if ((withInformant || purpose === 'OTHER') && reason === '') throw missing('reason');

  const names = await ctx.tx
    .selectFrom('directory.v_organization_today')
    .select(['id', 'name'])
    .where('id', 'in', [organizationId, row.organization_id])
    .execute();
  const nameOf = (id: string) => names.find((one) => one.id === id)?.name;
  const recipient = nameOf(organizationId) ?? '';
  if (recipient === '') throw missing('organizationId');
  const { isDangerous } = await ctx.callAsSystem(findDanger, {
    fileId,
    organizationId: asId<OrganizationId>(organizationId),
  });
  if (isDangerous) throw refused('EXPORT_UNSAFE', exportSentences.unsafe);

  const report = await ctx.call(getReport, { fileId, withInformant });
  const person = await personName(ctx);
  const standing = await sql<{ entries: string; signed_size: string }>`
    select entries, signed_size from audit.standing()`.execute(ctx.tx);
  const entries = Number(standing.rows[0]?.entries ?? 0);
  const exportId = newId(ctx.now.getTime());
  const { extract, digest } = copyOf(report, {
    exportId,
    salt: randomBytes(16).toString('base64url'),
    office: nameOf(row.organization_id) ?? '',
    recipient,
    purpose,
    reason,
    parts,
    person,
    when: sayReceived(ctx.now),
    log: entries > 0 ? { position: entries - 1, signed: Number(standing.rows[0]?.signed_size ?? 0) } : null,
  });
  const pdf = await renderExtract(extract);
  await ctx.tx
    .insertInto('reports.export')
    .values({
      id: exportId,
      file_id: fileId,
      at: ctx.now,
      person_id: ctx.actor.kind === 'OFFICIAL' ? ctx.actor.personId : null,
      recipient_id: organizationId,
      recipient_name: recipient,
      purpose,
      parts: [...parts],
      digest,
      pdf_sealed: seal(ctx.keys.read(row.key_id), pdfContext(exportId), Buffer.from(pdf)),
    })
    .execute();
  const facts = { exportId, organizationId, purpose, withInformant };
  await addEvent(ctx, row, {
    kind: 'EXPORTED',
    facts: { ...facts, recipient },
    ...(reason ? { note: reason } : {}),
  });
  ctx.note({
    subject: { kind: 'REPORT', id: fileId },
    fields: parts.map((part) => part.toLowerCase()),
    facts: { ...facts, contentDigest: digest.toString('hex') },
  });
  return { exportId };
};

export const listExportsHandler: Handler<
  z.infer<typeof listExports.input>,
  z.infer<typeof listExports.output>
> = async (ctx, { fileId }) => {
  await getReportRow(ctx.tx, fileId);
  const rows = await ctx.tx
    .selectFrom('reports.export as e')
    .leftJoin('directory.v_person as p', 'p.id', 'e.person_id')
    .select(['e.id', 'e.at', 'e.recipient_name', 'e.purpose', 'e.parts', 'e.digest', 'p.full_name'])
    .where('e.file_id', '=', fileId)
    .orderBy('e.at', 'desc')
    .limit(200)
    .execute();
  return {
    exports: rows.map((row) => ({
      exportId: row.id,
      at: row.at.toISOString(),
      personName: row.full_name,
      organizationName: row.recipient_name,
      purpose: exportPurposes.find((one) => one === row.purpose) ?? 'OTHER',
      parts: zFilePart.array().parse(row.parts),
      digest: row.digest.toString('hex'),
    })),
  };
};

export const getExportHandler: Handler<
  z.infer<typeof getExport.input>,
  z.infer<typeof getExport.output>
> = async (ctx, { fileId, exportId }) => {
  const row = await ctx.tx
    .selectFrom('reports.export as e')
    .innerJoin('files.file as f', 'f.id', 'e.file_id')
    .select(['e.pdf_sealed', 'f.key_id'])
    .where('e.id', '=', exportId)
    .where('e.file_id', '=', fileId)
    .executeTakeFirst();
  if (!row) throw notFound();
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['export'], facts: { exportId } });
  const bytes = unseal(ctx.keys.read(row.key_id), pdfContext(exportId), row.pdf_sealed);
  return { name: `trich-ho-so-${exportId.slice(-8)}.pdf`, bytes };
};

function missing(path: 'parts' | 'reason' | 'organizationId') {
  return invalidInput([{ path, sentence: exportSentences[path] }]);
}

async function personName(ctx: Parameters<Handler<unknown, unknown>>[0]): Promise<string> {
  if (ctx.actor.kind !== 'OFFICIAL') return '';
  const found = await ctx.tx
    .selectFrom('directory.v_person')
    .select('full_name')
    .where('id', '=', ctx.actor.personId)
    .executeTakeFirst();
  return found?.full_name ?? '';
}
