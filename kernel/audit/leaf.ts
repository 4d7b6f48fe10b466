import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { uuidPattern } from '#kernel/ids/ids.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { restrictedValue } from './errors.ts';
import { MAX_BODY_BYTES } from './merkle.ts';

const zName = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,99}$/);
const zSubject = z.strictObject({
  kind: z.string().regex(/^[A-Z][A-Z0-9_]{0,59}$/),
  id: z.string().regex(/^[\x21-\x7e]{1,100}$/),
});
const zFact = z.union([z.string().refine(isOpenFact), z.number(), z.boolean(), z.null()]);

/** One entry of the audit log: what was done or refused, by whom, for which offices, to what. Holds no restricted value. */
export const zAuditLeaf = z.strictObject({
  v: z.literal(1),
  /** Instant of the transaction by the platform's clock, UTC. */
  at: z.iso.datetime(),
  /** `actorName()` of kernel/permissions: `public`, `official:<account>`, `provider:<id>`, `system:<name>`. */
  actor: z.string().regex(/^[a-z]{1,20}(:[\x21-\x7e]{1,100})?$/),
  offices: z.array(z.string().regex(uuidPattern)).max(100),
  /** Name of the handle or job, `room.verb-noun`. */
  action: z.string().regex(/^[a-z-]+\.[a-z0-9-]+$/),
  /** REFUSED: absent and forbidden alike (design 7). */
  outcome: z.enum(['DONE', 'REFUSED']),
  subject: zSubject,
  /** Further subjects of the same call. */
  also: z.array(zSubject).max(500),
  /** Names of the fields that changed or were shown. */
  fields: z.array(zName).max(200),
  /** Open facts: states, codes, dates, ids of offices. Never a name, a text, a number or address of a person. */
  facts: z.record(zName, zFact),
  /** Field → commitment to its new value, keyed by the file's key ({@link commit}); meaningless once that key is destroyed. */
  commitments: z.record(zName, z.string().regex(/^[A-Za-z0-9_-]{43}$/)).optional(),
  /** Random id of the request, as in the log lines; null where there was none. */
  trace: z
    .string()
    .regex(/^[\x21-\x7e]{1,100}$/)
    .nullable(),
});

export type AuditLeaf = z.infer<typeof zAuditLeaf>;
export type AuditSubject = z.infer<typeof zSubject>;
/** The part of a leaf that says what changed. */
export type AuditChange = Pick<AuditLeaf, 'subject' | 'fields' | 'facts'> & {
  commitments: Record<string, string>;
};

/**
 * The bytes that go into the log: canonical JSON in UTF-8.
 * @throws AnNhiError `AUDIT_RESTRICTED_VALUE` when a fact looks like a person's name, text, number or address; ZodError for any
 * other malformed leaf; RangeError above 65,519 bytes.
 */
export function leafBytes(leaf: AuditLeaf): Buffer {
  const parsed = zAuditLeaf.safeParse(leaf);
  if (!parsed.success) {
    const fact = parsed.error.issues.find((issue) => issue.path.includes('facts'));
    if (fact) throw restrictedValue(String(fact.path.at(-1)));
    throw parsed.error;
  }
  const bytes = Buffer.from(canonicalJson(parsed.data));
  if (bytes.length > MAX_BODY_BYTES)
    throw new RangeError(`An audit entry has at most ${MAX_BODY_BYTES} bytes`);
  return bytes;
}

/** Whether a field may stand in the log with its value. What is not declared is restricted. */
export type FieldTags = Readonly<Record<string, 'OPEN' | 'RESTRICTED'>>;

/**
 * Describes a change of state for the log: open fields with their new value, restricted ones by name and commitment only.
 * Fields that are equal before and after are left out.
 * @param before null for something new.
 * @param fileKey key of the file that the subject belongs to; without it restricted fields stand with their name alone.
 */
export function describeChange(
  subject: AuditSubject,
  tags: FieldTags,
  before: Readonly<Record<string, Json>> | null,
  after: Readonly<Record<string, Json>>,
  fileKey: Uint8Array | null,
): AuditChange {
  const change: AuditChange = { subject, fields: [], facts: {}, commitments: {} };
  for (const [field, value] of Object.entries(after)) {
    if (before && canonicalJson(before[field] ?? null) === canonicalJson(value)) continue;
    change.fields.push(field);
    if (tags[field] === 'OPEN') change.facts[field] = openFact(field, value);
    else if (fileKey) change.commitments[field] = commit(fileKey, subject, field, value);
  }
  return change;
}

/**
 * Refuses an entry that carries the value of a field which is not tagged OPEN. For entries that were not made by
 * {@link describeChange}. @throws AnNhiError `AUDIT_RESTRICTED_VALUE`
 */
export function assertOnlyOpenFacts(facts: AuditLeaf['facts'], tags: FieldTags): void {
  for (const field of Object.keys(facts)) if (tags[field] !== 'OPEN') throw restrictedValue(field);
}

/**
 * Commitment to a restricted value: HMAC-SHA-256 under a key derived from the file's, over subject, field and canonical
 * value; base64url, 43 characters. Whoever holds the file's key can prove later which value it was; nobody else can guess
 * it, however few the possible values; after the key's destruction it says nothing.
 */
export function commit(fileKey: Uint8Array, subject: AuditSubject, field: string, value: Json): string {
  const key = createHmac('sha256', fileKey).update('annhi:audit-commitment').digest();
  const bound = canonicalJson([subject.kind, subject.id, field, value]);
  return createHmac('sha256', key).update(bound).digest('base64url');
}

function openFact(field: string, value: Json): AuditChange['facts'][string] {
  const fact = zFact.safeParse(value);
  if (!fact.success) throw restrictedValue(field);
  return fact.data;
}

// A second net under the tags: states, codes, dates and ids have no blanks; names and texts do. Nine digits and more that
// are nothing else are a telephone or identity number.
function isOpenFact(text: string): boolean {
  if (text.length > 100 || !text.isWellFormed() || /[\s\p{Cc}@]/u.test(text)) return false;
  if (uuidPattern.test(text)) return true;
  return !(/^[+\d().-]+$/.test(text) && text.replaceAll(/\D/g, '').length >= 9);
}
