import zlib from 'node:zlib';
import { expect, it } from 'vitest';
import { answerWithAsset, type ConsoleAsset } from './assets.ts';

const plain = new Uint8Array(Buffer.from('const a = 1;'.repeat(50)));
const asset: ConsoleAsset = {
  contentType: 'text/javascript',
  plain,
  br: new Uint8Array(zlib.brotliCompressSync(plain)),
  gzip: new Uint8Array(zlib.gzipSync(plain)),
};
const encodingFor = (accept: string, of: ConsoleAsset = asset) =>
  answerWithAsset(of, accept).headers.get('content-encoding');

it('packs a file as the browser says that it can unpack it', () => {
  expect(
    [
      'gzip, deflate, br, zstd',
      'gzip, deflate',
      '',
      'identity',
      'br;q=0, gzip;q=0.5',
      'gzip;q=0.0,br;q=0',
    ].map((accept) => encodingFor(accept)),
  ).toEqual(['br', 'gzip', null, null, 'gzip', null]);
});

it('sends fonts as they are', () => {
  expect(encodingFor('gzip, br', { ...asset, br: null, gzip: null })).toBeNull();
});

it('sends what unpacks to the very file', async () => {
  const sent = Buffer.from(await answerWithAsset(asset, 'br').arrayBuffer());
  expect(zlib.brotliDecompressSync(sent)).toEqual(Buffer.from(plain));
  expect(sent.length).toBeLessThan(plain.length);
});
