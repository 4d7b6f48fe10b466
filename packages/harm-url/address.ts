import { decodeOnce, normalizePath } from './escapes.ts';
import { hostReason } from './hosts.ts';
import type { Address, LinkReason } from './types.ts';

function parametersOf(search: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of search.slice(1).split('&')) {
    const at = part.indexOf('=');
    const name = decodeOnce(at < 0 ? part : part.slice(0, at)).toLowerCase();
    const value = at < 0 ? '' : decodeOnce(part.slice(at + 1));
    if (value !== '' && !found.has(name)) found.set(name, value);
  }
  return found;
}

const parse = (url: string): URL | null => {
  try {
    return new URL(url);
  } catch {
    return null;
  }
};

/** Parses by the WHATWG URL standard and keeps what an identity may be made of. User and password are dropped. */
export function parseAddress(url: string): { address: Address } | { reason: LinkReason } {
  const parsed = parse(url);
  if (parsed === null) return { reason: 'MALFORMED' };
  const host = parsed.hostname.replace(/\.$/, '');
  const reason = hostReason(host);
  if (reason !== null) return { reason };
  const path = normalizePath(parsed.pathname);
  const escapedSegments = path.split('/').filter((segment) => segment !== '');
  const parameters = parametersOf(parsed.search);
  return {
    address: {
      host,
      port: parsed.port === '80' ? '' : parsed.port,
      path,
      segments: escapedSegments.map(decodeOnce),
      escapedSegments,
      search: parsed.search,
      parameter: (name) => parameters.get(name) ?? null,
      fragment: parsed.hash,
    },
  };
}
