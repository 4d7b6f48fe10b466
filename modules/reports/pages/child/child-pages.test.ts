import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPublicAssets } from '#ui/public/assets.ts';
import { drawnPages, hasBrowser, launchBrowser, visit } from '#ui/public/preview/browser.ts';
import { allQuestions } from './screens.ts';

const { stylesheet, icon } = loadPublicAssets();
const childPages = drawnPages.filter(({ name }) => name.startsWith('child-'));
const names = childPages.map(({ name }) => name);
/** One of each kind of screen; the others differ in words. */
const kinds = [
  'child-start.vi-demo',
  'child-trouble.vi',
  'child-mustnotknow.vi',
  'child-reach.vi',
  'child-unkind.vi',
  'child-system-down.en',
  'child-sent-every-help.vi',
  'child-code.vi',
  'child-help-card.vi',
];

describe('every screen of the child’s door', () => {
  it('is among the pages that are checked for markup, weight, contrast and axe', () => {
    for (const question of allQuestions) expect(names).toContain(`child-${question.toLowerCase()}.vi`);
    expect(kinds.filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(childPages)(
    '$name weighs at most 8 kB beside stylesheet and icon, and has the same title',
    ({ html }) => {
      expect(
        gzipSync(html).length + gzipSync(stylesheet.body).length + gzipSync(icon.body).length,
      ).toBeLessThanOrEqual(8_000);
      expect(html).toMatch(/<title>(Trang của em|Your page) · An Nhi<\/title>/);
    },
  );

  it.each(childPages)('$name has nothing in red, no upload and no picture', ({ html }) => {
    expect(html).not.toMatch(/class="[^"]*\b(problem|wrong|error-summary|overdue)\b/);
    expect(html).not.toMatch(/type="file"|<img|<video|multipart/);
  });
});

describe.skipIf(!hasBrowser)('in a real browser (needs Chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each([
    ['320 pixels', 320, 1],
    ['360 pixels', 360, 1],
    ['768 pixels', 768, 1],
    ['360 pixels in letters twice as large', 360, 2],
    ['1280 pixels enlarged four times', 320, 1],
  ])('nothing is cut off or scrolls sideways at %s', async (_name, width, letters) => {
    const { page, open } = await visit(browser, { viewport: { width, height: 740 } });
    for (const name of kinds) {
      await open(name);
      await page.evaluate((times) => {
        document.documentElement.style.fontSize = `${112.5 * times}%`;
      }, letters);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        name,
      ).toBeLessThanOrEqual(0);
    }
    await page.close();
  });

  it('has targets of 56 pixels, each reachable in full by its label', async () => {
    const { page, open } = await visit(browser, { viewport: { width: 360, height: 740 } });
    for (const name of kinds) {
      await open(name);
      expect(await smallTargets(page), name).toEqual([]);
    }
    await page.close();
  });

  it('keeps words and choices apart: no label lies under its box', async () => {
    const { page, open } = await visit(browser, { viewport: { width: 360, height: 740 } });
    for (const name of ['child-trouble.vi', 'child-mustnotknow.vi', 'child-contact.vi']) {
      await open(name);
      const gaps = await page.evaluate(() =>
        [...document.querySelectorAll('.choice')].map(
          (choice) =>
            (choice.querySelector('label')?.getBoundingClientRect().left ?? 0) -
            (choice.querySelector('input')?.getBoundingClientRect().right ?? 0),
        ),
      );
      expect(Math.min(...gaps), name).toBeGreaterThanOrEqual(6);
    }
    await page.close();
  });

  it('shows the first question, whom to call and the way out without scrolling on a small phone', async () => {
    const { page, open } = await visit(browser, { viewport: { width: 360, height: 640 } });
    for (const name of names.filter((one) => one.endsWith('.vi'))) {
      await open(name);
      const bottoms = await page.evaluate(() =>
        ['h1', '.exit', '.call'].map(
          (what) => document.querySelector(what)?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY,
        ),
      );
      expect(Math.max(...bottoms), name).toBeLessThanOrEqual(640);
    }
    await page.close();
  });

  it('is answered with the keyboard alone: choose, write, Enter goes on and never back', async () => {
    const { page, open, posted } = await visit(browser, { javaScriptEnabled: false });
    await open('child-empty.vi');
    await page.locator('#THREAT').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/em');
    expect([posted[0]?.get('trouble'), posted[0]?.get('go')]).toEqual(['PICTURES', 'next']);
    await open('child-mustnotknow.vi');
    await page.locator('#MOTHER').press('Space');
    await page.locator('#mustNotKnowOther').press('Enter');
    await page.waitForURL('**/em');
    expect([posted[1]?.getAll('mustNotKnow'), posted[1]?.get('go')]).toEqual([
      ['MOTHER', 'FATHER', 'SCHOOL'],
      'next',
    ]);
    await open('child-age.vi');
    await page.locator('#age').press('Enter');
    await page.waitForURL('**/em');
    expect(posted[2]?.get('go')).toBe('send');
    await page.close();
  });

  it('carries unkind text on unseen and in sight exactly as it came', async () => {
    const { unkindText } = await import('#ui/public/preview/example.ts');
    const { page, open, posted } = await visit(browser, { javaScriptEnabled: false });
    await open('child-unkind.vi');
    await page.locator('button[value=next]').click();
    await page.waitForURL('**/em');
    const sent = unkindText.replaceAll(/\r?\n/g, '\r\n');
    for (const field of ['tell', 'links', 'place', 'mustNotKnowOther'])
      expect(posted[0]?.get(field), field).toBe(sent);
    await page.close();
  });
});

/** Everything that is pressed, but for links inside a sentence, which WCAG 2.2 (2.5.8) excepts; a box counts with its label. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a:not(.skip, .tel), button, summary, textarea, input:not([type=hidden])')]
      .filter((element) => element.getBoundingClientRect().height < 56)
      .map((element) => element.outerHTML.slice(0, 80)),
  );
}
