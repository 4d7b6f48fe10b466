import { isTrackingParameter } from './data/tracking-parameters.ts';
import { normalizeQueryPart } from './escapes.ts';
import { isIpLiteral } from './hosts.ts';
import { identity } from './types.ts';
import type { Address, Reading } from './types.ts';

const DEVICE_LABELS = new Set(['www', 'm', 'mobile']);

function withoutDeviceLabels(host: string): string {
  if (isIpLiteral(host)) return host;
  const labels = host.split('.');
  let first = 0;
  while (labels.length - first > 2 && DEVICE_LABELS.has(labels[first] ?? '')) first += 1;
  return labels.slice(first).join('.');
}

function withoutTrailingSlashes(path: string): string {
  let end = path.length;
  while (end > 1 && path.charAt(end - 1) === '/') end -= 1;
  return path.slice(0, end);
}

const nameOf = (part: string): string => part.split('=', 1)[0] ?? '';

function canonicalQuery(search: string): string {
  const parts = search
    .slice(1)
    .split('&')
    .map(normalizeQueryPart)
    .filter((part) => nameOf(part) !== '' && !isTrackingParameter(nameOf(part)));
  const sorted = [...new Set(parts)].sort((a, b) => {
    const [left, right] = [nameOf(a), nameOf(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  });
  return sorted.length === 0 ? '' : `?${sorted.join('&')}`;
}

/** Any site that is no platform, and a platform's host on an unusual port. */
export const readWebsite = (address: Address): Reading => {
  const port = address.port === '' ? '' : `:${address.port}`;
  const path = withoutTrailingSlashes(address.path);
  return identity(
    'WEBSITE',
    `${withoutDeviceLabels(address.host)}${port}`,
    path + canonicalQuery(address.search),
  );
};
