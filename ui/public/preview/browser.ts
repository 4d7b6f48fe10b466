import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core';
import { loadPublicAssets } from '../assets.ts';
import { type DrawnPage, drawExamples } from './draw.ts';

const executablePath = process.env['ANNHI_CHROMIUM'] || '/usr/bin/chromium';

/** Whether a browser is here. With ANNHI_STRICT=1 a missing one is a failure, so the tests run and say so themselves. */
export const hasBrowser = existsSync(executablePath) || process.env['ANNHI_STRICT'] === '1';

/** axe as it is evaluated in a page: every page reads it anew, so the short form. */
export const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The policy under which public pages are served; what breaks it is reported by the browser and fails the test. */
const publicPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const origin = 'http://127.0.0.1';
const { stylesheet, icon } = loadPublicAssets();

/** Every example, drawn to be opened with `openDrawn`. */
export const drawnPages: DrawnPage[] = drawExamples({ stylesheet: stylesheet.path, icon: icon.path });

/** A browser that reaches this machine only. */
export function launchBrowser(options: Pick<LaunchOptions, 'ignoreDefaultArgs'> = {}): Promise<Browser> {
  return chromium.launch({
    ...options,
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
    ],
  });
}

export type Visit = {
  page: Page;
  /** What the browser complained about: broken policy, refused files, requests to anywhere else. */
  complaints: string[];
  /** Bodies of the forms that were sent. */
  posted: URLSearchParams[];
  open: (name: string) => Promise<void>;
};

/** A window in which drawn pages are answered from memory, under the real policy, with no server and no network. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const page = await browser.newPage(options);
  const complaints: string[] = [];
  const posted: URLSearchParams[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.route('**/*', async (route) => {
    const request = route.request();
    const url = new URL(request.url());
    const drawn = drawnPages.find(({ name }) => url.pathname === `/${name}`);
    const asset = [stylesheet, icon].find(({ path }) => path === url.pathname);
    if (request.method() === 'POST') {
      posted.push(new URLSearchParams(request.postData() ?? ''));
      return route.fulfill({ contentType: 'text/plain', body: 'ok' });
    }
    if (drawn)
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': publicPolicy },
        body: drawn.html,
      });
    if (asset) return route.fulfill({ contentType: asset.contentType, body: asset.body });
    complaints.push(`${request.method()} ${request.url()}`);
    return route.abort();
  });
  return {
    page,
    complaints,
    posted,
    async open(name) {
      await page.goto(`${origin}/${name}`, { waitUntil: 'load' });
    },
  };
}
