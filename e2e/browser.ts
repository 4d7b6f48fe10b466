import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { demoPassword } from '#modules/identity/demo.ts';
import type { PlatformProcess } from '#platform/testing/platform-process.ts';
import { doneParameter } from '#ui/console/addresses.ts';
import { hasBrowser, launchBrowser } from '#ui/public/preview/browser.ts';

/** A browser for the journeys of one file: windows as people have them, and the people of the demonstration signed in. */
export function useBrowser(server: Pick<PlatformProcess, 'address'>) {
  let browser: Browser;
  beforeAll(async () => {
    if (hasBrowser) browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** A window of its own: what was done in another is not known here. */
  async function open(options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'vi-VN', ...options });
    context.setDefaultTimeout(30_000);
    return context.newPage();
  }

  /** Signs in with the demonstration's password and the six digits that its sign-in page shows. */
  async function signIn(name: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await open(options);
    await page.goto(`${server.address}/console`);
    await page.locator('input[type=email]').fill(name);
    await page.locator('input[type=password]').fill(demoPassword);
    await page.locator('form:has(input[type=password]) button[type=submit]').first().click();
    await page.waitForURL(/sign-in\/code/);
    const digits = /\b\d{6}\b/.exec(await page.locator('body').innerText())?.[0] ?? '';
    await page.locator('input[name=code]').fill(digits);
    await page.locator('form:has(input[name=code]) button[type=submit]').first().click();
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    return page;
  }
  return { open, signIn };
}

/** Opens the fold in which the form of this name lies, where it is not the next step. */
export async function unfold(page: Page, form: string): Promise<void> {
  const fold = page.locator(`details:not([open]):has(input[name=do][value=${form}]) > summary`).first();
  if ((await fold.count()) > 0) await fold.click();
}

/** Presses the button of the form of this name, unfolded where it must be, and waits for the page that answers. */
export async function press(page: Page, form: string): Promise<void> {
  const before = page.url();
  const button = page.locator(`form:has(input[name=do][value=${form}]) button[type=submit]`).first();
  await button.waitFor({ state: 'attached' });
  if (!(await button.isVisible())) await unfold(page, form);
  await button.click();
  await page.waitForURL((url) => url.href !== before && url.searchParams.has(doneParameter));
}

export async function expectText(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
}
