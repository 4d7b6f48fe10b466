import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import type { FileHash } from '../../packages/pdq/index.ts';

/** The installed Chromium, or null: `ANNHI_CHROMIUM`, then the usual places. */
export function findChromium(): string | null {
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return (
    [process.env['ANNHI_CHROMIUM'] ?? '', ...places].find((place) => place !== '' && existsSync(place)) ??
    null
  );
}

export type Demo = {
  page: Page;
  /** Every request that any part of the page made (method and path), as the server and the browser saw them. */
  requests: string[];
  /** Bytes of all scripts after gzip. */
  scriptBytes: number;
  /** Chooses files on the page and waits for their results. */
  hash(files: string[]): Promise<(FileHash & { milliseconds: number })[]>;
  close(): Promise<void>;
};

/** Bundles the demonstration page, serves it on 127.0.0.1 and opens it in Chromium. */
export async function openDemo(executablePath: string): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'annhi-pdq-demo-'));
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: './',
    logLevel: 'silent',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
    worker: { format: 'es' },
  });

  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    requests.push(`${request.method} ${pathname}`);
    const name = pathname === '/' ? '/index.html' : pathname;
    const body = await readFile(join(folder, name)).catch(() => null);
    const type = extname(name) === '.html' ? 'text/html; charset=utf-8' : 'text/javascript';
    response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body ?? '');
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));

  const flags = '--disable-gpu --disable-quic --no-first-run --disable-background-networking';
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', ...flags.split(' '), '--disable-component-update', '--disable-sync'],
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  context.on('request', (request) => {
    const address = new URL(request.url());
    if (address.protocol !== 'blob:' && address.protocol !== 'data:')
      requests.push(`${request.method()} ${address.pathname}`);
  });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);

  return {
    page,
    requests,
    scriptBytes: await scriptBytes(folder),
    async hash(files) {
      await page.setInputFiles('#files', []);
      await page.setInputFiles('#files', files);
      await page.waitForFunction(
        (count) => document.querySelector('#status')?.textContent === `Xong ${count} tệp`,
        files.length,
        { timeout: 120_000 },
      );
      return page.$$eval('#results li', (lines) =>
        lines.map((line) => ({
          ...(JSON.parse(line.dataset['result']!) as FileHash),
          milliseconds: Number(line.dataset['milliseconds']),
        })),
      );
    },
    async close() {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function scriptBytes(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const scripts = names.filter((name) => name.endsWith('.js'));
  const sizes = await Promise.all(
    scripts.map(async (name) => gzipSync(await readFile(join(folder, name))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
