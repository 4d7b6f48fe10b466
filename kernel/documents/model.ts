import { z } from 'zod';
import { invalidInput } from '#kernel/errors/errors.ts';
import { body, line, says } from './body.ts';
import {
  type CirculationMark,
  circulationMarks,
  type DocumentType,
  type DocumentUrgency,
  documentTypes,
  documentUrgencies,
  type SigningAuthority,
  signingAuthorities,
} from './document-types.ts';
import { isSentenceKey, type SentenceKey, sentence } from './sentences.ts';

const keysOf = <K extends string>(table: Record<K, unknown>) => z.enum(Object.keys(table) as [K, ...K[]]);

const documentTypeSchema = keysOf<DocumentType>(documentTypes);

/** Vietnamese abbreviations keep their small letters: QyĐ, TTr, CTr. */
const symbolPattern = /^[\p{Lu}][\p{L}\p{N}&]*(-[\p{L}\p{N}&.]+)*$/u;
const academicTitle = /^(GS|PGS|TS|ThS|BS|CN|KS|CK[I1]{1,2})\s*\.|^(Tiến sĩ|Thạc sĩ|Giáo sư|Phó giáo sư)\s/iu;
const stateSecretMark = /^(tuyệt mật|tối mật|mật)$/iu;

const signature = z
  .object({
    /** Printed in this order over the signer's own post: TM. ỦY BAN NHÂN DÂN, then KT. CHỦ TỊCH. */
    authority: z
      .array(z.object({ kind: keysOf<SigningAuthority>(signingAuthorities), of: line(300) }))
      .max(3),
    /** The signer's own post; null only after Q., which already names it. */
    position: line(300).nullable(),
    signerName: line(200).refine((name) => !academicTitle.test(name), says('academicTitle')),
  })
  .refine((it) => it.position !== null || it.authority.at(-1)?.kind === 'ACTING', says('positionMissing'));

const annex = z.object({
  /** Null when the annex has no name of its own. */
  title: line().nullable(),
  orientation: z.enum(['portrait', 'landscape']).default('portrait'),
  body,
});

/**
 * An administrative document as content, before it is a page. Dates are plain `YYYY-MM-DD`.
 * `number` is null in every draft: it is given by the register when the document is issued, never typed.
 * @source NĐ 30/2020/NĐ-CP, Điều 8 and Phụ lục I
 */
export const officialDocumentSchema = z
  .object({
    type: documentTypeSchema,
    issuer: z.object({
      /** Cơ quan chủ quản trực tiếp; null for an office that has none (UBND tỉnh). */
      parentName: line(300).nullable(),
      name: line(300),
    }),
    /** Everything after the "/": `BC-STTTT`, `STTTT-CNTT`. */
    symbol: line(60).regex(symbolPattern, says('symbolForm')),
    number: z.int().positive().max(999_999).nullable(),
    place: line(100),
    issuedOn: z.iso.date().nullable(),
    /** Trích yếu, without "V/v" or "Về việc" unless these words belong to it. */
    abstract: line(),
    /** The deciding authority printed over the legal bases of a decision. */
    decidingAuthority: line(300).nullable().default(null),
    addressees: z.array(line(500)).max(200).default([]),
    /** Căn cứ lines; their closing ";" and "." are set by the page. */
    legalBases: z.array(line(5_000)).max(100).default([]),
    body,
    signature,
    /** Minutes only: the secretary, left of the chair. */
    secretary: signature.nullable().default(null),
    recipients: z.array(line(500)).max(200).default([]),
    /** What follows "Lưu:": `VT, CNTT`. */
    archiveNote: line(100).default('VT'),
    urgency: keysOf<DocumentUrgency>(documentUrgencies).nullable().default(null),
    circulation: keysOf<CirculationMark>(circulationMarks).nullable().default(null),
    /**
     * How confidential the content is and who may have it; every report about children's cases says so.
     * Not a degree of state secrecy. @source NĐ 56/2017/NĐ-CP, Điều 24
     */
    confidentiality: z
      .object({
        level: line(200).refine((it) => !stateSecretMark.test(it), says('stateSecret')),
        scope: line(500),
      })
      .nullable()
      .default(null),
    annexes: z.array(annex).max(30).default([]),
  })
  .superRefine((it, context) => {
    const fail = (path: string, key: SentenceKey) =>
      context.addIssue({ code: 'custom', path: [path], message: key });
    if (it.number !== null && it.issuedOn === null) fail('issuedOn', 'numberNeedsDate');
    if (it.type === 'DECISION' && it.decidingAuthority === null)
      fail('decidingAuthority', 'headingNeedsAuthority');
    if (it.type !== 'DECISION' && it.decidingAuthority !== null)
      fail('decidingAuthority', 'authorityOnlyForDecision');
    if (needsAddressee.includes(it.type) && it.addressees.length === 0)
      fail('addressees', 'letterNeedsAddressee');
    if (it.type !== 'MINUTES' && it.secretary !== null) fail('secretary', 'secondSignature');
    if (!fitsType(it.type, it.symbol)) fail('symbol', 'symbolOfType');
  });

export type OfficialDocument = z.output<typeof officialDocumentSchema>;
export type OfficialDocumentInput = z.input<typeof officialDocumentSchema>;
export type Signature = OfficialDocument['signature'];

const needsAddressee: readonly DocumentType[] = [
  'OFFICIAL_LETTER',
  'SUBMISSION',
  'TRANSFER_SLIP',
  'SENDING_SLIP',
];

/**
 * Checks and cleans a document. Idempotent: what comes out goes in unchanged.
 * @throws AnNhiError `INVALID_INPUT`, with one sentence for each place that needs another look
 */
export function parseOfficialDocument(input: OfficialDocumentInput): OfficialDocument {
  const parsed = officialDocumentSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw invalidInput(
    parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), sentence: sentence(keyOf(issue)) })),
  );
}

function keyOf(issue: z.core.$ZodIssue): SentenceKey {
  if (isSentenceKey(issue.message)) return issue.message;
  if (issue.code === 'too_small') return 'missing';
  if (issue.code === 'too_big') return 'tooLong';
  return 'unreadable';
}

function fitsType(type: DocumentType, symbol: string): boolean {
  const first = symbol.split('-')[0] ?? '';
  const own = documentTypes[type].abbreviation;
  if (own !== null) return first === own && symbol.length > own.length + 1;
  return !Object.values(documentTypes).some((other) => other.abbreviation === first);
}
