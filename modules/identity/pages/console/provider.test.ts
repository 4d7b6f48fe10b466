import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#kernel/config/config.ts';
import { useConsole } from '#platform/console/testing/console.ts';
import { openIdProvider } from '#standards/oidc/openid-provider.ts';
import { startTestProvider, type TestProvider } from '#standards/oidc/testing/test-provider.ts';
import { findDemoHint, seedDemoAccounts } from '../../demo.ts';
import { createIdentity, type Identity } from '../../http.ts';
import { personalNumberIndex, sealField } from '../../store/secrets.ts';
import { type PlainBrowser, plainBrowser } from '../../testing/plain-browser.ts';

const running = useConsole();
const opened: { server?: TestProvider; identity?: Identity } = {};
beforeAll(async () => {
  const server = await startTestProvider('http://an-nhi.test/console/sign-in/provider');
  const { test } = running;
  const provider = openIdProvider(server);
  // The pages find the identity that was made last: one like the console's own, with a provider.
  const identity = createIdentity({
    installation: test,
    platform: test.platform,
    config: readConfig({}),
    provider,
  });
  Object.assign(opened, { server, identity });
  await seedDemoAccounts(test.platform, identity);
});
afterAll(async () => {
  await opened.server?.close();
  await opened.identity?.close();
});
const newBrowser = () => plainBrowser(running.address);
const provider = () => opened.server as TestProvider;

/** Goes to the provider and comes back; the address that the browser then asks us for. */
async function comeBack(browser: PlainBrowser): Promise<string> {
  const begun = await browser.get('/console/sign-in/provider/begin');
  expect(begun.status).toBe(303);
  expect(browser.cookies.get('annhi_kept')?.length).toBeGreaterThan(100);
  const returned = await provider().visit(begun.location ?? '');
  return returned.pathname + returned.search;
}

describe('single sign-on through the console', () => {
  it('leads to the second step and in, for a person with an account', async () => {
    const client = await running.test.client('superuser');
    const found = await client.query<{ id: string }>(
      "select a.id from identity.account a join directory.person p on p.id = a.person_id where p.full_name = 'Đặng Văn Thử'",
    );
    const id = found.rows[0]?.id ?? '';
    const { keys } = running.test;
    await client.query(
      'update identity.account set personal_number_sealed = $2, personal_number_index = $3 where id = $1',
      [
        id,
        sealField(keys, id as never, 'personal-number', '000000000031'),
        personalNumberIndex(keys, '000000000031'),
      ],
    );
    provider().person = { subject: 'nguoi-ba-mot', personalNumber: '000000000031' };
    const browser = newBrowser();
    expect((await browser.get('/console/sign-in')).text).toContain('/console/sign-in/provider/begin');
    const back = await comeBack(browser);
    const second = await browser.get(back);
    expect([second.status, second.location]).toEqual([303, '/console/sign-in/code']);
    const third = await browser.post('/console/sign-in/code', {
      do: 'totp',
      code: findDemoHint(running.identity)?.code ?? '',
    });
    expect(third.status).toBe(303);
    expect((await browser.get('/console/account')).text).toContain('Đặng Văn Thử');
    expect((await browser.get(back)).location).toBe('/console/sign-in?why=provider');
  });

  it('leads back to the sign-in page, with no ticket, for a stranger and for a browser that never began', async () => {
    provider().person = { subject: 'nguoi-la', personalNumber: '000000000098' };
    const stranger = newBrowser();
    expect((await stranger.get(await comeBack(stranger))).location).toBe('/console/sign-in?why=provider');
    const victim = newBrowser();
    expect((await victim.get(await comeBack(newBrowser()))).location).toBe('/console/sign-in?why=provider');
    for (const browser of [stranger, victim]) expect(browser.cookies.has('annhi_step')).toBe(false);
  });
});
