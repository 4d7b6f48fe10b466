import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasBrowser, launchBrowser } from '#ui/public/preview/browser.ts';
import { draftPrefix, plainPageScript } from './device-draft.ts';
import { draftKeyFor, draftOwnerOf } from './draft-key.ts';
import { idleLimitMs } from './idle.ts';

const words = {
  restored: (at: string) => `Đã lấy lại lúc ${at}`,
  discard: 'Bỏ bản nháp',
  lineDown: 'Mạng đang mất',
  lineDownKept: 'Mạng đang mất, đã giữ',
  sending: 'Đang gửi',
};
const typed = 'Đã gặp bà ngoại của cháu ở nhà văn hóa (thử)';
const keys = { purpose: () => Buffer.alloc(32, 7) };

/** What the server answers and what reached it. */
const at = { personId: 'nguoi-thu-1', taken: null as string | null, isRefused: false };
const reached: { readonly method: string; readonly path: string; readonly body: string }[] = [];
const server = http.createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const path = new URL(request.url ?? '/', 'http://here').pathname;
    const body = Buffer.concat(parts).toString('utf8');
    if (request.method !== 'GET') reached.push({ method: request.method ?? '', path, body });
    if (request.method === 'HEAD') return response.writeHead(303, { location: '/console/' }).end();
    if (request.method === 'POST' && path === '/step') {
      at.taken = 'finish';
      return response.writeHead(303, { location: '/step' }).end();
    }
    const nonce = randomBytes(16).toString('base64');
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; connect-src 'self'; form-action 'self'`,
    });
    response.end(path === '/step' ? stepPage(nonce) : `<h1>${path}</h1>`);
  });
});

function stepPage(nonce: string): string {
  const draft = {
    subject: 'step-1',
    key: draftKeyFor(keys, at.personId, 'step-1'),
    owner: draftOwnerOf(keys, at.personId),
    taken: at.taken,
  };
  return `<!doctype html><main>
    <form method="post" action="/step" data-draft="finish.step-1"><input type="hidden" name="do" value="finish">
      <label><input type="radio" name="outcome" value="DONE">Xong</label><label><input type="radio" name="outcome" value="CHILD_SAFE">An toàn</label>
      <textarea name="note"></textarea><input type="password" name="password"><button name="which" value="second">Gửi</button></form>
    <details><summary>Trả lại</summary><form method="post" action="/step" data-draft="return.step-1"><textarea name="reason"></textarea><button>Trả</button></form></details>
    <p id="report">Lời kể trong tin báo</p></main>
    <form method="post" action="/console/sign-out"><button>Đăng xuất</button></form>
    <script nonce="${nonce}">${plainPageScript(draft, words)}</script>`;
}

let browser: Browser;
let context: BrowserContext;
let page: Page;
let address = '';
beforeAll(async () => {
  if (!hasBrowser) return;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

const kept = () =>
  page.evaluate(
    (prefix) => Object.entries(localStorage).filter(([name]) => name.startsWith(prefix)),
    draftPrefix,
  );
const note = () => page.locator('textarea[name=note]');
const reasonsToFail: string[] = [];

describe.skipIf(!hasBrowser)('a draft on a phone with a bad line (needs Chromium)', () => {
  beforeEach(async () => {
    Object.assign(at, { personId: 'nguoi-thu-1', taken: null });
    reached.length = 0;
    reasonsToFail.length = 0;
    context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    page = await context.newPage();
    page.on('pageerror', (error) => reasonsToFail.push(error.message));
    await page.goto(`${address}/step`);
  });
  afterEach(async () => {
    expect(reasonsToFail).toEqual([]);
    await context.close();
  });

  it('what was typed is there again after the page was lost, with the choice that was made', async () => {
    await page.locator('[value=CHILD_SAFE]').check();
    await note().fill(typed);
    await expect.poll(async () => (await kept()).length).toBe(1);
    await page.goto(`${address}/step`);
    await page.getByText(/Đã lấy lại lúc/).waitFor();
    expect(await note().inputValue()).toBe(typed);
    expect(await page.locator('[value=CHILD_SAFE]').isChecked()).toBe(true);
  });

  it('the device holds no readable word, no key, and nothing but what was typed', async () => {
    await note().fill(typed);
    await page.locator('[name=password]').fill('khong-bao-gio-giu');
    await expect.poll(async () => (await kept()).length).toBe(1);
    const all = JSON.stringify(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }]));
    expect(all).not.toContain('bà ngoại');
    expect(all).not.toContain(Buffer.from('bà ngoại').toString('base64').slice(0, 8));
    expect(all).not.toContain(draftKeyFor(keys, at.personId, 'step-1'));
    expect(all).not.toContain('khong-bao-gio-giu');
  });

  it('a colleague on the same phone sees nothing of it', async () => {
    await note().fill(typed);
    await expect.poll(async () => (await kept()).length).toBe(1);
    at.personId = 'nguoi-thu-2';
    await page.goto(`${address}/step`);
    await page.waitForLoadState('networkidle');
    expect(await note().inputValue()).toBe('');
    expect(await page.locator('.draft-note').count()).toBe(0);
  });

  it('a cut line keeps the page and the words, and the form leaves by itself, once, when the line is back', async () => {
    await page.locator('[value=DONE]').check();
    await note().fill(typed);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Gửi' }).click();
    await page.getByText(words.lineDownKept).waitFor();
    expect(await note().inputValue()).toBe(typed);
    expect(reached.filter(({ method }) => method === 'POST')).toEqual([]);
    await context.setOffline(false);
    await page.waitForURL('**/step');
    await expect.poll(() => reached.filter(({ method }) => method === 'POST').length).toBe(1);
    const sent = new URLSearchParams(reached.find(({ method }) => method === 'POST')?.body);
    expect(sent.get('note')).toBe(typed);
    expect(sent.get('outcome')).toBe('DONE');
    expect(sent.get('which')).toBe('second');
    await expect.poll(kept).toEqual([]);
  });

  it('who goes on writing while the line is down is not sent behind their back', async () => {
    await note().fill('nửa câu');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Gửi' }).click();
    await page.getByText(words.lineDownKept).waitFor();
    await note().pressSequentially(' nữa');
    await context.setOffline(false);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.evaluate(() => fetch('/console/settings', { method: 'HEAD', redirect: 'manual' }));
    expect(reached.filter(({ method }) => method === 'POST')).toEqual([]);
    expect(await page.locator('.draft-note').count()).toBe(0);
  });

  it('a form that was taken loses its draft, the other form on the page keeps its own and opens', async () => {
    await note().fill(typed);
    await page.locator('summary').click();
    await page.locator('[name=reason]').fill('Trẻ ở xã khác (thử)');
    await expect.poll(async () => (await kept()).length).toBe(2);
    at.taken = 'finish';
    await page.goto(`${address}/step`);
    await page.getByText(/Đã lấy lại lúc/).waitFor();
    expect(await note().inputValue()).toBe('');
    expect(await page.locator('[name=reason]').inputValue()).toBe('Trẻ ở xã khác (thử)');
    expect(await page.locator('[name=reason]').isVisible()).toBe(true);
    await page.getByRole('button', { name: words.discard }).click();
    expect(await page.locator('[name=reason]').inputValue()).toBe('');
    expect(await kept()).toEqual([]);
  });

  it('who signs out finds it again when signed in; a colleague in between neither reads it nor writes over it', async () => {
    await note().fill(typed);
    await expect.poll(async () => (await kept()).length).toBe(1);
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.waitForURL('**/sign-out');
    expect((await kept()).length).toBe(1);
    at.personId = 'nguoi-thu-2';
    await page.goto(`${address}/step`);
    await note().fill('lời của người khác (thử)');
    await expect.poll(async () => (await kept()).length).toBe(2);
    // The colleague's form is taken: their draft goes, the other stays.
    at.taken = 'finish';
    await page.goto(`${address}/step`);
    await expect.poll(async () => (await kept()).length).toBe(1);
    Object.assign(at, { personId: 'nguoi-thu-1', taken: null });
    await page.goto(`${address}/step`);
    await page.getByText(/Đã lấy lại lúc/).waitFor();
    expect(await note().inputValue()).toBe(typed);
    expect((await kept()).join()).not.toContain('nguoi-thu');
  });

  it('three days delete it', async () => {
    await page.evaluate(
      ([prefix, old]) => localStorage.setItem(`${prefix}ai.step-9.finish.step-9`, `${old}|aa|bb`),
      [draftPrefix, Date.now() - 73 * 3_600_000] as const,
    );
    await page.goto(`${address}/step`);
    await expect.poll(kept).toEqual([]);
  });

  it('a page that nobody touches locks, and the server is told', async () => {
    await context.close();
    context = await browser.newContext();
    page = await context.newPage();
    await page.clock.install();
    await page.goto(`${address}/step`);
    await page.clock.fastForward(idleLimitMs + 6_000);
    await page.waitForURL('**/console/locked?to=%2Fstep');
    expect(reached.map(({ method, path }) => `${method} ${path}`)).toContain('POST /console/lock');
  });
});

it('no text can end the script that it stands in', () => {
  const script = plainPageScript(
    { subject: '</script><script>alert(1)</script>', key: 'k', owner: 'o', taken: null },
    { ...words, discard: '<!--' },
  );
  expect(script).not.toMatch(/<\/script|<!--|<script/i);
});
