import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/permissions/actor.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { avoidCategories } from '#modules/care/contract.ts';
import * as reports from '#modules/reports/contract.ts';
import { expectAccessible, expectToFit, hasBrowser, launchBrowser, openBrowser } from './testing/browser.ts';
import { useConsole } from './testing/console.ts';

const running = useConsole();
const words = { CSAM: 'chuyện nặng nề', SCAM_OR_GAMBLING: 'cờ bạc trên mạng' } as const;
const queue = '/console/tin?sort=OLDEST';

describe.skipIf(!hasBrowser)('what an officer avoids today, in the queue (needs Chromium)', () => {
  let browser: Browser;
  let officer: Actor;
  const files: string[] = [];

  /** Kinds in the order of arrival; the last but one of the avoided kind is an emergency. */
  const arrived = ['SCAM_OR_GAMBLING', 'CSAM', 'CSAM', 'SCAM_OR_GAMBLING', 'CSAM'] as const;
  beforeAll(async () => {
    browser = await launchBrowser();
    officer = await running.officer(['INTAKE_OFFICER', 'SUPERVISOR']);
    for (const [at, category] of arrived.entries()) {
      await running.test.platform.call(publicActor, reports.submitReport, {
        nonce: randomBytes(16).toString('base64url'),
        channel: 'WEB',
        report: { text: `${words[category]} ${at + 1}` },
      });
      running.test.clock.advance(60_000);
      const { items } = await running.test.platform.call(officer, reports.listQueue, { sort: 'NEWEST' });
      const fileId = items[0]?.fileId ?? '';
      files.push(fileId);
      await running.test.platform.call(officer, reports.claimReport, { fileId });
      await running.test.platform.call(officer, reports.triageReport, {
        fileId,
        category,
        priority: at === 2 ? 'EMERGENCY' : 'NORMAL',
      });
    }
    await running.test.platform.call(officer, avoidCategories, { categories: ['CSAM'] });
  });
  afterAll(() => browser?.close());
  const open = (options = {}) => openBrowser(browser, running, running.signIn(officer), options);
  const told = 'Lời kể được che';

  it('its rows stand marked with their words covered, counters as ever; one key shows all, the same key covers again', async () => {
    const { page, goto, complaints, close } = await open();
    await goto(queue);
    const rows = page.locator('.queue tbody tr');
    const text = async () => (await rows.allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' '));
    expect(await rows.count()).toBe(5);
    const before = await text();
    expect(before.map((row) => row.includes('hôm nay bạn tránh loại này'))).toEqual([
      false,
      true,
      false,
      false,
      true,
    ]);
    expect(before.map((row) => row.includes(told))).toEqual([false, true, false, false, true]);
    // An emergency is shown as it is, and covered words did not even leave the server.
    expect(before[2]).toContain('chuyện nặng nề 3');
    expect(await page.content()).not.toContain('chuyện nặng nề 2');
    expect(await page.locator('.counters').innerText()).toMatch(/5\s*đang mở/);
    await expectAccessible(page);

    await page.keyboard.press('v');
    await page.getByText('chuyện nặng nề 2').waitFor();
    expect((await text())[1]).toContain('hôm nay bạn tránh loại này');
    expect(new URL(page.url()).searchParams.get('avoided')).toBe('1');
    await page.keyboard.press('v');
    await page.getByText('chuyện nặng nề 2').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('the walk passes them by, meets the emergency, and says at the end what it passed', async () => {
    const { page, goto, close } = await open();
    await goto(queue);
    await page.locator('a.queue-open').first().click();
    const met: string[] = [];
    for (;;) {
      await page.locator('a.next-report').waitFor();
      met.push(new URL(page.url()).pathname.split('/').at(-1) ?? '');
      const href = await page.locator('a.next-report').getAttribute('href');
      await page.keyboard.press('n');
      await page.waitForURL((url) => !url.pathname.endsWith(met.at(-1) ?? ''));
      if (new URL(page.url()).pathname === '/console/tin') break;
      // The address changes before the page does: its keys are those of the next report once its own link stands there.
      await page.locator(`a.next-report:not([href=${JSON.stringify(href)}])`).waitFor();
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
    }
    expect(met).toEqual([files[0], files[2], files[3]]);
    await page.getByText('Tin thuộc loại hôm nay bạn tránh').first().waitFor();

    // Who wants to see them walks through all.
    await goto(`${queue}&avoided=1`);
    await page.locator('a.queue-open').first().click();
    await page.locator('a.next-report').waitFor();
    await page.keyboard.press('n');
    await page.waitForURL((url) => url.pathname.endsWith(files[1] ?? ''));
    await close();
  }, 60_000);

  it('with JavaScript off, on a phone: a link shows them, and next passes them by', async () => {
    const { page, goto, close } = await open({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    await goto(queue);
    await expectToFit(page);
    expect(await page.getByText(told).count()).toBe(2);
    await page.locator('a.queue-open').nth(3).click();
    await page.locator('a.next-report').click();
    await page.getByText('Tin thuộc loại hôm nay bạn tránh').first().waitFor();
    await page.getByRole('link', { name: 'Xem cả loại hôm nay tôi tránh' }).click();
    await page.getByText('chuyện nặng nề 5').waitFor();
    await close();
  }, 60_000);

  it('a colleague sees everything as ever', async () => {
    const colleague = await running.officer(['INTAKE_OFFICER'], 'Lê Văn Mẫu');
    const { page, goto, close } = await openBrowser(browser, running, running.signIn(colleague), {});
    await goto(queue);
    expect(await page.getByText(told).count()).toBe(0);
    expect(await page.getByText('hôm nay bạn tránh loại này').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Xem cả loại hôm nay tôi tránh' }).count()).toBe(0);
    await page.getByText('chuyện nặng nề 2').waitFor();
    await close();
  }, 60_000);
});
