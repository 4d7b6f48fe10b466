import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

/** Kinds of files in the browser's bundle, and whether packing makes them smaller. Fonts are packed already. */
const kinds: Readonly<Record<string, { readonly contentType: string; readonly isText: boolean }>> = {
  '.js': { contentType: 'text/javascript; charset=utf-8', isText: true },
  '.css': { contentType: 'text/css; charset=utf-8', isText: true },
  '.svg': { contentType: 'image/svg+xml', isText: true },
  '.woff2': { contentType: 'font/woff2', isText: false },
  '.woff': { contentType: 'font/woff', isText: false },
};

type Bytes = Uint8Array<ArrayBuffer>;
export type ConsoleAsset = {
  readonly contentType: string;
  readonly plain: Bytes;
  readonly br: Bytes | null;
  readonly gzip: Bytes | null;
};

/** The browser's bundle, read and packed once: names carry their hash, so each may be kept for ever. */
export function readConsoleAssets(folder: string): ReadonlyMap<string, ConsoleAsset> {
  const assets = new Map<string, ConsoleAsset>();
  for (const name of fs.readdirSync(folder)) {
    const kind = kinds[path.extname(name)];
    if (!kind) continue;
    const plain = new Uint8Array(fs.readFileSync(path.join(folder, name)));
    assets.set(name, {
      contentType: kind.contentType,
      plain,
      br: kind.isText ? brotli(plain) : null,
      gzip: kind.isText ? new Uint8Array(zlib.gzipSync(plain)) : null,
    });
  }
  return assets;
}

/**
 * The answer to a request for a file, packed as the browser can unpack it. Files only: a packed page would tell whoever watches the
 * line, by its length, whether a report that they sent resembles another one in the same queue (BREACH).
 */
export function answerWithAsset(asset: ConsoleAsset, acceptEncoding: string): Response {
  const encoding = (['br', 'gzip'] as const).find(
    (one) => asset[one] && new RegExp(`\\b${one}\\b(?!;q=0(?:\\.0*)?(?:,|$))`).test(acceptEncoding),
  );
  const headers = new Headers({
    'content-type': asset.contentType,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  if (encoding) headers.set('content-encoding', encoding);
  return new Response((encoding && asset[encoding]) ?? asset.plain, { headers });
}

function brotli(plain: Bytes): Bytes {
  return new Uint8Array(
    zlib.brotliCompressSync(plain, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 7 } }),
  );
}
