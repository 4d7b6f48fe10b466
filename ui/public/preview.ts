/**
 * Writes every example of every public page as static HTML, to be looked at in a browser:
 *   node ui/public/preview.ts [folder]
 * Without a folder it makes one under the system's temporary folder. Prints where the pages are.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { loadPublicAssets } from './assets.ts';
import type { DrawnPage } from './preview/draw.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'public-preview-'));
const bundle = mkdtempSync(join(tmpdir(), 'public-preview-bundle-'));
try {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: { ssr: 'ui/public/preview/draw.ts', outDir: bundle, emptyOutDir: true },
  });
  const drawn = (await import(pathToFileURL(join(bundle, 'draw.js')).href)) as {
    drawExamples: (assets: { stylesheet: string; icon: string }) => DrawnPage[];
  };
  mkdirSync(folder, { recursive: true });
  const { stylesheet, icon } = loadPublicAssets();
  writeFileSync(join(folder, 'public.css'), stylesheet.body);
  writeFileSync(join(folder, 'icon.svg'), icon.body);
  const pages = drawn.drawExamples({ stylesheet: 'public.css', icon: 'icon.svg' });
  for (const { name, html } of pages) writeFileSync(join(folder, `${name}.html`), html);
  process.stdout.write(`${pages.length} pages in ${folder}\n`);
} finally {
  rmSync(bundle, { recursive: true, force: true });
}
