#!/usr/bin/env node
// `npm exec annhi -- <command>`: the operators' tool. Runs on whatever Node is there and hands over to the pinned one.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, pinnedEnv, pinnedNode, root } from '../launcher/install.mjs';

ensureInstalled({ dev: false });
const child = spawn(pinnedNode(), [path.join(root, 'apps/cli/main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  // Compiled code is kept between starts: the later ones are a third faster.
  env: pinnedEnv({
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'compile'),
  }),
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
