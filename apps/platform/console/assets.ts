import fs from 'node:fs';
import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
};

export type ConsoleAsset = { readonly body: Uint8Array<ArrayBuffer>; readonly contentType: string };

/** The browser's bundle, read once: names carry their hash, so each may be kept for ever. */
export function readConsoleAssets(folder: string): ReadonlyMap<string, ConsoleAsset> {
  const assets = new Map<string, ConsoleAsset>();
  for (const name of fs.readdirSync(folder)) {
    const contentType = types[path.extname(name)];
    if (contentType)
      assets.set(name, { body: new Uint8Array(fs.readFileSync(path.join(folder, name))), contentType });
  }
  return assets;
}
