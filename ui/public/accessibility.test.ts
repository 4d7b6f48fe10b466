import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeSource, drawnPages, hasBrowser, launchBrowser, type Visit, visit } from './preview/browser.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const aaaContrast = { 'color-contrast-enhanced': { enabled: true } };
/** Every page in Vietnamese; in the other variants, which differ in words and notices only, one of each kind. */
const names = drawnPages
  .map(({ name }) => name)
  .filter(
    (name) => name.endsWith('.vi') || /^(home|report-wrong|receipt|status-closed|removal-wrong)\./.test(name),
  );

describe.skipIf(!hasBrowser)('in a real browser (needs Chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  describe('axe finds nothing, AAA contrast included, in either scheme', () => {
    let opened: Visit;
    beforeAll(async () => {
      opened = await visit(browser, { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
    });
    afterAll(async () => {
      await opened?.page.close();
    });

    it.each(names)('on %s', async (name) => {
      const { page, open, complaints } = opened;
      await page.emulateMedia({ colorScheme: 'light' });
      await open(name);
      await page.evaluate(axeSource);
      expect(await violations(page, { runOnly: { type: 'tag', values: wcag }, rules: aaaContrast })).toEqual(
        [],
      );
      // Only colours differ in the dark, so only the rules about colours run again.
      await page.emulateMedia({ colorScheme: 'dark' });
      const colours = {
        type: 'rule' as const,
        values: ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'],
      };
      expect(await violations(page, { runOnly: colours })).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it('would find a grey that is too pale, in the dark as in the light', async () => {
      const { page, open } = opened;
      for (const [colorScheme, grey] of [
        ['light', '#666666'],
        ['dark', '#909090'],
      ] as const) {
        await page.emulateMedia({ colorScheme });
        await open('look-up.vi');
        await page.evaluate(axeSource);
        await page.evaluate((pale) => document.documentElement.style.setProperty('--quiet', pale), grey);
        const found = await violations(page, { runOnly: { type: 'tag', values: wcag }, rules: aaaContrast });
        expect(found.join(), colorScheme).toContain('color-contrast-enhanced');
      }
    });
  });

  it.each([320, 360, 768, 1920])('nothing is cut off or scrolls sideways at %i pixels', async (width) => {
    const { page, open } = await visit(browser, { viewport: { width, height: 800 } });
    for (const name of [
      'home.vi',
      'report-unkind.vi',
      'report-wrong.en',
      'receipt.vi',
      'removal-unkind.vi',
      'data-request-unkind.vi',
      'data-receipt-undecided.vi',
    ]) {
      await open(name);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, name).toBeLessThanOrEqual(0);
    }
    await page.close();
  });

  it('has targets of 44 pixels and lines of 1.5 and more, in text of 18 pixels and more', async () => {
    const { page, open } = await visit(browser, { viewport: { width: 360, height: 740 } });
    for (const name of [
      'home.vi',
      'report-filled.vi',
      'receipt.vi',
      'status-closed.vi',
      'removal-wrong.vi',
      'data-request-wrong.vi',
      'data-receipt.vi',
    ]) {
      await open(name);
      const faults = await page.evaluate(() => {
        const found: string[] = [];
        const say = (what: string, element: Element) =>
          found.push(`${what}: ${element.outerHTML.slice(0, 80)}`);
        const targets =
          'button, input:not([type=hidden]), textarea, summary, .bar a, .ways a, footer a, .helpline, .button';
        for (const element of document.querySelectorAll(targets)) {
          const box = element.getBoundingClientRect();
          if (box.width > 0 && (box.width < 44 || box.height < 44))
            say(`${box.width} x ${box.height}`, element);
        }
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const element = walker.currentNode.parentElement;
          if (!element || !walker.currentNode.textContent?.trim() || element.closest('.unseen, datalist'))
            continue;
          const style = getComputedStyle(element);
          const size = Number.parseFloat(style.fontSize);
          if (size < 17.99) say(`${size}px`, element);
          if (Number.parseFloat(style.lineHeight) / size < 1.499) say(`line ${style.lineHeight}`, element);
        }
        return found;
      });
      expect(faults, name).toEqual([]);
    }
    await page.close();
  });

  it('has targets of 56 pixels behind the child door', async () => {
    const { page, open } = await visit(browser, { viewport: { width: 360, height: 740 } });
    await open('report-filled.vi');
    await page.evaluate(() => document.body.classList.replace('adult', 'child'));
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, input:not([type=hidden]), textarea, summary, .bar a, .ways a')]
        .filter((element) => element.getBoundingClientRect().height < 56)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(small).toEqual([]);
    await page.close();
  });

  it('is walked with the keyboard in the order in which it is read', async () => {
    const { page, open } = await visit(browser, {
      viewport: { width: 1440, height: 900 },
      javaScriptEnabled: false,
    });
    await open('report-empty.vi');
    const stops: string[] = [];
    for (let step = 0; step < 33; step += 1) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate(() => {
          const focused = document.activeElement;
          return focused?.id || focused?.getAttribute('href') || focused?.tagName.toLowerCase() || '';
        }),
      );
    }
    const bar = '#main / tel:111 tel:113 /thoat / #language tel:113 tel:115';
    const people = 'mustNotKnow mustNotKnow-FATHER mustNotKnow-FAMILY mustNotKnow-SCHOOL mustNotKnow-FRIENDS';
    const who = `${people} mustNotKnow-OFFICIALS mustNotKnowOther kind`;
    const form = `what links place childAge ${who} summary button language /anh-nhay-cam summary`;
    const end = 'tel:111 tel:113 tel:115 /bao-tin /tra-cuu /chung-toi-giu-gi /gioi-thieu';
    expect(stops.join(' ')).toBe([bar, form, end].join(' '));
    await page.close();
  });

  it('always shows where the keyboard is', async () => {
    const { page, open } = await visit(browser, { viewport: { width: 360, height: 740 } });
    await open('report-filled.vi-demo');
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused || focused === document.body) return null;
        const style = getComputedStyle(focused);
        const box = focused.getBoundingClientRect();
        const bar = document.querySelector('.bar')?.getBoundingClientRect();
        const hidden = !focused.closest('.bar, .skip') && box.bottom <= (bar?.bottom ?? 0);
        return { outline: Number.parseFloat(style.outlineWidth), style: style.outlineStyle, hidden };
      });
      if (focus)
        expect(focus).toEqual({
          outline: expect.toSatisfy((width: number) => width >= 3),
          style: 'solid',
          hidden: false,
        });
    }
    await page.close();
  });

  it('sends the form with Enter and without JavaScript, never the language button by mistake', async () => {
    const { page, open, posted } = await visit(browser, { javaScriptEnabled: false });
    await open('report-filled.vi');
    await page.locator('#place').press('Enter');
    await page.waitForURL('**/bao-tin');
    expect(posted.map((body) => [body.get('nonce'), body.get('lang'), body.has('showIn')])).toEqual([
      ['sealed-example', 'vi', false],
    ]);
    await open('report-filled.vi');
    await page.locator('#language').click();
    await page.waitForURL('**/bao-tin');
    expect(posted[1]?.get('showIn')).toBe('en');
    expect(posted[1]?.get('what')).toBe(posted[0]?.get('what'));
    await page.close();
  });

  it('sends unkind text back exactly as it came', async () => {
    const { page, open, posted } = await visit(browser, { javaScriptEnabled: false });
    const { unkindText } = await import('./preview/example.ts');
    await open('report-unkind.vi');
    await page.locator('button.button').click();
    await page.waitForURL('**/bao-tin');
    // A browser sends every line break as CR LF.
    expect(posted[0]?.get('what')).toBe(unkindText.replaceAll(/\r?\n/g, '\r\n'));
    await open('error-form-expired.vi');
    await page.locator('button.button').click();
    await page.waitForURL('**/bao-tin');
    expect(posted[1]?.get('what')).toBe(unkindText.replaceAll(/\r?\n/g, '\r\n'));
    await page.close();
  });
});

function violations(page: Page, options: RunOptions): Promise<string[]> {
  return page.evaluate(async (given) => {
    const { axe: loaded } = window as unknown as { axe: typeof axe };
    const results = await loaded.run(document, { ...given, resultTypes: ['violations'] });
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, options);
}
