import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileId } from '#kernel/ids/ids.ts';
import {
  expectAccessible,
  expectToFit,
  hasBrowser,
  launchBrowser,
  type OpenedBrowser,
  openBrowser,
} from '#platform/console/testing/browser.ts';
import { useConsole } from '#platform/console/testing/console.ts';
import { draftPrefix } from '#ui/console/device-draft.ts';
import { acceptStep, listStepsOf, sendStep } from '../../contract.ts';
import { demoNames, demoOffices, reportFrom } from '../testing/demo-offices.ts';
import { coordinationVi } from './messages.vi.ts';
import { presetAddress, presets } from './send-address.ts';

const running = useConsole();
const words = coordinationVi;
let offices: Awaited<ReturnType<typeof demoOffices>>;
let browser: Browser;
const typed = 'Đã gặp bà ngoại của cháu ở nhà văn hóa, cháu an toàn (thử).';

beforeAll(async () => {
  if (!hasBrowser) return;
  browser = await launchBrowser();
  offices = await demoOffices(running);
});
afterAll(() => browser?.close());

async function sentStep(): Promise<{ fileId: FileId; stepId: string }> {
  const fileId = await reportFrom(running, {
    text: 'Có trang đăng ảnh một bạn lớp em rồi gắn chữ trêu chọc.',
    place: offices.communeName,
  });
  const { stepId } = await running.test.platform.call(offices.supervisor, sendStep, {
    fileId,
    kind: 'PART',
    to: { organizationId: offices.commune.grants[0]?.organizationId },
    purpose: 'SUPPORT_CHILD',
    parts: ['TEXT', 'PLACE', 'CHILD'],
  });
  return { fileId, stepId };
}

const phone = { viewport: { width: 360, height: 740 } };
const asCommune = (): Promise<OpenedBrowser> =>
  openBrowser(browser, running, running.signIn(offices.commune), phone);

describe.skipIf(!hasBrowser)('steps in a real browser (needs Chromium)', () => {
  it('a first visit of the receiver’s page weighs under 45 kB over the wire, later ones under 20 kB; no script, font or picture is fetched', async () => {
    const { stepId } = await sentStep();
    const { page, goto, close } = await asCommune();
    const sizes: [kind: string, bytes: number][] = [];
    const weighed: Promise<void>[] = [];
    page.on('requestfinished', (request) => {
      weighed.push(
        request.sizes().then(({ responseBodySize, responseHeadersSize }) => {
          sizes.push([request.resourceType(), responseBodySize + responseHeadersSize]);
        }),
      );
    });
    await goto(`/console/buoc/${stepId}`);
    await page.waitForLoadState('networkidle');
    await expect.poll(() => sizes.some(([kind]) => kind === 'stylesheet')).toBe(true);
    expect(sizes.filter(([kind]) => ['script', 'font', 'image'].includes(kind))).toEqual([]);
    expect(sizes.reduce((total, [, bytes]) => total + bytes, 0)).toBeLessThan(45_000);
    sizes.length = 0;
    await goto(`/console/buoc/${stepId}`);
    await expect.poll(() => sizes.some(([kind]) => kind === 'document')).toBe(true);
    const document = sizes.find(([kind]) => kind === 'document')?.[1] ?? Number.POSITIVE_INFINITY;
    expect(document).toBeLessThan(20_000);
    await Promise.all(weighed);
    await close();
  });

  it('everything that can be pressed on a phone is 48 px high, and the one next thing stays in sight', async () => {
    const { stepId } = await sentStep();
    const { page, goto, close } = await asCommune();
    await goto(`/console/buoc/${stepId}`);
    const low = await page.evaluate(() =>
      [...document.querySelectorAll('main button, main summary, main .step-page a, main .back')]
        .filter((one) => {
          const { height, width } = one.getBoundingClientRect();
          return width > 0 && height < 47.5;
        })
        .map((one) => `${one.getBoundingClientRect().height} ${one.textContent}`),
    );
    expect(low).toEqual([]);
    expect(await page.locator('.step-bar button').isVisible()).toBe(true);
    const bottom = await page.locator('.step-bar').evaluate((bar) => bar.getBoundingClientRect().bottom);
    expect(bottom).toBeLessThanOrEqual(741);
    await expectAccessible(page);
    await close();
  });

  it('by keyboard alone: accept, write what came of it, end the step', async () => {
    const { stepId, fileId } = await sentStep();
    const { page, goto, complaints, close } = await asCommune();
    await goto(`/console/buoc/${stepId}`);
    await page.locator('form:has(input[value=accept]) button').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/xong=accepted/);
    await page.locator('input[value=DONE]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type(typed);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/xong=finished/);
    const { steps } = await running.test.platform.call(offices.supervisor, listStepsOf, { fileId });
    expect(steps[0]).toMatchObject({ state: 'DONE', outcome: 'CHILD_SAFE', note: typed });
    expect(complaints).toEqual([]);
    await close();
  });

  it('a cut line costs no word: the draft is there again, goes when the line is back, and leaves nothing on the phone', async () => {
    const { stepId, fileId } = await sentStep();
    await running.test.platform.call(offices.commune, acceptStep, { stepId });
    const { page, goto, close } = await asCommune();
    await goto(`/console/buoc/${stepId}`);
    const note = page.locator('form:has(input[value=finish]) [name=note]');
    await note.fill(typed);
    await page.locator('input[value=CHILD_SAFE]').check();
    const kept = () =>
      page.evaluate(
        (prefix) =>
          Object.entries(localStorage).flatMap(([name, value]) => (name.startsWith(prefix) ? [value] : [])),
        draftPrefix,
      );
    await expect.poll(async () => (await kept()).length).toBe(1);
    expect((await kept()).join()).not.toContain('bà ngoại');
    await goto(`/console/buoc/${stepId}`);
    await page.getByText(/Lấy lại những gì bạn gõ dở/).waitFor();
    expect(await note.inputValue()).toBe(typed);
    await page.context().setOffline(true);
    await page.locator('form:has(input[value=finish]) button[type=submit]').click();
    await page.getByText(words.step.draft.lineDownKept).waitFor();
    expect(await note.inputValue()).toBe(typed);
    await page.context().setOffline(false);
    await page.waitForURL(/xong=finished/);
    const { steps } = await running.test.platform.call(offices.supervisor, listStepsOf, { fileId });
    expect(steps[0]).toMatchObject({ state: 'DONE', outcome: 'CHILD_SAFE', note: typed });
    await expect.poll(kept).toEqual([]);
    await close();
  });

  it('signing out, and “Thoát” on the public pages, leave an unsent draft to its writer', async () => {
    const { stepId } = await sentStep();
    await running.test.platform.call(offices.commune, acceptStep, { stepId });
    const { page, goto, close } = await asCommune();
    await goto(`/console/buoc/${stepId}`);
    const note = page.locator('form:has(input[value=finish]) [name=note]');
    await note.fill(typed);
    const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
    await expect.poll(kept).toContain(draftPrefix);
    const sealed = await kept();
    const [signedOut] = await Promise.all([
      page.waitForResponse((response) => new URL(response.url()).pathname === '/console/sign-out'),
      page.evaluate(() =>
        document.querySelector<HTMLFormElement>('form[action="/console/sign-out"]')?.requestSubmit(),
      ),
    ]);
    expect((await signedOut.allHeaders())['clear-site-data']).toBe('"cache"');
    await page.waitForURL((url) => !url.pathname.includes('/buoc/'));
    expect(await kept()).toBe(sealed);
    const left = await page.goto(`${running.address}/thoat`);
    expect((await left?.allHeaders())?.['clear-site-data']).toBe('"cache"');
    expect(await kept()).toBe(sealed);
    await goto(`/console/buoc/${stepId}`);
    await page.getByText(/Lấy lại những gì bạn gõ dở/).waitFor();
    expect(await note.inputValue()).toBe(typed);
    await close();
  }, 60_000);

  it('the preview, the way that is blocked and the track are read by axe in both schemes and fit every width', async () => {
    const { fileId } = await sentStep();
    const named = await reportFrom(running, {
      text: `${demoNames.commune} ở phường là người đăng trang đó.`,
      place: offices.communeName,
    });
    const { page, goto, complaints, close } = await openBrowser(
      browser,
      running,
      running.signIn(offices.supervisor),
    );
    const commune = presets.find(({ key }) => key === 'COMMUNE');
    const police = presets.find(({ key }) => key === 'POLICE');
    if (!commune || !police) throw new Error('no presets');
    for (const path of [
      `/console/tin/${fileId}/chuyen/gui${presetAddress(police)}`,
      `/console/tin/${named}/chuyen/gui${presetAddress(commune)}`,
      `/console/tin/${fileId}/chuyen`,
      '/console/dieu-phoi',
    ]) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await goto(path);
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
      await expectAccessible(page);
      for (const width of [1440, 360, 180]) {
        await page.setViewportSize({ width, height: 740 });
        await expectToFit(page);
      }
    }
    expect(complaints).toEqual([]);
    await close();
  });
});
