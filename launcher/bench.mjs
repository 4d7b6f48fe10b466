// `npm run bench`: measurements on this machine, never part of the tests. See bench/main.ts for names and options.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, pinnedEnv, pinnedNode, root } from './install.mjs';

ensureInstalled({ dev: true });
ensureBuilt();
const child = spawn(pinnedNode(), [path.join(root, 'bench/main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: pinnedEnv({ NODE_ENV: 'production' }),
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
