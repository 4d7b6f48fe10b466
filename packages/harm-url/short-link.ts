import { shortLinkHosts } from './data/hosts.ts';
import { identity, keptPath } from './types.ts';
import type { Address, Reading } from './types.ts';

/** A link of a shortening service, kept as it is: its target stays unknown until a person records it. */
export function readShortLink(address: Address): Reading | null {
  const host = address.host.replace(/^www\./, '');
  if (host === 'zaloapp.com') {
    return address.segments[0] === 'qr' && address.segments.length > 1
      ? keptPath('SHORT_LINK', host, address)
      : null;
  }
  const known = shortLinkHosts.get(host);
  if (known === undefined) return null;
  if (address.segments.length > 0) return keptPath('SHORT_LINK', host, address);
  return known.home === null ? null : identity('PLATFORM_HOME', known.home, '/');
}
