import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/permissions/actor.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import * as reports from '#modules/reports/contract.ts';
import { expectAccessible, expectToFit, hasBrowser, launchBrowser, openBrowser } from './testing/browser.ts';
import { useConsole } from './testing/console.ts';

const running = useConsole();
/** Everything that would load something if it were taken for markup, a link or a style. */
const hostile = [
  '<img src="http://media.example/a.jpg" onerror="fetch(\'http://media.example/b\')">',
  '<video src="http://media.example/v.mp4" autoplay></video><iframe src="http://media.example/"></iframe>',
  '![ảnh](http://media.example/c.png) <link rel="preload" href="http://media.example/d" as="image">',
  '<style>@import "http://media.example/s.css"; body{background:url(http://media.example/e.png)}</style>',
].join('\n');

describe.skipIf(!hasBrowser)('the page of a file takes care, in a real browser (needs Chromium)', () => {
  let browser: Browser;
  let officer: Actor;
  let fileId = '';

  beforeAll(async () => {
    browser = await launchBrowser();
    officer = await running.officer(['INTAKE_OFFICER', 'SUPERVISOR', 'REMOVAL_OFFICER']);
    await running.test.platform.call(publicActor, reports.submitReport, {
      nonce: randomBytes(16).toString('base64url'),
      channel: 'WEB',
      report: {
        text: `nó hẹn tối nay đưa tiền không thì tung ảnh em lên lớp, em muốn chết\n${hostile}`,
        links: ['http://media.example/anh.jpg', hostile],
        place: hostile,
        mustNotKnow: { people: ['SCHOOL'], words: hostile },
        informant: { kind: 'CHILD', name: hostile, phone: '0900 000 002', safeToCall: 'NO_CALLS' },
      },
    });
    await running.test.runWaitingJobs();
    const { items } = await running.test.platform.call(officer, reports.listQueue, {});
    fileId = items[0]?.fileId ?? '';
    await running.test.platform.call(officer, reports.addNote, { fileId, note: hostile, audience: 'FILE' });
    await running.test.platform.call(officer, reports.addNote, { fileId, note: hostile, audience: 'OFFICE' });
  });
  afterAll(() => browser?.close());
  const open = (options = {}) => openBrowser(browser, running, running.signIn(officer), options);
  const pages = () => [
    '/console/tin',
    `/console/tin/${fileId}`,
    `/console/tin/${fileId}?informant=1`,
    `/console/tin/${fileId}/lien-quan`,
    `/console/tin/${fileId}/xuat?co-quan=cong+an`,
    '/console/tin/ban-giao-ca',
  ];

  it('no page loads anything from outside or draws a picture, a film or a frame, whatever was sent', async () => {
    const { page, goto, complaints, close } = await open();
    for (const path of pages()) {
      await goto(path);
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
      await page.waitForLoadState('networkidle');
      const drawn = page.locator(
        'main :is(img, picture, video, audio, iframe, object, embed, canvas, a[href^="http"])',
      );
      expect(await drawn.count(), path).toBe(0);
    }
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('even a script that got in could fetch no picture, film, sound, frame, font or style from elsewhere', async () => {
    const { page, goto, complaints, close } = await open();
    await goto(`/console/tin/${fileId}`);
    const refused = await page.evaluate(async () => {
      const found: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => found.push(event.effectiveDirective));
      const add = (tag: string, attributes: Record<string, string>) => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        document.body.append(element);
      };
      const outside = 'http://127.0.0.1:9/x';
      add('img', { src: outside });
      add('video', { src: outside });
      add('audio', { src: outside });
      add('iframe', { src: outside });
      add('object', { data: outside });
      add('link', { rel: 'stylesheet', href: outside });
      add('style', {});
      await fetch(outside).catch(() => undefined);
      navigator.sendBeacon?.(outside, 'x');
      await new Promise((resolve) => setTimeout(resolve, 300));
      return [...new Set(found)].sort();
    });
    for (const directive of [
      'img-src',
      'media-src',
      'frame-src',
      'object-src',
      'style-src-elem',
      'connect-src',
    ])
      expect(refused, directive).toContain(directive);
    expect(complaints.filter((one) => one.startsWith('request to'))).toEqual([]);
    await close();
  }, 60_000);

  it('says first who must not know, marks what is dangerous by shape and word, and fits a phone', async () => {
    const { page, goto, complaints, close } = await open({ viewport: { width: 360, height: 740 } });
    await goto(`/console/tin/${fileId}`);
    expect(await page.locator('.file-restricted').innerText()).toContain('HẠN CHẾ');
    expect(await page.locator('.must-not-know').innerText()).toContain('Nhà trường');
    const mark = page.locator('.mark-danger').first();
    expect(await mark.innerText()).toContain('Khẩn cấp');
    expect(await mark.evaluate((one) => getComputedStyle(one, '::before').content)).toContain('▲');
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    await expectAccessible(page);
    for (const width of [180, 360, 1440]) {
      await page.setViewportSize({ width, height: 740 });
      await expectToFit(page);
    }
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('asks twice before a number that must not be called, with JavaScript off too', async () => {
    const { page, goto, close } = await open({ javaScriptEnabled: false });
    await goto(`/console/tin/${fileId}`);
    expect(await page.getByText('KHÔNG được gọi').first().isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Xem số điện thoại' }).click();
    await page.getByText('Người báo tin KHÔNG muốn được gọi').waitFor();
    expect(await page.content()).not.toContain('0900 000 002');
    await page.getByRole('link', { name: 'Vẫn xem, tôi có lý do' }).click();
    await page.getByText('0900 000 002').waitFor();
    expect(await page.locator('a[href^="tel:"]').count()).toBe(0);
    await close();
  });

  it('a supervisor decides who may know; parents, voices and notes are on record with their audience', async () => {
    const { page, goto, close } = await open({ javaScriptEnabled: false });
    await goto(`/console/tin/${fileId}`);
    const banner = page.locator('.unsafe-list > li').first();
    await banner.locator('summary').click();
    await banner.getByLabel('Tiếp tục chặn').check();
    await banner.getByRole('button', { name: 'Ghi quyết định' }).click();
    await page.getByRole('link', { name: 'Hãy viết lý do; một câu là đủ.' }).waitFor();
    await page.locator('.unsafe-list > li').first().getByLabel('Vì sao?').fill('em đã nói rõ');
    await page.locator('.unsafe-list > li').first().getByRole('button', { name: 'Ghi quyết định' }).click();
    await page.getByText('Đã ghi quyết định.').waitFor();
    await page.locator('.note-form').locator('xpath=ancestor::details/summary').click();
    await page.getByLabel('Các cơ quan trong hồ sơ').check();
    await page.locator('.note-form textarea').fill('đã xem giấy tờ ở xã');
    await page.getByRole('button', { name: 'Thêm ghi chú' }).click();
    await page.getByText('Đã thêm ghi chú.').waitFor();
    const noted = page.locator('.timeline li', { hasText: 'đã xem giấy tờ ở xã' });
    expect(await noted.getAttribute('class')).toBe('note-for-file');
    expect(await noted.innerText()).toContain('Các cơ quan đọc được');
    const { events } = await running.test.platform.call(officer, reports.getReport, { fileId });
    expect(events.find(({ note }) => note === 'đã xem giấy tờ ở xã')?.audience).toBe('FILE');
    await close();
  });

  it('the timeline is narrowed without a request and without a script', async () => {
    const { page, goto, close } = await open({ javaScriptEnabled: false });
    await goto(`/console/tin/${fileId}`);
    const all = await page.locator('.timeline > li:visible').count();
    await page.locator('.timeline-kinds').getByText('Ghi chú').click();
    const notes = await page.locator('.timeline > li:visible').count();
    expect(notes).toBeGreaterThan(0);
    expect(notes).toBeLessThan(all);
    expect(await page.locator('.timeline > li:visible').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('Ghi chú')]),
    );
    await close();
  });
});
