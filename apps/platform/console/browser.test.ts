import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, publicActor } from '#kernel/permissions/actor.ts';
import * as reports from '#modules/reports/contract.ts';
import {
  expectAccessible,
  expectToFit,
  hasBrowser,
  hydrated,
  launchBrowser,
  openBrowser,
} from './testing/browser.ts';
import { useConsole } from './testing/console.ts';

const running = useConsole();
const long =
  'Một người lạ nhắn cho con tôi mỗi đêm, xin ảnh rồi doạ gửi cho cả lớp nếu không chuyển tiền. '.repeat(6);
const unkind = `khôngcókhoảngtrắng${'x'.repeat(400)} \u202Egnod <b>`;

/** Opens everything that is folded away. */
const unfold = (page: Page) =>
  page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));

describe.skipIf(!hasBrowser)('the console in a real browser (needs Chromium)', () => {
  let browser: Browser;
  let officer: Actor;
  const files: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    officer = await running.officer(['INTAKE_OFFICER', 'SUPERVISOR', 'REMOVAL_OFFICER']);
    const { platform, clock } = running.test;
    const informant = {
      kind: 'PARENT',
      name: 'Chị Ví Dụ',
      phone: '0900 000 000',
      email: '',
      safeToCall: 'NO_CALLS',
      callWhen: '',
    } as const;
    for (const text of [long, unkind, 'Em sợ lắm', '', 'năm', 'sáu', 'bảy']) {
      await platform.call(publicActor, reports.submitReport, {
        nonce: randomBytes(16).toString('base64url'),
        channel: 'WEB',
        report: {
          text,
          links: [`https://www.tiktok.com/@vidu/video/8880000000000000101?${'y'.repeat(200)}`, 'zalo Ví Dụ'],
          informant,
        },
      });
      clock.advance(3_600_000);
    }
    const { items } = await platform.call(officer, reports.listQueue, { sort: 'OLDEST' });
    files.push(...items.map(({ fileId }) => fileId));
    await platform.call(officer, reports.claimReport, { fileId: files[0] });
    await platform.call(officer, reports.triageReport, {
      fileId: files[0],
      category: 'SEXTORTION',
      priority: 'EMERGENCY',
      note: long,
    });
    await platform.call(officer, reports.claimReport, { fileId: files[1] });
    await platform.call(officer, reports.triageReport, {
      fileId: files[1],
      category: 'CSAM',
      priority: 'HIGH',
    });
    await platform.call(officer, reports.verifyReport, { fileId: files[1], finding: 'UNCLEAR', note: '' });
  });
  afterAll(() => browser?.close());

  const pages = () => [
    '/console/tin',
    '/console/tin?state=COLLECTING&priority=EMERGENCY',
    '/console/tin?category=NUISANCE',
    ...files.slice(0, 3).map((file) => `/console/tin/${file}`),
    `/console/tin/${files[0]}?informant=1`,
    `/console/tin/${files[0]}?xong=noted`,
    '/console/nowhere',
  ];
  const open = (options = {}) => openBrowser(browser, running, running.signIn(officer), options);

  it('axe finds nothing on any page, in the light or in the dark, on a phone or on a desk', async () => {
    const { page, goto, complaints, close } = await open({ viewport: { width: 360, height: 740 } });
    for (const [index, path] of pages().entries()) {
      await page.setViewportSize({ width: index % 3 === 0 ? 1440 : 360, height: 800 });
      await goto(path);
      await unfold(page);
      await expectAccessible(page);
    }
    expect(complaints).toEqual([]);
    await close();
  }, 120_000);

  it('nothing scrolls sideways from 360 to 1920 pixels, nor at 200 % on a phone', async () => {
    const { page, goto, close } = await open();
    for (const path of pages()) {
      await goto(path);
      await unfold(page);
      for (const width of [180, 360, 768, 1024, 1440, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        await expectToFit(page);
      }
    }
    await close();
  }, 120_000);

  it('lines are 1.5 and more, text 13 pixels and more, and a finger finds every target', async () => {
    const { page, goto, close } = await open({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    for (const path of pages().slice(0, 5)) {
      await goto(path);
      await unfold(page);
      const faults = await page.evaluate(() => {
        const found: string[] = [];
        const targets =
          '.side button, .side a, .side summary, .page button, .page input:not([type=hidden], [type=radio], [type=checkbox]), .page select, .page textarea, .page summary, .counter, .chip, .sort, .back, .button-link';
        for (const element of document.querySelectorAll(targets)) {
          const { width, height } = element.getBoundingClientRect();
          if (width > 0 && (height < 40 || width < 40))
            found.push(`${width} x ${height} ${element.outerHTML.slice(0, 90)}`);
        }
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const element = walker.currentNode.parentElement;
          if (
            !element ||
            !walker.currentNode.textContent?.trim() ||
            element.closest('.unseen, script, style, .strip-mark, .unseen-mark, kbd, title')
          )
            continue;
          const style = getComputedStyle(element);
          const size = Number.parseFloat(style.fontSize);
          if (size < 12.99) found.push(`${size}px ${element.outerHTML.slice(0, 90)}`);
          if (Number.parseFloat(style.lineHeight) / size < 1.499)
            found.push(`line ${style.lineHeight} ${element.outerHTML.slice(0, 90)}`);
        }
        return found;
      });
      expect(faults, path).toEqual([]);
    }
    await close();
  });

  it('a report is worked from queue to end with JavaScript off, on a phone', async () => {
    const { page, goto, close } = await open({
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    });
    await goto('/console/tin?sort=NEWEST');
    await page.getByText('Mục lục').click();
    expect(await page.getByRole('button', { name: 'Đăng xuất' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Nhận Số 7' }).click();
    await page.getByText('Bạn đã nhận phản ánh này.').waitFor();
    expect(await page.locator('.button-primary').count()).toBe(1);
    await page.getByLabel('Loại').selectOption('CYBERBULLYING');
    await page.getByRole('button', { name: 'Lưu phân loại' }).click();
    await page.getByRole('button', { name: 'Ghi kết quả kiểm tra' }).click();
    await page.getByRole('link', { name: 'Hãy chọn kết quả kiểm tra.' }).waitFor();
    await page.getByLabel('Có căn cứ', { exact: true }).check();
    await page.getByRole('button', { name: 'Ghi kết quả kiểm tra' }).click();
    await page.getByText('Đã ghi kết quả kiểm tra.').waitFor();
    await page.locator('summary', { hasText: 'Kết thúc' }).click();
    await page.getByLabel('Lý do kết thúc').selectOption('SUPPORTED');
    await page.getByLabel('Người báo tin sẽ đọc').selectOption('CHILD_SUPPORTED');
    await page.getByRole('button', { name: 'Kết thúc phản ánh' }).click();
    // It was taken from the queue: a decision leads to the next one there.
    await page.getByText('Đã kết thúc. Đây là tin tiếp theo.').waitFor();
    expect(await page.locator('h1').innerText()).toBe('Phản ánh số 6');
    await goto('/console/tin?closed=1');
    expect(await page.locator('.queue-open').first().innerText()).toContain('bảy');
    await close();
  }, 60_000);

  it('a report is claimed and worked with the keyboard alone', async () => {
    const { page, goto, complaints, close } = await open();
    await goto('/console/tin?state=RECEIVED&sort=OLDEST');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.evaluate(() => document.activeElement?.closest('tr')?.innerText)).toContain(
      'Em sợ lắm',
    );
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: 'Phản ánh số' }).waitFor();
    await page.keyboard.press('c');
    await page.getByText('Bạn đã nhận phản ánh này.').first().waitFor();
    expect(await page.locator('#said').innerText()).toContain('Bạn đã nhận');
    await page.keyboard.press('m');
    await page.keyboard.type('jk?u');
    expect(await page.locator('.note-form textarea').inputValue()).toBe('jk?u');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Đã thêm ghi chú.').first().waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').innerText()).toContain('Về hàng chờ');
    // The whole list at once on a desk, in columns; to be scrolled on a telephone.
    for (const [width, height, fits] of [
      [1280, 800, true],
      [360, 640, false],
    ] as const) {
      await page.setViewportSize({ width, height });
      const box = await page.getByRole('dialog').evaluate((dialog) => ({
        isWhole: dialog.scrollHeight <= dialog.clientHeight,
        isOnScreen: dialog.getBoundingClientRect().bottom <= innerHeight,
        isWideEnough: dialog.scrollWidth <= dialog.clientWidth,
      }));
      expect(box).toEqual({ isWhole: fits, isOnScreen: true, isWideEnough: true });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.keyboard.press('Escape');
    await page.keyboard.press('u');
    await page.waitForURL('**/console/tin?state=RECEIVED&sort=OLDEST');
    expect(complaints).toEqual([]);
    await close();
  });

  it('keys mean nothing while a Vietnamese letter is being composed, nor when they are turned off', async () => {
    const { page, goto, close } = await open();
    await goto('/console/tin');
    const press = (init: object) =>
      page.evaluate(
        (given) =>
          void document.body.dispatchEvent(
            new KeyboardEvent('keydown', { key: '?', bubbles: true, cancelable: true, ...given }),
          ),
        init,
      );
    await press({ isComposing: true });
    await press({ keyCode: 229 });
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await press({});
    expect(await page.locator('dialog[open]').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.locator('.side-settings summary').click();
    await page.getByRole('button', { name: 'Tắt phím tắt' }).click();
    await page.waitForLoadState('load');
    await hydrated(page);
    await press({});
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await close();
  });

  it('the address of a link is copied exactly and can be opened by no click', async () => {
    const { page, goto, close } = await open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: running.address });
    await goto(`/console/tin/${files[0]}`);
    await page
      .getByRole('button', { name: /Chép nguyên văn/ })
      .first()
      .click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^https:\/\/(www\.)?tiktok\.com\/@vidu\/video\/8880000000000000101/,
    );
    expect(await page.locator('main a[href^="http"]').count()).toBe(0);
    await close();
  });

  it('what was typed stays when somebody was faster, and the page shows the present step', async () => {
    const { page, goto, complaints, close } = await open();
    const file = files[4];
    await running.test.platform.call(officer, reports.claimReport, { fileId: file });
    await goto(`/console/tin/${file}`);
    await page.locator('summary', { hasText: 'Trả về' }).click();
    await page.getByLabel('Vì sao trả lại?').fill('tôi bận việc khác');
    await running.test.platform.call(officer, reports.closeReport, {
      fileId: file,
      reason: 'NUISANCE',
      outcome: 'NOT_ABOUT_A_CHILD',
    });
    await page.getByRole('button', { name: 'Trả về hàng chờ' }).click();
    await page.getByText('Tin này vừa được người khác xử lý').first().waitFor();
    await page.locator('.strip .is-here', { hasText: 'Kết thúc' }).waitFor();
    expect(await page.locator('textarea.kept').inputValue()).toBe('tôi bận việc khác');
    expect(complaints).toEqual([]);
    await close();
  });

  it('loses nothing when the session has ended: the text comes back and is sent again after signing in elsewhere', async () => {
    const { page, goto, complaints, close } = await open();
    await goto(`/console/tin/${files[1]}`);
    await page.keyboard.press('m');
    await page.keyboard.type('viết lúc phiên đã hết');
    running.signEverybodyOut();
    await page.getByRole('button', { name: 'Thêm ghi chú' }).click();
    await page.getByRole('heading', { name: 'Phiên làm việc đã hết' }).waitFor();
    expect(await page.locator('textarea.kept').last().inputValue()).toBe('viết lúc phiên đã hết');
    const [name = '', value = ''] = running.signIn(officer).split('=');
    await page.context().addCookies([{ name, value, url: running.address }]);
    await page.getByRole('button', { name: 'Gửi lại' }).click();
    await page.getByText('Đã thêm ghi chú.').first().waitFor();
    await page.locator('.timeline', { hasText: 'viết lúc phiên đã hết' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('loses nothing when the line breaks while a form is sent', async () => {
    const { page, goto, close } = await open();
    await goto(`/console/tin/${files[1]}`);
    await page.keyboard.press('m');
    await page.keyboard.type('viết lúc mất mạng');
    const send = page.getByRole('button', { name: 'Thêm ghi chú' });
    await page.route('**/*.data*', (route) => route.abort('internetdisconnected'));
    await send.click();
    await page.getByRole('heading', { name: 'Mạng đang mất' }).waitFor();
    expect(await page.locator('textarea.kept').last().inputValue()).toBe('viết lúc mất mạng');
    await page.unroute('**/*.data*');
    await page.getByRole('button', { name: 'Gửi lại' }).click();
    await page.locator('.timeline', { hasText: 'viết lúc mất mạng' }).waitFor();
    await close();
  });

  it('empties a box once what was in it is saved', async () => {
    const { page, goto, close } = await open();
    await goto(`/console/tin/${files[1]}`);
    await page.keyboard.press('m');
    await page.keyboard.type('chỉ một lần');
    await page.getByRole('button', { name: 'Thêm ghi chú' }).click();
    await page.locator('.timeline', { hasText: 'chỉ một lần' }).waitFor();
    expect(await page.locator('.note-form textarea').inputValue()).toBe('');
    await close();
  });

  it('covers the page after fifteen quiet minutes and opens it in place with everything typed', async () => {
    const { page, goto, complaints, close } = await open();
    const posted: string[] = [];
    let answer: { status: number; body?: string } = {
      status: 422,
      body: JSON.stringify({ detail: 'Mật khẩu chưa đúng.' }),
    };
    await page.route('**/console/lock', (route) => route.fulfill({ status: 204 }));
    await page.route('**/console/unlock', (route) => {
      posted.push(route.request().postData() ?? '');
      return route.fulfill({ contentType: 'application/problem+json', ...answer });
    });
    await page.clock.install();
    await goto(`/console/tin/${files[0]}`);
    await page.keyboard.press('m');
    await page.keyboard.type('đang viết dở');
    await page.clock.fastForward(14 * 60_000);
    expect(await page.locator('.lock').count()).toBe(0);
    await page.keyboard.type('!');
    await page.clock.fastForward(14 * 60_000);
    expect(await page.locator('.lock').count()).toBe(0);
    await page.clock.fastForward(70_000);
    await page.getByRole('dialog', { name: 'Màn hình đã khóa' }).waitFor();
    expect(await page.getByText('Lời người báo tin').isVisible()).toBe(false);
    await page.keyboard.press('u');
    await expectAccessible(page);
    await page.getByLabel('Mật khẩu').fill('sai');
    await page.getByRole('button', { name: 'Mở khóa' }).click();
    await page.getByText('Mật khẩu chưa đúng.').waitFor();
    expect(await page.getByLabel('Mật khẩu').inputValue()).toBe('');
    answer = { status: 204 };
    await page.getByLabel('Mật khẩu').fill('đúng & mạnh');
    await page.getByRole('button', { name: 'Mở khóa' }).click();
    await page.locator('.lock').waitFor({ state: 'detached' });
    expect(new URLSearchParams(posted.at(-1)).get('password')).toBe('đúng & mạnh');
    expect(await page.locator('.note-form textarea').inputValue()).toBe('đang viết dở!');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    expect(complaints).toEqual([]);
    await close();
  });

  it('the device’s dark is followed without JavaScript, and a choice overrules it', async () => {
    const { page, goto, close } = await open({ javaScriptEnabled: false, colorScheme: 'dark' });
    const paper = () => page.locator('.sheet').evaluate((sheet) => getComputedStyle(sheet).backgroundColor);
    await goto('/console/tin');
    expect(await paper()).toBe('rgb(16, 35, 42)');
    await page.locator('.side-settings summary').click();
    await page.getByRole('button', { name: 'Sáng' }).click();
    await page.waitForLoadState('load');
    expect(page.url()).toBe(`${running.address}/console/tin`);
    expect(await paper()).toBe('rgb(251, 248, 242)');
    await close();
  });
});
