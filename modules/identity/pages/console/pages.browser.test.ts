import type axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { official } from '#kernel/testing/platform.ts';
import { useConsole } from '#platform/console/testing/console.ts';
import { axeSource, hasBrowser, launchBrowser } from '#ui/public/preview/browser.ts';
import { inviteAccount } from '../../contract.ts';
import { demoPassword, findDemoHint, seedDemoAccounts } from '../../demo.ts';
import { byName } from '../../testing/plain-browser.ts';

const running = useConsole();
beforeAll(() => seedDemoAccounts(running.test.platform, running.identity));
const address = () => byName(running.address);
/** The device's own passkey keeper, played by the browser (WebAuthn through the debugger). */
const authenticator = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;
const codeNow = () => findDemoHint(running.identity)?.code ?? '';

describe.skipIf(!hasBrowser)(
  'in a real browser (needs Chromium)',
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());

    async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await page.goto(address() + path);
      return page;
    }

    async function signIn(page: Page, who: string): Promise<void> {
      await page.goto(`${address()}/console/sign-in?to=/console/account`);
      await page.getByLabel('Thư điện tử công vụ').fill(`${who}@an-nhi.example`);
      await page.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword);
      await page.getByRole('button', { name: 'Tiếp tục' }).click();
      await page.getByLabel('Mã 6 số').fill(codeNow());
      await page.getByRole('button', { name: 'Đăng nhập' }).click();
      await page.getByRole('heading', { level: 1, name: 'Tài khoản của tôi' }).waitFor();
    }

    it('lets one sign in with the keyboard alone and no scripts', async () => {
      const page = await open('/console/sign-in?to=/console/account', { javaScriptEnabled: false });
      const tabTo = async (name: string) => {
        for (let step = 0; step < 30; step += 1) {
          await page.keyboard.press('Tab');
          if ((await page.locator(':focus').getAttribute('name')) === name) return;
        }
        throw new Error(`the keyboard does not reach ${name}`);
      };
      await tabTo('name');
      await page.keyboard.type('tiep-nhan@an-nhi.example');
      await tabTo('password');
      await page.keyboard.insertText(demoPassword);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/console/sign-in/code**');
      await tabTo('code');
      await page.keyboard.type(codeNow());
      await page.keyboard.press('Enter');
      await page.waitForURL('**/console/account');
      expect(await page.locator('h1').textContent()).toBe('Tài khoản của tôi');
    });

    it('finds no fault for those who hear, zoom or see little, light and dark, on a phone and a desk', async () => {
      const pages = ['/console/sign-in', '/console/account', '/console/accounts'];
      for (const options of [
        { colorScheme: 'light', viewport: { width: 360, height: 740 } },
        { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
      ] as const) {
        const page = await open('/console/sign-in', options);
        await expectNoFault(page, 'sign-in');
        await signIn(page, 'tai-khoan');
        for (const path of pages.slice(1)) {
          await page.goto(address() + path);
          await expectNoFault(page, `${path} ${options.colorScheme}`);
          const width = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(width, path).toBe(0);
        }
      }
    });

    it('finds no fault on the way in either: second step, locked screen, invitation, a link that is used up', async () => {
      const { test } = running;
      const client = await test.client('superuser');
      const office = await client.query<{ id: string }>('select reports.single_intake($1) as id', [
        test.clock.now(),
      ]);
      const organizationId = office.rows[0]?.id ?? '';
      const [personId, postId] = [crypto.randomUUID(), crypto.randomUUID()];
      await client.query(
        "insert into directory.person (id, full_name, folded) values ($1, 'Cao Thị Mời Thử', 'cao thi moi thu')",
        [personId],
      );
      await client.query(
        "insert into directory.post (id, organization_id, title, valid) values ($1, $2, 'Chuyên viên', daterange('2026-01-01', null))",
        [postId, organizationId],
      );
      await client.query(
        "insert into directory.post_holder (id, post_id, person_id, organization_id, valid) values (gen_random_uuid(), $1, $2, $3, daterange('2026-01-01', null))",
        [postId, personId, organizationId],
      );
      const { link } = await test.platform.call(official(organizationId, ['ACCOUNT_ADMIN']), inviteAccount, {
        organizationId,
        personId,
        postId,
        email: 'cao.thi.moi.thu@vidu.vn',
        roles: ['AUDITOR'],
      });
      const page = await open(new URL(link).pathname, { viewport: { width: 360, height: 740 } });
      await expectNoFault(page, 'invitation');
      expect(
        await page
          .getByRole('img', { name: 'Mã QR' })
          .evaluate((image: HTMLImageElement) => image.naturalWidth),
      ).toBeGreaterThan(0);
      await page.goto(`${address()}/console/invitation/da-dung`);
      await expectNoFault(page, 'used up');
      await page.goto(`${address()}/console/sign-in`);
      await page.getByLabel('Thư điện tử công vụ').fill('lanh-dao@an-nhi.example');
      await page.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword);
      await page.getByRole('button', { name: 'Tiếp tục' }).click();
      await page.getByRole('heading', { level: 1, name: 'Mã xác thực' }).waitFor();
      await expectNoFault(page, 'code');
      await signIn(page, 'lanh-dao');
      test.clock.advance(16 * 60_000);
      await page.goto(`${address()}/console/account`);
      await page.getByRole('heading', { level: 1, name: 'Màn hình đã khóa' }).waitFor();
      await expectNoFault(page, 'locked');
    });

    it('makes a passkey, signs in with it, unlocks with it, and refuses it once it is removed', async () => {
      const page = await open('/console/sign-in');
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('WebAuthn.enable');
      const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
        options: authenticator,
      });
      await signIn(page, 'phu-trach');
      const add = page.getByRole('form', { name: 'Thêm khóa truy cập' });
      await add.getByLabel('Tên để nhớ').fill('máy thử');
      await add.getByLabel('Mật khẩu hiện tại').fill('không phải mật khẩu');
      await add.getByRole('button').click();
      await add.getByText('Mật khẩu chưa đúng').waitFor();
      await add.getByLabel('Mật khẩu hiện tại').fill(demoPassword);
      await add.getByRole('button').click();
      await page.getByText('Đã thêm khóa truy cập.').first().waitFor();
      expect((await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials).toHaveLength(1);

      await page.context().clearCookies();
      await page.goto(`${address()}/console/sign-in?to=/console/account`);
      await page.getByRole('button', { name: 'passkey' }).click();
      await page.getByRole('heading', { level: 1, name: 'Tài khoản của tôi' }).waitFor();

      running.test.clock.advance(16 * 60_000);
      await page.goto(`${address()}/console/account`);
      await page.getByRole('heading', { level: 1, name: 'Màn hình đã khóa' }).waitFor();
      await page.getByRole('button', { name: 'passkey' }).click();
      await page.getByRole('heading', { level: 1, name: 'Tài khoản của tôi' }).waitFor();

      await page.getByRole('button', { name: 'Gỡ' }).click();
      await page.getByText('Đã gỡ khóa truy cập.').first().waitFor();
      await page.context().clearCookies();
      await page.goto(`${address()}/console/sign-in`);
      await page.getByRole('button', { name: 'passkey' }).click();
      await page.getByText('Khóa truy cập này không dùng được').waitFor();
    });

    it('takes no passkey that was used before, nor one whose device did not check the person', async () => {
      const page = await open('/console/sign-in');
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('WebAuthn.enable');
      const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
        options: authenticator,
      });
      await signIn(page, 'ky-van-ban');
      const add = page.getByRole('form', { name: 'Thêm khóa truy cập' });
      await add.getByLabel('Mật khẩu hiện tại').fill(demoPassword);
      await add.getByRole('button').click();
      await page.getByText('Đã thêm khóa truy cập.').first().waitFor();
      await page.context().clearCookies();
      await page.goto(`${address()}/console/sign-in`);

      /** What an intruder's script would do: ask for a challenge, have it signed in its own way, send the answer `times` over. */
      const send = (userVerification: 'required' | 'discouraged', times: number) =>
        page.evaluate(
          async ([verification, count]) => {
            const ask = (body: object) =>
              fetch('/console/passkey', {
                method: 'POST',
                body: JSON.stringify(body),
                headers: { accept: 'application/json' },
              });
            const { options } = await (await ask({ do: 'begin-use' })).json();
            const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
              ...options,
              userVerification: verification,
            });
            const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
            const response = credential.toJSON();
            const both = await Promise.all(
              Array.from({ length: count }, () => ask({ do: 'sign-in', response })),
            );
            return both.map((answer) => answer.status).sort();
          },
          [userVerification, times] as const,
        );
      expect(await send('required', 2)).toEqual([204, 409]);
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
      expect(await send('discouraged', 1)).toEqual([409]);
    });
  },
  60_000,
);

async function expectNoFault(page: Page, what: string): Promise<void> {
  // Through the debugger, which no policy stops.
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const run = (window as unknown as { axe: typeof axe }).axe;
    return (await run.run(document, { resultTypes: ['violations'] })).violations.map(
      (one) => `${one.id}: ${one.nodes[0]?.html.slice(0, 200)}`,
    );
  });
  expect(found, what).toEqual([]);
}
