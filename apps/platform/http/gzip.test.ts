import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { packedFor, packOnce } from './gzip.ts';

const text = 'Bạn không có lỗi. '.repeat(200);
const app = new Hono();
const packed = packOnce(text);
app.all('/page', (c) => {
  const { body, headers } = packedFor(c, text);
  return new Response(body, { headers });
});
app.get('/file', (c) => {
  const { body, headers } = packed(c);
  return new Response(body, { headers });
});

const ask = (path: string, encoding?: string, method = 'GET') =>
  app.request(path, { method, headers: encoding === undefined ? {} : { 'accept-encoding': encoding } });

describe('packed answers', () => {
  it.each(['/page', '/file'])('%s travels small and arrives the same', async (path) => {
    const response = await ask(path, 'gzip, deflate, br');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const sent = Buffer.from(await response.arrayBuffer());
    expect(sent.length).toBeLessThan(text.length / 10);
    expect(gunzipSync(sent).toString()).toBe(text);
  });

  it.each([undefined, 'identity', 'br', 'gzip;q=0', 'gzip; q=0.0, br', 'xgzipx'])(
    'whoever asks for %j gets plain bytes',
    async (encoding) => {
      for (const path of ['/page', '/file']) {
        const response = await ask(path, encoding);
        expect(response.headers.get('content-encoding')).toBeNull();
        expect(response.headers.get('vary')).toBe('accept-encoding');
        expect(await response.text()).toBe(text);
      }
    },
  );

  it('an answer to a posted form is never packed: it gives back what was sent', async () => {
    expect((await ask('/page', 'gzip', 'POST')).headers.get('content-encoding')).toBeNull();
  });
});
