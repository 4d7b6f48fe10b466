import { parseAddress } from './address.ts';
import { cleanPasted, MAX_LENGTH } from './clean.ts';
import { platforms } from './platforms/index.ts';
import { withWebScheme } from './scheme.ts';
import { readShortLink } from './short-link.ts';
import { invalid } from './types.ts';
import type { Address, CanonicalLink, Reading } from './types.ts';
import { readWebsite } from './website.ts';

/** Links inside links are opened at most this many times. */
const MAX_DEPTH = 3;
/** Texts that still change after this many readings are made to be looked at by a person. */
const MAX_READINGS = 8;

/** A carried value that begins with one slash belongs to the platform; two slashes begin a host (URL standard). */
const carriedLink = (value: string, mainHost: string): string =>
  /^\/(?![/\\])/.test(value) ? `https://${mainHost}${value}` : value;

function readAddress(address: Address, depth: number): Reading {
  if (address.port !== '') return readWebsite(address);
  const platform = platforms.find(({ owns }) => owns(address.host));
  if (platform === undefined) return readShortLink(address) ?? readWebsite(address);
  const inner = platform.carried(address);
  if (inner === null) return platform.read(address);
  return depth === MAX_DEPTH
    ? invalid('REDIRECT_DEPTH')
    : readPasted(carriedLink(inner, platform.mainHost), depth + 1);
}

function readPasted(raw: string, depth: number): Reading {
  const cleaned = cleanPasted(raw);
  if ('reason' in cleaned) return invalid(cleaned.reason);
  const schemed = withWebScheme(cleaned.text);
  if ('reason' in schemed) return invalid(schemed.reason);
  const parsed = parseAddress(schemed.url);
  if ('reason' in parsed) return invalid(parsed.reason);
  const reading = readAddress(parsed.address, depth);
  // Escaping can lengthen a link past the limit; its canonical form must itself be a link that we accept.
  return reading.kind !== 'INVALID' && reading.canonical.length > MAX_LENGTH ? invalid('TOO_LONG') : reading;
}

/** Reads until reading changes nothing: what one reading decodes (`(%2E)`, `%2E` at the end) the next one cleans. */
function readUntilStable(raw: string): Reading {
  let text = raw;
  for (let count = 0; count < MAX_READINGS; count += 1) {
    const reading = readPasted(text, 0);
    if (reading.kind === 'INVALID' || reading.canonical === text) return reading;
    text = reading.canonical;
  }
  return invalid('MALFORMED');
}

/**
 * The identity of a pasted link, for comparing, grouping and ordering removal. Never for fetching: nothing is
 * opened and no network is read. Total (answers for any string) and idempotent
 * (`canonicalizeLink(canonical).canonical === canonical`, with the same kind).
 */
export function canonicalizeLink(raw: string): CanonicalLink {
  const reading = readUntilStable(raw);
  return reading.kind === 'INVALID'
    ? { raw, canonical: null, kind: 'INVALID', reason: reading.reason, unresolved: false }
    : {
        raw,
        canonical: reading.canonical,
        kind: reading.kind,
        reason: null,
        unresolved: reading.kind === 'SHORT_LINK',
      };
}
