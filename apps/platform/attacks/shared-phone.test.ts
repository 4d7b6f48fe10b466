import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, launchBrowser } from '#ui/public/preview/browser.ts';
import { tagsOf } from '#ui/public/preview/tags.ts';
import { useStartedPlatform } from '../testing/started-platform.ts';

const test = useStartedPlatform();
/** Every public address that may be typed into and is reached by a link. */
const doors = ['/bao-tin', '/bao-tin/chuyen-mon', '/tra-cuu', '/du-lieu-cua-ban'];
const secret = 'không ai được đọc';

describe('whoever takes up the phone afterwards', () => {
  it.each(doors)('%s: no field may be kept, offered or filled in again by the browser', async (path) => {
    const answer = await fetch(`${test.address}${path}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const fields = tagsOf(await answer.text())
      .filter(({ element }) => ['input', 'textarea', 'select'].includes(element))
      .map(({ attributes }) => new Map(attributes.map(({ name, value }) => [name.toLowerCase(), value])))
      .filter((field) => field.get('type') !== 'hidden');
    expect(fields.length).toBeGreaterThan(1);
    expect(
      fields.filter((field) => field.get('autocomplete') !== 'off').map((one) => one.get('name')),
    ).toEqual([]);
  });

  // The first browser keeps left pages whole, as people's do; the second draws them anew and puts back what it remembers of their fields.
  describe.skipIf(!hasBrowser).each([
    ['keeps pages', ['--disable-back-forward-cache']],
    ['draws them anew', []],
  ])('in a browser that %s (needs Chromium)', (_name, ignoreDefaultArgs) => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser({ ignoreDefaultArgs });
    });
    afterAll(() => browser?.close());

    it.each(doors)('%s: Back after "Thoát" shows nothing of what was typed and chosen', async (path) => {
      const page = await browser.newPage({ locale: 'vi-VN', javaScriptEnabled: false });
      await page.goto(`${test.address}${path}`);
      await fillIn(page);
      expect((await held(page)).length).toBeGreaterThan(1);
      await page.getByRole('link', { name: 'Thoát', exact: true }).click();
      await page.getByRole('heading', { name: 'Lịch' }).waitFor();
      await page.goBack();
      expect(page.url()).toBe(`${test.address}${path}`);
      expect(await held(page)).toEqual([]);
      await page.close();
    });
  });
});

async function fillIn(page: Page): Promise<void> {
  const folded = page.locator('details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  for (const field of await page.locator('textarea:visible, input:visible').all()) {
    const type = await field.getAttribute('type');
    if (type === 'radio' || type === 'checkbox') await field.check();
    else await field.fill(secret);
  }
}

/** The fields that hold something, by name. */
async function held(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const field of await page.locator('textarea, input:not([type=hidden])').all()) {
    const isChoice = /radio|checkbox/.test((await field.getAttribute('type')) ?? '');
    const isHeld = isChoice ? await field.isChecked() : (await field.inputValue()) !== '';
    if (isHeld) found.push((await field.getAttribute('name')) ?? '');
  }
  return found;
}
