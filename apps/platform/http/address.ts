import net from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** The caller's address: the connection's own, or, behind a proxy that is trusted, the last untrusted one in X-Forwarded-For. */
export function addressOf(c: Context, trusted: readonly string[]): string {
  const direct = getConnInfo(c).remote.address ?? '';
  if (trusted.length === 0) return direct;
  const list = blockList(trusted);
  if (!isIn(list, direct)) return direct;
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  return hops.reverse().find((hop) => net.isIP(hop) !== 0 && !isIn(list, hop)) ?? direct;
}

function isIn(list: net.BlockList, address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const family = net.isIP(plain);
  return family !== 0 && list.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}

let known: { readonly key: string; readonly list: net.BlockList } | null = null;

function blockList(ranges: readonly string[]): net.BlockList {
  const key = ranges.join(',');
  if (known?.key === key) return known.list;
  const list = new net.BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = net.isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  known = { key, list };
  return list;
}
