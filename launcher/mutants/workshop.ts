import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mutant } from './mutants.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Not copied: what is installed is shared, the rest says nothing about the code. */
const shared = ['node_modules'];
const left = new Set([...shared, '.git', '.data', '.data-keys', '.e2e', 'coverage']);

/** `CAUGHT`: an assertion of the named test failed. Everything else is a finding: the guard is not guarded, or the table is stale. */
export type Verdict = {
  readonly state: 'CAUGHT' | 'SURVIVED' | 'DOES_NOT_FIT' | 'BROKE';
  readonly detail: string;
};

export type Workshop = { tryOut(mutant: Mutant): Promise<Verdict>; close(): void };

/** A private copy of the tree in which guards are taken away one at a time; the checkout itself is never touched. */
export function openWorkshop(): Workshop {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-mutants-'));
  for (const entry of fs.readdirSync(root)) {
    if (!left.has(entry)) fs.cpSync(path.join(root, entry), path.join(folder, entry), { recursive: true });
  }
  for (const name of shared) fs.symlinkSync(path.join(root, name), path.join(folder, name));
  return {
    async tryOut(mutant) {
      const files = [...new Set(mutant.edits.map((edit) => edit.file))];
      const before = new Map(files.map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]));
      try {
        const misfit = applyEdits(folder, mutant);
        return misfit ? { state: 'DOES_NOT_FIT', detail: misfit } : await runTests(folder, mutant);
      } finally {
        for (const [file, text] of before) fs.writeFileSync(path.join(folder, file), text);
      }
    },
    close: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}

function applyEdits(folder: string, mutant: Mutant): string | null {
  for (const { file, find, replace } of mutant.edits) {
    const at = path.join(folder, file);
    const text = fs.readFileSync(at, 'utf8');
    const found = text.split(find).length - 1;
    if (found !== 1) return `${file}: found ${found} times: ${find}`;
    fs.writeFileSync(
      at,
      text.replace(find, () => replace),
    );
  }
  return null;
}

type Report = {
  testResults: {
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
};

function runTests(folder: string, mutant: Mutant): Promise<Verdict> {
  const out = path.join(folder, '.mutant-report.json');
  fs.rmSync(out, { force: true });
  const { file, test } = mutant.caughtBy;
  const args = [
    path.join(folder, 'node_modules/vitest/vitest.mjs'),
    'run',
    file,
    '--bail=1',
    '--reporter=json',
    `--outputFile.json=${out}`,
  ];
  if (test) args.push('-t', escape(test));
  const env = { ...process.env };
  // A changed migration needs a server of its own; everything else may use the one of the run that asks.
  if (mutant.edits.some((edit) => edit.file.endsWith('.sql'))) delete env['ANNHI_TEST_SERVER_STATE'];
  for (const name of Object.keys(env)) if (name.startsWith('VITEST')) delete env[name];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: folder, env, timeout: 120_000, maxBuffer: 64 * 2 ** 20 },
      (_error, stdout, stderr) => {
        if (!fs.existsSync(out))
          return resolve({ state: 'BROKE', detail: `${stdout}\n${stderr}`.slice(-3_000) });
        const report = JSON.parse(fs.readFileSync(out, 'utf8')) as Report;
        const tests = report.testResults.flatMap((one) => one.assertionResults);
        const failed = tests.find((one) => one.status === 'failed');
        const message = failed?.failureMessages.join('\n') ?? '';
        // A counterexample to a property is an assertion that failed.
        if (/AssertionError|instead of rejecting|Property failed after/.test(message))
          return resolve({ state: 'CAUGHT', detail: failed?.fullName ?? '' });
        if (tests.some((one) => one.status === 'passed') && !failed)
          return resolve({ state: 'SURVIVED', detail: file });
        return resolve({
          state: 'BROKE',
          detail: `${message}\n${report.testResults.map((one) => one.message).join('\n')}\n${stderr}`.slice(
            -3_000,
          ),
        });
      },
    );
  });
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
