import { createHash } from 'node:crypto';
import { type OfficialDocumentInput, parseOfficialDocument } from './model.ts';

/**
 * SHA-256 (32 bytes) of the content of a document, over JSON with sorted keys of the checked and cleaned model: the same content
 * has the same digest on every machine and with every version of the libraries that set the page.
 */
export function documentDigest(document: OfficialDocumentInput): Uint8Array {
  return fileDigest(new TextEncoder().encode(JSON.stringify(sorted(parseOfficialDocument(document)))));
}

/** SHA-256 (32 bytes) of a file as it is sent. */
export function fileDigest(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
