// `npm test`: installs what is missing, runs everything that decides whether a change may land, says by name what was skipped, and
// ends with "N passed, N failed, N skipped". With ANNHI_STRICT=1 (CI) a skip is a failure.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, pinnedEnv, pinnedNode, root, say } from './install.mjs';
import { ensureDebianPackages } from './debian.mjs';

const strict = process.env['ANNHI_STRICT'] === '1';
const started = Date.now();
const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const skips = [];

ensureInstalled({ dev: true });
ensureDebianPackages();
const node = pinnedNode();
const bin = (name) => path.join(root, 'node_modules', '.bin', name);
// Tests make their own servers and folders: settings of the person who runs them must not leak in.
const env = pinnedEnv({ NODE_ENV: 'test', NO_COLOR: '1', ANNHI_STRICT: strict ? '1' : '' });
for (const name of Object.keys(env))
  if (
    (name.startsWith('ANNHI_') && !['ANNHI_STRICT', 'ANNHI_CHROMIUM'].includes(name)) ||
    ['DATABASE_URL', 'PORT'].includes(name)
  )
    delete env[name];

await check('types', bin('tsc'), ['--noEmit', '-p', root]);
await check('lint', bin('oxlint'), ['--quiet', '--type-aware', root]);
// Those two fill every core; each of these would leave one idle.
await Promise.all([
  check('format', bin('biome'), ['format', root]),
  check('boundaries', node, [path.join(root, 'launcher/boundaries.mjs')]),
  check('dead code', bin('knip'), ['--no-progress']),
  check('generated files are current', node, [path.join(root, 'launcher/generated.ts')]),
]);
ensureBuilt();
await vitest();

for (const skip of skips) say(`skipped: ${skip}`);
for (const failure of failures) say(`failed: ${failure}`);
if (strict && totals.skipped > 0) {
  totals.failed += totals.skipped;
  say('ANNHI_STRICT=1: every skip counts as a failure.');
}
const seconds = Math.round((Date.now() - started) / 1000);
process.stdout.write(
  `\n${Math.floor(seconds / 60)} min ${seconds % 60} s\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
);
process.exitCode = totals.failed > 0 ? 1 : 0;

/** One whole check counts as one test. */
function check(name, program, args) {
  return new Promise((resolve) => {
    const begun = Date.now();
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    child.stdout.on('data', (part) => (out += part));
    child.stderr.on('data', (part) => (out += part));
    child.on('error', (error) => (out += String(error)));
    child.on('close', (code) => {
      const good = code === 0;
      totals[good ? 'passed' : 'failed'] += 1;
      if (!good) failures.push(`${name}\n${out.slice(-6000)}`);
      say(`${good ? '✓' : '✗'} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
      resolve();
    });
  });
}

async function vitest() {
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-report-')), 'report.json');
  say('… tests');
  const run = spawnSync(
    node,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (!fs.existsSync(report)) {
    totals.failed += 1;
    failures.push(`vitest ended without a report (exit ${run.status ?? run.signal})`);
    return;
  }
  const result = JSON.parse(fs.readFileSync(report, 'utf8'));
  fs.rmSync(path.dirname(report), { recursive: true, force: true });
  for (const file of result.testResults) {
    const where = path.relative(root, file.name);
    if (file.assertionResults.length === 0) {
      totals.failed += 1;
      failures.push(`${where}: ${file.message || 'no test ran'}`);
    }
    for (const test of file.assertionResults) {
      if (test.status === 'passed') totals.passed += 1;
      else if (test.status === 'failed') {
        totals.failed += 1;
        failures.push(`${where}: ${test.fullName}`);
      } else {
        totals.skipped += 1;
        skips.push(`${where}: ${test.fullName}`);
      }
    }
  }
  if (run.status !== 0 && totals.failed === 0) {
    totals.failed += 1;
    failures.push(`vitest exited with ${run.status ?? run.signal}`);
  }
}
