import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A file that public pages refer to. `path` carries the hash of `body`, so it may be cached for ever. */
export type PublicAsset = { path: string; contentType: string; body: string };

/** The one stylesheet, in the order in which its parts may overrule each other. */
const sheets = ['colours', 'text', 'frame', 'boxes', 'forms', 'parts', 'media'];

/** The two files of the public side. Import this from the server itself, not from the page bundle: it reads its own folder. */
export function loadPublicAssets(): { stylesheet: PublicAsset; icon: PublicAsset } {
  const css = sheets.map((sheet) => read(`styles/${sheet}.css`)).join('\n');
  return {
    stylesheet: asset('public', 'css', 'text/css; charset=utf-8', css),
    icon: asset('icon', 'svg', 'image/svg+xml', read('favicon.svg')),
  };
}

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

function asset(name: string, extension: string, contentType: string, source: string): PublicAsset {
  const body = withoutComments(source);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { path: `/assets/${name}.${hash}.${extension}`, contentType, body };
}

/** A first visit may weigh 14 kB: reasons and indentation stay in the source. */
function withoutComments(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*/g, '\n')
    .trim();
}
