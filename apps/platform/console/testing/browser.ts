import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeSource, hasBrowser, launchBrowser } from '#ui/public/preview/browser.ts';
import type { TestConsole } from './console.ts';

export { hasBrowser, launchBrowser };

export type OpenedBrowser = {
  readonly page: Page;
  /** Broken policy, requests to any other host, errors of scripts: must stay empty. Refusals that a test provokes (4xx) are left out. */
  readonly complaints: string[];
  readonly goto: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A window on the running console, signed in with this cookie, that notes everything the browser complains about. */
export async function openBrowser(
  browser: Browser,
  running: TestConsole,
  cookie: string | null,
  options: BrowserContextOptions = {},
): Promise<OpenedBrowser> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  const [name = '', value = ''] = (cookie ?? '').split('=');
  if (cookie) await context.addCookies([{ name, value, url: running.address }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isProvoked = /^Failed to load resource: the server responded with a status of 4\d\d/.test(
      message.text(),
    );
    if (['error', 'warning'].includes(message.type()) && !isProvoked) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (url.startsWith(`${running.address}/`) || url.startsWith('data:')) return route.continue();
    complaints.push(`request to ${url}`);
    return route.abort();
  });
  return {
    page,
    complaints,
    async goto(path) {
      await page.goto(running.address + path, { waitUntil: 'load' });
      if (options.javaScriptEnabled !== false && (await page.locator('html.plain').count()) === 0)
        await hydrated(page);
    },
    close: () => context.close(),
  };
}

/** React has taken over the page: its keys are on the elements. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const shell = document.getElementById('page');
    return shell !== null && Object.keys(shell).some((key) => key.startsWith('__reactProps'));
  });
}

const rules = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
} satisfies RunOptions['runOnly'];
/** Only colours differ in the dark, so only the rules about colours run again. */
const rulesOfColour = {
  type: 'rule',
  values: ['color-contrast', 'link-in-text-block'],
} satisfies RunOptions['runOnly'];

/** axe finds nothing on the page as it stands, in the light and in the dark. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axeSource);
  for (const [colorScheme, runOnly] of [
    ['light', rules],
    ['dark', rulesOfColour],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, { runOnly }), `${colorScheme} ${page.url()}`).toEqual([]);
    await expectReadableButtons(page);
  }
}

/** Nothing scrolls sideways and no word is cut off. */
export async function expectToFit(page: Page): Promise<void> {
  const over = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isInside = (element: Element) => element.closest('.table-box, .unseen, dialog, .skip') !== null;
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && !isInside(element))
      .map((element) => element.outerHTML.slice(0, 120));
  });
  expect(over.slice(0, 5), page.url()).toEqual([]);
}

async function violations(page: Page, options: RunOptions): Promise<string[]> {
  return page.evaluate(async (given) => {
    const { axe: loaded } = window as unknown as { axe: typeof axe };
    const results = await loaded.run(document, { ...given, resultTypes: ['violations'] });
    return results.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join(' ')}`,
    );
  }, options);
}

/** Words on buttons stand out 4.5 to 1. axe takes words in the colour of their ground for hidden on purpose and says nothing. */
async function expectReadableButtons(page: Page): Promise<void> {
  const pale = await page.evaluate(() => {
    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const light = (colour: string) => {
      const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const groundOf = (element: Element | null): string => {
      if (!element) return 'rgb(255, 255, 255)';
      const { backgroundColor } = getComputedStyle(element);
      return channels(backgroundColor)[3] === 0 ? groundOf(element.parentElement) : backgroundColor;
    };
    return [...document.querySelectorAll('button, .button-link, .mantine-Button-root')].flatMap((button) => {
      const [dark = 0, bright = 0] = [light(getComputedStyle(button).color), light(groundOf(button))].sort(
        (a, b) => a - b,
      );
      const ratio = (bright + 0.05) / (dark + 0.05);
      return ratio >= 4.5 ? [] : [`${ratio.toFixed(1)} ${button.outerHTML.slice(0, 120)}`];
    });
  });
  expect(pale, page.url()).toEqual([]);
}
