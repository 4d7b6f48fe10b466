// Builds pages and console with Vite when their sources have changed. The server's own code is not built: Node runs it as it is.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, pinnedEnv, pinnedNode, root, say } from './install.mjs';

const mark = path.join(root, 'build', '.sources');

/** What the bundles are made of: every file that Vite could read. */
function digestSources() {
  const hash = createHash('sha256');
  const wanted = /\.(tsx?|mjs|css|svg|json|woff2)$/;
  const visit = (folder) => {
    for (const entry of fs
      .readdirSync(folder, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) visit(file);
      else if (wanted.test(entry.name) && !entry.name.includes('.test.'))
        hash.update(entry.name).update(fs.readFileSync(file));
    }
  };
  for (const folder of ['ui', 'apps', 'modules', 'kernel', 'packages'])
    if (fs.existsSync(path.join(root, folder))) visit(path.join(root, folder));
  for (const file of [
    'package-lock.json',
    'react-router.config.ts',
    'vite.config.ts',
    'vite.public.config.ts',
  ]) {
    if (fs.existsSync(path.join(root, file))) hash.update(fs.readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

export function ensureBuilt() {
  const digest = digestSources();
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === digest) return;
  say('Dựng trang… / Building pages…');
  const node = pinnedNode();
  const run = (args) => {
    const done = spawnSync(node, args, {
      cwd: root,
      env: pinnedEnv({ NODE_ENV: 'production' }),
      encoding: 'utf8',
    });
    if (done.status === 0) return;
    say(`${done.stdout}\n${done.stderr}\nDựng trang không xong. / The build failed.`);
    process.exit(1);
  };
  fs.rmSync(mark, { force: true });
  run([
    path.join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    '--config',
    'vite.public.config.ts',
    '--logLevel',
    'warn',
  ]);
  if (fs.existsSync(path.join(root, 'react-router.config.ts')))
    run([path.join(root, 'node_modules/@react-router/dev/bin.cjs'), 'build', '--logLevel', 'warn']);
  fs.writeFileSync(mark, digest);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstalled({ dev: false });
  ensureBuilt();
}
