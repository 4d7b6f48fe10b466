import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';

type Answered = {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
};

/**
 * A page as this caller takes it: packed where that is understood. Only what was asked for with GET, which gives back nothing that a
 * stranger could have put into the request: so packing tells nobody anything (BREACH, 2013).
 */
export function packedFor(c: Pick<Context, 'req'>, body: string): Answered {
  if (c.req.method !== 'GET' || !takesGzip(c)) return { body, headers: { vary: 'accept-encoding' } };
  return {
    body: gzipSync(body, { level: 4 }),
    headers: { vary: 'accept-encoding', 'content-encoding': 'gzip' },
  };
}

/** The same for a file that never changes: packed once, as small as can be. */
export function packOnce(body: string): (c: Pick<Context, 'req'>) => Answered {
  const plain: Answered = { body, headers: { vary: 'accept-encoding' } };
  const packed: Answered = {
    body: gzipSync(body, { level: 9 }),
    headers: { vary: 'accept-encoding', 'content-encoding': 'gzip' },
  };
  return (c) => (takesGzip(c) ? packed : plain);
}

function takesGzip(c: Pick<Context, 'req'>): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(c.req.header('accept-encoding') ?? '');
}
