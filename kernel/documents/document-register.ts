import { sql } from 'kysely';
import type { Tx } from '#kernel/db/database.ts';
import { conflict, notFound, refused } from '#kernel/errors/errors.ts';
import type { DocumentId, OrganizationId } from '#kernel/ids/ids.ts';
import { documentDigest, fileDigest } from './digest.ts';
import { type OfficialDocument, type OfficialDocumentInput, parseOfficialDocument } from './model.ts';
import { setSheet } from './layout.ts';
import { renderDocx } from './render-docx.ts';
import { renderPdf } from './render-pdf.ts';
import { sentence } from './sentences.ts';

/** Seals bytes before they are stored; `field` (`content`, `docx`, `pdf`) belongs into the authenticated context. */
export type Seal = (field: 'content' | 'docx' | 'pdf', plain: Uint8Array) => Uint8Array | Promise<Uint8Array>;

export type DocumentState = 'DRAFT' | 'ISSUED' | 'REPLACED' | 'WITHDRAWN';

export type RegisterEntry = {
  readonly id: DocumentId;
  readonly organizationId: OrganizationId;
  readonly documentType: string;
  readonly symbol: string;
  readonly number: number | null;
  /** `YYYY-MM-DD` */
  readonly issuedOn: string | null;
  readonly state: DocumentState;
  readonly subject: string;
  readonly contentDigest: Uint8Array;
  readonly replacedBy: DocumentId | null;
};

export type IssuedDocument = {
  readonly document: OfficialDocument;
  readonly docx: Uint8Array;
  readonly pdf: Uint8Array;
};

/**
 * Enters a draft, or writes over it while it is one.
 * @throws AnNhiError `INVALID_INPUT`; `DOCUMENT_NUMBER_TOO_EARLY` when it carries a number; `DOCUMENT_FIXED` when it was issued
 */
export async function saveDraft(
  tx: Tx,
  draft: { id: DocumentId; organizationId: OrganizationId; content: OfficialDocumentInput; now: Date },
  seal: Seal,
): Promise<void> {
  const content = parseOfficialDocument(draft.content);
  if (content.number !== null) throw refused('DOCUMENT_NUMBER_TOO_EARLY', sentence('numberTooEarly'));
  const row = await rowOf(content, seal);
  const saved = await sql`
    insert into documents.outgoing_document as d
      (id, organization_id, document_type, symbol, subject, signing_authority, signer_name, sealed_content, content_digest, created_at)
    values (${draft.id}, ${draft.organizationId}, ${content.type}, ${content.symbol}, ${content.abstract}, ${row.authority},
      ${content.signature.signerName}, ${row.sealed}, ${row.digest}, ${draft.now})
    on conflict (id) do update set
      document_type = excluded.document_type, symbol = excluded.symbol, subject = excluded.subject,
      signing_authority = excluded.signing_authority, signer_name = excluded.signer_name,
      sealed_content = excluded.sealed_content, content_digest = excluded.content_digest
      where d.state = 'DRAFT' and d.organization_id = excluded.organization_id`.execute(tx);
  if (saved.numAffectedRows !== 1n) throw conflict('DOCUMENT_FIXED', sentence('documentFixed'));
}

/**
 * Issues a draft: draws its number, dates it, sets DOCX and PDF, and stores all of it sealed. Whole or not at all: when anything
 * fails, the transaction takes the number back. Documents of one office, type and year wait for each other.
 * @param issuedOn `YYYY-MM-DD` in Viet Nam (`issueDateOf(ctx.now)`)
 * @throws AnNhiError `NOT_FOUND`; `DOCUMENT_FIXED` when it is no draft; `DOCUMENT_CHANGED` when `content` is not what was saved;
 * `DOCUMENT_DATE_BEFORE_LAST` when a later document of the series has its number already
 */
export async function issueDocument(
  tx: Tx,
  draft: { id: DocumentId; content: OfficialDocumentInput; issuedOn: string },
  seal: Seal,
): Promise<IssuedDocument> {
  const content = parseOfficialDocument(draft.content);
  const entry = await lockEntry(tx, draft.id);
  if (entry.state !== 'DRAFT') throw conflict('DOCUMENT_FIXED', sentence('documentFixed'));
  if (!Buffer.from(documentDigest(content)).equals(entry.contentDigest)) {
    throw conflict('DOCUMENT_CHANGED', sentence('documentChanged'));
  }
  const number = await drawNumber(tx, entry.organizationId, content.type, draft.issuedOn);
  const document = parseOfficialDocument({ ...content, number, issuedOn: draft.issuedOn });
  const [docx, pdf, row] = await Promise.all([
    renderDocx(document),
    renderPdf(document),
    rowOf(document, seal),
  ]);
  await sql`
    update documents.outgoing_document
    set state = 'ISSUED', number = ${number}, issued_on = ${draft.issuedOn}, sealed_content = ${row.sealed},
      content_digest = ${row.digest}
    where id = ${draft.id}`.execute(tx);
  for (const [format, bytes] of [
    ['DOCX', docx],
    ['PDF', pdf],
  ] as const) {
    const sealed = Buffer.from(await seal(format === 'DOCX' ? 'docx' : 'pdf', bytes));
    await sql`
      insert into documents.issued_file (document_id, organization_id, format, sealed_bytes, digest)
      values (${draft.id}, ${entry.organizationId}, ${format}, ${sealed}, ${Buffer.from(fileDigest(bytes))})`.execute(
      tx,
    );
  }
  return { document, docx, pdf };
}

/**
 * A wrong content is put right by a new document that replaces the old one.
 * @throws AnNhiError `NOT_FOUND`; `DOCUMENT_FIXED` when the old one is not in force or the new one not issued by the same office
 * @source NĐ 30/2020, Điều 18
 */
export async function replaceDocument(
  tx: Tx,
  change: { id: DocumentId; replacedBy: DocumentId; reason: string },
): Promise<void> {
  await end(tx, change.id, 'REPLACED', change.replacedBy, change.reason);
}

/** @throws AnNhiError `NOT_FOUND`; `DOCUMENT_FIXED` when it is not in force */
export async function withdrawDocument(tx: Tx, change: { id: DocumentId; reason: string }): Promise<void> {
  await end(tx, change.id, 'WITHDRAWN', null, change.reason);
}

/** The entry in the register, if the acting office has it. */
export async function findEntry(tx: Tx, id: DocumentId): Promise<RegisterEntry | undefined> {
  const found = await sql<RegisterEntry>`${selectEntry} where id = ${id}`.execute(tx);
  return found.rows[0];
}

const selectEntry = sql`
  select id, organization_id as "organizationId", document_type as "documentType", symbol, number, issued_on as "issuedOn", state,
    subject, content_digest as "contentDigest", replaced_by as "replacedBy"
  from documents.outgoing_document`;

async function lockEntry(tx: Tx, id: DocumentId): Promise<RegisterEntry> {
  const found = await sql<RegisterEntry>`${selectEntry} where id = ${id} for update`.execute(tx);
  const entry = found.rows[0];
  if (entry === undefined) throw notFound();
  return entry;
}

async function drawNumber(tx: Tx, office: OrganizationId, type: string, day: string): Promise<number> {
  try {
    const drawn = await sql<{ number: number }>`
      select documents.draw_number(${office}, ${type}, ${day}) as number`.execute(tx);
    const number = drawn.rows[0]?.number;
    if (number === undefined) throw new TypeError('draw_number gives one row');
    return number;
  } catch (error) {
    if (sqlState(error) === 'DC001') throw refused('DOCUMENT_DATE_BEFORE_LAST', sentence('dateBeforeLast'));
    throw error;
  }
}

async function end(
  tx: Tx,
  id: DocumentId,
  state: 'REPLACED' | 'WITHDRAWN',
  replacedBy: DocumentId | null,
  reason: string,
): Promise<void> {
  const entry = await lockEntry(tx, id);
  const next = replacedBy === null ? undefined : await findEntry(tx, replacedBy);
  const replaceable =
    replacedBy === null || (next?.state === 'ISSUED' && next.organizationId === entry.organizationId);
  if (entry.state !== 'ISSUED' || !replaceable) throw conflict('DOCUMENT_FIXED', sentence('documentFixed'));
  await sql`
    update documents.outgoing_document
    set state = ${state}, replaced_by = ${replacedBy}, closing_reason = ${reason}
    where id = ${id}`.execute(tx);
}

async function rowOf(content: OfficialDocument, seal: Seal) {
  const sealed = await seal('content', new TextEncoder().encode(JSON.stringify(content)));
  return {
    sealed: Buffer.from(sealed),
    digest: Buffer.from(documentDigest(content)),
    authority: setSheet(content).signature.posts.join(' / ') || null,
  };
}

function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
