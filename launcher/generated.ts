/**
 * Checks that what is generated and committed is current: the database's types (kernel/db/schema.gen.ts), the permission matrix
 * (docs/permissions.md), the table of settings (in docs/operations.md). Exit code 1 names each stale file; `--write` brings them up to date.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { declaredHandles } from '#kernel/actions/handle.ts';
import { settings } from '#kernel/config/config.ts';
import { permissionMatrix } from '#kernel/permissions/matrix.ts';
import { routes, rooms } from '#platform/rooms.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const isWriting = process.argv.includes('--write');
const made = new Map([
  ['kernel/db/schema.gen.ts', schemaTypes()],
  ['docs/operations.md', withSettings(fs.readFileSync(path.join(root, 'docs/operations.md'), 'utf8'))],
  ['docs/permissions.md', permissionMatrix(declaredHandles(), routes, rooms)],
]);
for (const [file, text] of made) {
  const at = path.join(root, file);
  if (fs.existsSync(at) && fs.readFileSync(at, 'utf8') === text) continue;
  if (isWriting) {
    fs.mkdirSync(path.dirname(at), { recursive: true });
    fs.writeFileSync(at, text);
    process.stdout.write(`${file}: written\n`);
  } else {
    process.stdout.write(
      `${file} is stale: run "node launcher/generated.ts --write" and look at what changed\n`,
    );
    process.exitCode = 1;
  }
}

function withSettings(page: string): string {
  const lines = Object.entries(settings).map(
    ([name, one]) => `| \`${name}\` | ${one.meaning} | ${one.allowed} |`,
  );
  const table = [
    '<!-- settings -->',
    '| Name | Meaning | Allowed |',
    '| --- | --- | --- |',
    ...lines,
    '<!-- /settings -->',
  ].join('\n');
  return page.replace(/<!-- settings -->[\s\S]*<!-- \/settings -->/, () => table);
}

function schemaTypes(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-generated-'));
  try {
    const out = path.join(folder, 'schema.gen.ts');
    const run = spawnSync(process.execPath, [path.join(root, 'launcher/codegen.ts'), out], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (run.status !== 0) throw new Error('codegen failed');
    return fs.readFileSync(out, 'utf8');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
