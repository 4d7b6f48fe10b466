import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/permissions/actor.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { listMessages } from '#modules/replies/contract.ts';
import * as reports from '#modules/reports/contract.ts';
import { hasBrowser, launchBrowser, openBrowser } from './testing/browser.ts';
import { useConsole } from './testing/console.ts';

const running = useConsole();
const told = [
  'Con tôi bị người lạ trên mạng dụ chụp ảnh rồi doạ gửi cho cả lớp nếu không chuyển tiền',
  'Trang này đăng clip học sinh đánh nhau, các bạn trêu con tôi mỗi ngày',
  'Có nhóm chat rủ các cháu chơi cờ bạc, cháu tôi mất tiền',
];

describe.skipIf(!hasBrowser)('the queue by keyboard, in a real browser (needs Chromium)', () => {
  let browser: Browser;
  let officer: Actor;
  let pressed = 0;

  beforeAll(async () => {
    browser = await launchBrowser();
    officer = await running.officer(['INTAKE_OFFICER', 'SUPERVISOR']);
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    pressed = 0;
    const { items } = await running.test.platform.call(officer, reports.listQueue, {
      state: ['RECEIVED'],
      limit: 100,
    });
    for (const { fileId } of items)
      await running.test.platform.call(officer, reports.claimReport, { fileId });
  });

  /** So many new reports, read by the rules. */
  async function arrive(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      await running.test.platform.call(publicActor, reports.submitReport, {
        nonce: randomBytes(16).toString('base64url'),
        channel: 'WEB',
        report: { text: `${told[n % told.length]} (${n + 1})`, informant: { kind: 'PARENT' } },
      });
      running.test.clock.advance(60_000);
    }
    await running.test.runWaitingJobs();
  }
  const press = async (page: Page, key: string) => {
    pressed += 1;
    await page.keyboard.press(key);
  };
  const open = (options = {}) => openBrowser(browser, running, running.signIn(officer), options);
  const numberOf = async (page: Page) => Number(/\d+/.exec(await page.locator('h1').innerText())?.[0]);
  const unclaimed = async () =>
    (await running.test.platform.call(officer, reports.listQueue, { state: ['RECEIVED'], limit: 100 })).items;

  it('from one open report to a decision and the next one: one key; two with another priority', async () => {
    await arrive(3);
    const { page, goto, complaints, close } = await open();
    await goto('/console/tin?state=RECEIVED&sort=OLDEST');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.proposal').waitFor();
    const first = await numberOf(page);
    await press(page, 'a');
    await page.getByText('Đã xác nhận. Đây là tin tiếp theo.').first().waitFor();
    expect(await numberOf(page)).toBe(first + 1);
    expect(pressed).toBeLessThanOrEqual(4);

    pressed = 0;
    await press(page, '2');
    expect(await page.locator('.proposal select[name="priority"]').inputValue()).toBe('HIGH');
    await press(page, 'a');
    await page.locator('h1', { hasText: String(first + 2) }).waitFor();
    expect(pressed).toBeLessThanOrEqual(4);

    // The last of the view leads back to it, and says so.
    await page.keyboard.press('a');
    await page.getByText('Hết danh sách này.').first().waitFor();
    expect(new URL(page.url()).searchParams.get('state')).toBe('RECEIVED');
    const { items } = await running.test.platform.call(officer, reports.listQueue, {
      mine: true,
      limit: 100,
    });
    const mine = items.filter(({ reference }) => reference >= first);
    expect(
      mine.map(({ proposalState, category }) => [proposalState !== 'PENDING', category !== null]),
    ).toEqual(mine.map(() => [true, true]));
    expect(mine.find(({ reference }) => reference === first + 1)?.priority).toBe('HIGH');
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('from the queue: a confirms and goes to the next row; c claims; nothing happens while a letter is composed', async () => {
    await arrive(3);
    const { page, goto, complaints, close } = await open();
    await goto('/console/tin?state=RECEIVED&sort=OLDEST');
    const focused = () => page.evaluate(() => document.activeElement?.closest('tr')?.innerText ?? '');
    await page.keyboard.press('j');
    await page.evaluate(() =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'a', keyCode: 229, isComposing: true, bubbles: true }),
      ),
    );
    await page.keyboard.press('Control+c');
    expect((await unclaimed()).length).toBe(3);
    expect(await focused()).toContain('(1)');
    await page.keyboard.press('a');
    await page.locator('.queue tbody tr').nth(2).waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.closest('tr')?.innerText.includes('(2)'));
    await page.keyboard.press('c');
    await page.locator('.queue tbody tr').nth(1).waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.closest('tr')?.innerText.includes('(3)'));
    expect((await unclaimed()).length).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('several at once: each has a result of its own, and what one refuses does not stop the rest', async () => {
    await arrive(3);
    const { page, goto, complaints, close } = await open();
    await goto('/console/tin?state=RECEIVED&sort=OLDEST');
    expect(await page.locator('.queue-bulk').isVisible()).toBe(false);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page
      .locator('.queue tbody tr')
      .nth(2)
      .locator('input[name="chosen"]')
      .click({ modifiers: ['Shift'] });
    await page.getByText('3 phản ánh đã chọn').waitFor();
    // Somebody else takes the second in the meantime.
    const other = await running.officer(['INTAKE_OFFICER'], 'Lê Văn Mẫu');
    const second = (await unclaimed())[1];
    await running.test.platform.call(other, reports.claimReport, { fileId: second?.fileId });
    await page.locator('.queue-bulk').getByRole('button', { name: 'Nhận' }).click();
    const results = page.locator('.bulk-results');
    await results.getByText('Xong 2, không làm được 1.').waitFor();
    expect(await results.locator('li').count()).toBe(3);
    expect(await results.locator('li').first().innerText()).toContain(String(second?.reference));
    expect(await results.locator('li').first().innerText()).toContain('không làm được');
    expect(await unclaimed()).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('an approved sentence goes to each of several informants alone; who holds a report by another hand is not written to', async () => {
    await arrive(3);
    const chosen = (await unclaimed()).toSorted((one, other) => one.reference - other.reference);
    const other = await running.officer(['INTAKE_OFFICER'], 'Trần Thị Mẫu');
    for (const [index, { fileId }] of chosen.entries())
      await running.test.platform.call(index === 1 ? other : officer, reports.claimReport, { fileId });
    const { page, goto, complaints, close } = await open();
    await goto('/console/tin?sort=NEWEST');
    for (const { fileId } of chosen) await page.locator(`input[name="chosen"][value^="${fileId}"]`).click();
    const bar = page.locator('.queue-bulk');
    const send = bar.getByRole('button', { name: 'Gửi câu đã duyệt' });
    await send.click();
    await page.getByText('Hãy chọn câu muốn gửi.').first().waitFor();
    await bar.getByLabel('Câu đã duyệt').selectOption({ label: 'Cảm ơn đã báo tin' });
    await send.click();
    const results = page.locator('.bulk-results');
    await results.getByText('Xong 2, không làm được 1.').waitFor();
    expect(await results.locator('li').first().innerText()).toContain(String(chosen[1]?.reference));
    const written = await Promise.all(
      chosen.map(async ({ fileId }, index) => {
        const holder = index === 1 ? other : officer;
        const { messages } = await running.test.platform.call(holder, listMessages, { fileId });
        return messages.map(({ kind }) => kind);
      }),
    );
    expect(written).toEqual([['APPROVED'], [], ['APPROVED']]);
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('a box is ticked by a press on a phone too, although the date of its row comes up beside it', async () => {
    await arrive(3);
    const { page, goto, close } = await open({ viewport: { width: 360, height: 740 } });
    await goto('/console/tin?state=RECEIVED');
    const boxes = page.locator('input[name="chosen"]');
    for (const index of [0, 2, 1]) await boxes.nth(index).click();
    expect(await page.locator('input[name="chosen"]:checked').count()).toBe(3);
    await page.getByText('3 phản ánh đã chọn').waitFor();
    await close();
  }, 60_000);

  it('above twenty the number is typed first; nothing was done before', async () => {
    await arrive(21);
    const { page, goto, close } = await open();
    await goto('/console/tin?state=RECEIVED');
    await page.keyboard.press('j');
    await page.keyboard.press('X');
    await page.getByText('21 phản ánh đã chọn').waitFor();
    const claim = page.locator('.queue-bulk').getByRole('button', { name: 'Nhận' });
    await claim.click();
    await page.getByText('Bạn đã chọn 21 phản ánh. Hãy gõ 21 để chắc chắn.').first().waitFor();
    expect((await unclaimed()).length).toBe(21);
    expect(await page.locator('input[name="chosen"]:checked').count()).toBe(21);
    await page.getByLabel('Trên 20 phản ánh').fill('21');
    await claim.click();
    await page.getByText('Xong cả 21 phản ánh.').waitFor();
    expect(await unclaimed()).toEqual([]);
    await close();
  }, 60_000);

  it('with JavaScript off: several are chosen, and a confirmed report leads to the next one', async () => {
    await arrive(3);
    const { page, goto, close } = await open({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    await goto('/console/tin?state=RECEIVED&sort=OLDEST');
    await page.locator('input[name="chosen"]').first().check();
    await page.locator('.queue-bulk').getByRole('button', { name: 'Nhận' }).click();
    await page.getByText('Xong cả 1 phản ánh.').waitFor();
    await page.locator('a.queue-open').first().click();
    const first = await numberOf(page);
    await page.getByRole('button', { name: 'Xác nhận đề xuất' }).click();
    await page.getByText('Đã xác nhận. Đây là tin tiếp theo.').waitFor();
    expect(await numberOf(page)).toBe(first + 1);
    await close();
  }, 60_000);

  it('the counters of an open queue go on by themselves; rows move only when somebody asks', async () => {
    await arrive(1);
    const { page, complaints, close } = await open();
    await page.clock.install();
    await page.goto(`${running.address}/console/tin?state=RECEIVED`);
    const unread = page.locator('.counters li').nth(1);
    const before = Number(/\d+/.exec(await unread.innerText())?.[0]);
    await page.locator('.queue tbody tr').first().waitFor();
    const rows = await page.locator('.queue tbody tr').count();
    await page.evaluate(() => document.querySelector('.queue-news')?.setAttribute('data-same', 'yes'));
    await arrive(2);
    await page.clock.fastForward(21_000);
    const news = page.locator('.queue-news[data-same]');
    await news.getByText('Vừa có 2 tin mới.').waitFor();
    expect(await unread.innerText()).toContain(String(before + 2));
    expect(await page.locator('.queue tbody tr').count()).toBe(rows);
    await news.getByRole('link').click();
    await page
      .locator('.queue tbody tr')
      .nth(rows + 1)
      .waitFor();
    expect(await news.innerText()).toBe('');
    expect(new URL(page.url()).search).toBe('?state=RECEIVED');
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('a view is kept under a name, is opened by its address, and is thrown away', async () => {
    await arrive(1);
    const { page, goto, complaints, close } = await open();
    await goto('/console/tin?state=RECEIVED&priority=HIGH&sort=OLDEST');
    await page.locator('summary', { hasText: 'Lưu danh sách này' }).click();
    await page.getByLabel('Tên danh sách').fill('Việc sáng nay');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Đã lưu danh sách.').first().waitFor();
    await goto('/console/tin');
    await page.getByRole('link', { name: 'Việc sáng nay' }).click();
    await page.waitForURL('**/console/tin?state=RECEIVED&priority=HIGH&sort=OLDEST');
    await page.locator('summary', { hasText: 'Lưu danh sách này' }).click();
    await page.getByRole('button', { name: /Xóa/ }).click();
    await page.getByText('Đã xóa danh sách.').first().waitFor();
    expect(await page.getByRole('link', { name: 'Việc sáng nay' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('g and a letter opens a section; what is looked for stands in no address', async () => {
    await arrive(1);
    const { page, goto, complaints, close } = await open();
    await goto('/console/tim');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.waitForURL('**/console/tin');
    await page.locator('.queue').waitFor();
    await page.keyboard.press('/');
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await page.keyboard.type('doạ gửi');
    await page.keyboard.press('Enter');
    await page.locator('.queue a.queue-open').first().waitFor();
    expect(await page.getByRole('searchbox', { name: 'Tìm gì?' }).inputValue()).toBe('doạ gửi');
    expect([...addresses, page.url()].filter((url) => /do%E1|doa|doạ/i.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);
});
