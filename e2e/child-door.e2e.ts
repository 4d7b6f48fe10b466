import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usePlatformProcess } from '#platform/testing/platform-process.ts';
import { hasBrowser, launchBrowser } from '#ui/public/preview/browser.ts';

/** The neutral site to which the operator sends whoever leaves. */
const elsewhere = createServer((_request, response) => {
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end('<title>Thời tiết</title><h1>Thời tiết hôm nay</h1>');
});
const elsewherePort = await new Promise<number>((resolve) => {
  elsewhere.listen(0, '127.0.0.1', () => resolve((elsewhere.address() as AddressInfo).port));
});
const server = usePlatformProcess({ ANNHI_EXIT_URL: `http://127.0.0.1:${elsewherePort}/` });

const secret = 'Có người dọa đăng ảnh em, em sợ lắm';

let browser: Browser;
beforeAll(async () => {
  if (hasBrowser) browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  elsewhere.closeAllConnections();
  await new Promise((resolve) => elsewhere.close(resolve));
});

describe.skipIf(!hasBrowser)('a child in need (Chromium, no JavaScript, a small phone)', () => {
  it('tells from the first page to the help, one question a screen, at one address', async () => {
    const page = await phone(browser);
    await page.goto(server.address);
    await page.getByRole('link', { name: 'Em cần giúp' }).click();
    const here = `${server.address}/em`;
    expect(page.url()).toBe(here);
    const titles = new Set([await page.title()]);
    const go = async (button: string) => {
      await page.getByRole('button', { name: button, exact: true }).click();
      expect(page.url()).toBe(here);
      titles.add(await page.title());
    };
    await go('Em muốn kể');
    await page.getByLabel('Có người dọa em').check();
    await go('Tiếp');
    await page.getByLabel('Em kể cho cô chú nghe nhé').fill(secret);
    await go('Tiếp');
    await page.getByLabel('Chuyện xảy ra ở đâu trên mạng?').fill('nguoila123');
    await go('Tiếp');
    await page.getByLabel('Ba', { exact: true }).check();
    await page.getByLabel('Thầy cô').check();
    await go('Quay lại');
    expect(await page.getByLabel('Chuyện xảy ra ở đâu trên mạng?').inputValue()).toBe('nguoila123');
    await go('Tiếp');
    expect(await page.getByLabel('Ba', { exact: true }).isChecked()).toBe(true);
    await go('Tiếp');
    await page.getByLabel('Đừng liên lạc với em').check();
    await go('Tiếp');
    await page.getByLabel('Em đang ở xã, phường nào?').fill('Xã Ví Dụ');
    await go('Tiếp');
    await page.getByLabel('Em mấy tuổi?').fill('11');
    await go('Gửi cho cô chú');
    await page.getByText('Đừng gửi tiền.').waitFor();
    expect(await page.content()).not.toContain(secret);
    await go('Cho em xem mã');
    expect((await page.locator('.tracking-code').innerText()).replaceAll(/\s/g, '')).toMatch(/^\d{16}$/);
    expect([...titles]).toEqual(['Trang của em · An Nhi']);
    await page.context().close();

    const reports = await server.query<{ kind: string }>(
      'select informant_kind as kind from reports.report order by reference desc limit 1',
    );
    expect(reports).toEqual([{ kind: 'CHILD' }]);
  });

  it('leaves in one press; the browser’s Back brings no word of it back, kept pages or not', async () => {
    for (const ignoreDefaultArgs of [[], ['--disable-back-forward-cache']]) {
      const own = await launchBrowser({ ignoreDefaultArgs });
      const page = await phone(own);
      await page.goto(`${server.address}/em`);
      await page.getByRole('button', { name: 'Em muốn kể' }).click();
      await page.getByRole('button', { name: 'Tiếp', exact: true }).click();
      await page.locator('#tell').fill(secret);
      await page.getByRole('button', { name: 'Tiếp', exact: true }).click();
      await page.locator('#links').fill('nguoila123');
      await page.getByRole('link', { name: 'Thoát', exact: true }).click();
      await page.getByText('Thời tiết hôm nay').waitFor();
      // The browser keeps no such page and sends no form again by itself: what it shows is its own error page, then our empty first one.
      const devtools = await page.context().newCDPSession(page);
      const place = async () => (await devtools.send('Page.getNavigationHistory')).currentIndex;
      const shown: string[] = [];
      for (let from = await place(); from > 0; from -= 1) {
        await page.goBack().catch(() => null);
        await expect.poll(place).toBe(from - 1);
        let content = '';
        const look = async () => (content = await page.content().catch(() => ''));
        await expect.poll(look).toContain('</html>');
        expect(content).not.toContain(secret);
        expect(content).not.toContain('nguoila123');
        shown.push(page.url());
      }
      const refused = 'chrome-error://chromewebdata/';
      expect(shown).toEqual([refused, refused, refused, `${server.address}/em`, 'about:blank']);
      await own.close();
    }
  });

  it('has the help card without a network once it was opened, and no more after leaving', async () => {
    const page = await phone(browser);
    await page.goto(`${server.address}/the-111`);
    await page.context().setOffline(true);
    await page.goto(`${server.address}/the-111`);
    expect(await page.locator('main').innerText()).toContain('111');
    await page.context().setOffline(false);
    await page.getByRole('link', { name: 'Thoát', exact: true }).click();
    await page.getByText('Thời tiết hôm nay').waitFor();
    await page.context().setOffline(true);
    await expect(page.goto(`${server.address}/the-111`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
    await page.context().close();
  });

  it('keeps every word while the database is dead, and is heard when it lives again', async () => {
    const page = await phone(browser);
    const before = await countChildren();
    await page.goto(`${server.address}/em`);
    await page.getByRole('button', { name: 'Em muốn kể' }).click();
    await page.getByRole('button', { name: 'Tiếp', exact: true }).click();
    await server.killPostgres();
    await page.locator('#tell').fill(`${secret}, lần hai`);
    await page.getByRole('button', { name: 'Gửi luôn' }).click();
    await page.getByText('Chưa gửi được').waitFor();
    expect(await page.locator('main').innerText()).toContain('gọi 111');
    expect(await page.locator('#tell').inputValue()).toBe(`${secret}, lần hai`);
    await server.startPostgres();
    await expect
      .poll(
        async () => {
          const again = page.getByRole('button', { name: 'Gửi lại' });
          if ((await again.count()) > 0) await again.click();
          return page.locator('main').innerText();
        },
        { timeout: 60_000, interval: 500 },
      )
      .toMatch(/Bản thử: tin này không tới ai/);
    expect(await countChildren()).toBe(before + 1);
    await page.context().close();
  });
});

async function countChildren(): Promise<number> {
  return (await server.query("select file_id from reports.report where informant_kind = 'CHILD'")).length;
}

async function phone(from: Browser): Promise<Page> {
  const context = await from.newContext({
    viewport: { width: 360, height: 640 },
    locale: 'vi-VN',
    javaScriptEnabled: false,
  });
  context.setDefaultTimeout(30_000);
  return context.newPage();
}
