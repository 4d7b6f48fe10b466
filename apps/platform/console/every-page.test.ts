import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '#kernel/permissions/actor.ts';
import { official } from '#kernel/testing/platform.ts';
import { sendStep } from '#modules/coordination/contract.ts';
import { demoOffices } from '#modules/coordination/pages/testing/demo-offices.ts';
import { promiseCall } from '#modules/intake/contract.ts';
import { demoPassword } from '#modules/identity/demo.ts';
import { recordDataRequest } from '#modules/privacy/contract.ts';
import { seedDemo } from '../demo/demo.ts';
import { consolePages } from './pages.ts';
import {
  expectAccessible,
  expectToFit,
  hasBrowser,
  launchBrowser,
  type OpenedBrowser,
  openBrowser,
} from './testing/browser.ts';
import { useConsole } from './testing/console.ts';

/** Whose work a page is, in the demonstration; null: nobody is signed in. A page that is not listed fails the first test. */
const reader = {
  intake: 'phu-trach@an-nhi.example',
  accounts: 'tai-khoan@an-nhi.example',
  directory: 'danh-ba@an-nhi.example',
  removals: 'go-bo@an-nhi.example',
  leader: 'lanh-dao@an-nhi.example',
  data: 'du-lieu@an-nhi.example',
  commune: 'xa@an-nhi.example',
} as const;
type Reader = (typeof reader)[keyof typeof reader] | null;

const readers: Readonly<Record<string, Reader>> = {
  tin: reader.intake,
  'tin/ban-giao-ca': reader.intake,
  'tin/:fileId': reader.intake,
  'tin/:fileId/lien-quan': reader.intake,
  'tin/:fileId/trao-doi': reader.intake,
  'tin/:fileId/khong-an-toan': reader.intake,
  'tin/:fileId/xuat': reader.intake,
  tim: reader.intake,
  'tin/:fileId/go-bo': reader.removals,
  'nhap-tin': reader.intake,
  'nhap-tin/hang-loat': reader.intake,
  'hen-goi': reader.intake,
  'hen-goi/:fileId/:promiseId': reader.intake,
  '111': reader.intake,
  'tin/:fileId/tiep-nhan': reader.intake,
  'tin/:fileId/mau-01': reader.intake,
  'nha-cung-cap': reader.removals,
  'sign-in': null,
  'sign-in/code': null,
  locked: null,
  'invitation/:token': null,
  account: reader.accounts,
  accounts: reader.accounts,
  'accounts/:accountId': reader.accounts,
  'danh-ba': reader.intake,
  'danh-ba/co-quan/:organizationId': reader.intake,
  'danh-ba/co-quan/:organizationId/sua': reader.directory,
  'danh-ba/co-quan/:organizationId/nhan-su': reader.directory,
  'danh-ba/co-quan/:organizationId/truc': reader.directory,
  'danh-ba/hop-nhat': reader.directory,
  'nhap-danh-ba': reader.directory,
  truc: reader.intake,
  nghi: reader.intake,
  'nghi/nhin-lai': reader.intake,
  bang: reader.leader,
  'yeu-cau-du-lieu': reader.data,
  'yeu-cau-du-lieu/:requestId': reader.data,
  'tin/:fileId/luu-giu': reader.intake,
  'tin/:fileId/chuyen': reader.intake,
  'tin/:fileId/chuyen/gui': reader.intake,
  'chuyen-den': reader.commune,
  'buoc/:stepId': reader.commune,
  'dieu-phoi': reader.intake,
};
/** Pages that somebody without a session is led away from, so that there is nothing to look at. */
const leadAway = ['sign-in/code', 'locked'];

const running = useConsole();
const drawn = consolePages.flatMap(({ pages }) =>
  pages.filter(({ file }) => file.endsWith('.tsx')).map(({ path }) => path),
);

it('every page of every room has its reader here', () => {
  expect(Object.keys(readers).sort()).toEqual(drawn.sort());
});

describe.skipIf(!hasBrowser)('every page of the demonstration, in a real browser (needs Chromium)', () => {
  let browser: Browser;
  const opened = new Map<Reader, OpenedBrowser>();
  const ids: Record<string, string> = { token: 'khong-co-loi-moi-nay' };

  beforeAll(async () => {
    browser = await launchBrowser();
    await seedDemo(running.test.platform, running.identity);
    const found = await running.test.database.run(systemActor('test'), (tx) =>
      sql<{
        file: string;
        office: string;
      }>`select file_id as file, organization_id as office from reports.report order by received_at limit 1`.execute(
        tx,
      ),
    );
    const office = found.rows[0]?.office;
    const { promiseId } = await running.test.platform.call(
      official(office ?? '', ['INTAKE_OFFICER']),
      promiseCall,
      {
        fileId: found.rows[0]?.file,
        by: new Date(running.test.clock.now().getTime() + 3_600_000).toISOString(),
        wish: 'Gọi sau giờ học',
      },
    );
    const accounts = await (await running.test.client('superuser')).query<{ id: string }>(
      'select a.id from identity.account a join directory.post_holder h on h.person_id = a.person_id where h.organization_id = $1 order by a.id limit 1',
      [office],
    );
    const { fileId: requestId } = await running.test.platform.call(
      official(office ?? '', ['DATA_PROTECTION_OFFICER']),
      recordDataRequest,
      {
        kind: 'ACCESS',
        relation: 'SELF',
        name: 'Người Thử',
        contact: 'tại cơ quan',
        words: 'Xin xem dữ liệu',
      },
    );
    const { supervisor, commune } = await demoOffices(running);
    const { stepId } = await running.test.platform.call(supervisor, sendStep, {
      fileId: found.rows[0]?.file,
      kind: 'PART',
      to: { organizationId: commune.grants[0]?.organizationId },
      purpose: 'SUPPORT_CHILD',
      parts: ['TEXT', 'LINKS', 'PLACE'],
      words: 'Gọi trước khi đến (thử).',
    });
    Object.assign(ids, {
      requestId,
      stepId,
      fileId: found.rows[0]?.file,
      promiseId,
      organizationId: office,
      accountId: accounts.rows[0]?.id,
    });
  });
  afterAll(() => browser?.close());

  /** A window of this person's, signed in as they sign in: name, password, six digits. */
  async function windowOf(name: Reader): Promise<OpenedBrowser> {
    const there = opened.get(name);
    if (there) return there;
    const window = await openBrowser(browser, running, null, { viewport: { width: 360, height: 740 } });
    opened.set(name, window);
    if (name === null) return window;
    const { page, goto } = window;
    running.test.clock.advance(30_000);
    await goto('/console/');
    await page.locator('main input[autocomplete~="username"], main input[type="email"]').first().fill(name);
    await page.locator('main input[type="password"]').fill(demoPassword);
    await page.locator('main button[type="submit"]').first().click();
    await page.waitForURL('**/sign-in/code**');
    const digits = /\b\d{6}\b/.exec(await page.locator('main').innerText())?.[0] ?? '';
    await page.locator('main input[name="code"]').fill(digits);
    await page.locator('main button[type="submit"]').first().click();
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    return window;
  }

  it.each(drawn.filter((path) => !leadAway.includes(path)))(
    '%s',
    async (path) => {
      const { page, goto, complaints } = await windowOf(readers[path] ?? null);
      const address = `/console/${path.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? '')}`;
      await page.setViewportSize({ width: 360, height: 740 });
      const answered = page.waitForResponse(
        (response) => response.url().endsWith(address) && response.request().resourceType() === 'document',
      );
      await goto(address);
      expect((await answered).status(), address).toBe(200);
      expect(await page.locator('h1').count()).toBe(1);
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
      expect(
        await page.locator('main .button-primary:visible').count(),
        'primary actions',
      ).toBeLessThanOrEqual(1);
      await expectAccessible(page);
      for (const width of [360, 180, 1440]) {
        await page.setViewportSize({ width, height: 740 });
        await expectToFit(page);
      }
      expect(complaints).toEqual([]);
    },
    60_000,
  );

  it('a screen that locked itself opens with the password alone, and nothing is shown in between, not in another tab either', async () => {
    const storageState = await (await windowOf(reader.intake)).page.context().storageState();
    const { page, goto, complaints, close } = await openBrowser(browser, running, null, { storageState });
    await page.clock.install();
    await goto(`/console/tin/${ids['fileId']}`);
    await page.clock.fastForward(16 * 60_000);
    const told = page.waitForResponse('**/console/lock');
    const field = page.getByRole('dialog').getByLabel('Mật khẩu');
    await field.waitFor();
    expect((await told).status()).toBe(204);
    const tab = await page.context().newPage();
    await tab.goto(`${running.address}/console/tin`);
    expect(await tab.locator('.queue').count()).toBe(0);
    await field.fill('không phải mật khẩu này');
    await page.keyboard.press('Enter');
    await page.locator('#lock-problem:not(:empty)').waitFor();
    await field.fill(demoPassword);
    await page.keyboard.press('Enter');
    await page.locator('.lock').waitFor({ state: 'detached' });
    await tab.goto(`${running.address}/console/tin`);
    expect(await tab.locator('.queue').count()).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('nothing was written to the log', () => {
    expect(running.faults).toEqual([]);
  });
});
