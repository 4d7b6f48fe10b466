/** Writes kernel/db/schema.gen.ts from a freshly migrated database, so that the types are what the migrations make. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { passwordOf } from '#kernel/db/logins.ts';
import { KeyStore } from '#kernel/keys/key-store.ts';
import { findTestServer, startTestServer } from '#kernel/testing/server.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const stop = await startTestServer();
try {
  const server = findTestServer();
  if (!server) throw new Error('no server');
  const keys = KeyStore.open(server.keys);
  const url = `postgres://postgres:${passwordOf(keys, 'superuser')}@localhost/${server.template}?host=${server.host}`;
  const out = process.argv[2] ?? path.join(root, 'kernel/db/schema.gen.ts');
  const run = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      ...['--dialect', 'postgres', '--url', url, '--out-file', out, '--log-level', 'error'],
      ...[
        '--default-schema',
        'public',
        '--exclude-pattern',
        'pgboss.*',
        '--date-parser',
        'string',
        '--numeric-parser',
        'string',
      ],
      ...['--overrides', '{"columns":{}}'],
    ],
    { stdio: 'inherit' },
  );
  // The pool reads int8 as a number (kernel/db/database.ts).
  const text = fs.readFileSync(out, 'utf8');
  fs.writeFileSync(
    out,
    text.replace(/export type Int8 = .*;/, 'export type Int8 = ColumnType<number, number, number>;'),
  );
  process.exitCode = run.status ?? 1;
} finally {
  await stop();
}
