import type { Platform } from '../types.ts';
import { readWebsite } from '../website.ts';

/** Google is a website here; only its redirector is opened. */
export const google: Platform = {
  mainHost: 'google.com',
  owns: (host) => /^(?:www\.)?google\.com(?:\.vn)?$/.test(host),
  carried: (address) =>
    address.segments.length === 1 && address.segments[0] === 'url'
      ? (address.parameter('q') ?? address.parameter('url'))
      : null,
  read: readWebsite,
};
