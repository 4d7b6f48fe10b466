// Tests use real parts: Chromium, LibreOffice, poppler, ffmpeg, another PostgreSQL. On Debian as root they are installed when missing;
// elsewhere the tests that need them are skipped by name (and fail under ANNHI_STRICT=1).
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { say } from './install.mjs';

/** Debian package → a file that it brings. */
const packages = {
  chromium: '/usr/bin/chromium',
  'libreoffice-writer-nogui': '/usr/bin/soffice',
  'poppler-utils': '/usr/bin/pdftotext',
  ffmpeg: '/usr/bin/ffmpeg',
  'fonts-liberation': '/usr/share/fonts/truetype/liberation',
  'postgresql-15': '/usr/lib/postgresql/15/bin/postgres',
};

export function ensureDebianPackages() {
  const missing = Object.keys(packages).filter((name) => !fs.existsSync(packages[name]));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) {
    say(`not installed here, tests that need them are skipped: ${missing.join(', ')}`);
    return;
  }
  say(`installing for the tests: ${missing.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  for (const name of missing) {
    const run = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
    if (run.status !== 0) say(`could not install ${name}`);
  }
}
