import { afterAll, describe, expect, it } from 'vitest';
import { openIdProvider } from '#standards/oidc/openid-provider.ts';
import { startTestProvider, type TestProvider } from '#standards/oidc/testing.ts';
import { findDemoHint } from '../../demo.ts';
import { personalNumberIndex, sealField } from '../../store/secrets.ts';
import { useIdentityConsole } from '../../testing-console.ts';

let server: TestProvider;
const running = useIdentityConsole(async () => {
  server = await startTestProvider('http://an-nhi.test/console/sign-in/provider');
  return openIdProvider(server);
});
afterAll(() => server.close());

/** Goes to the provider and comes back; the address that the browser then asks us for. */
async function comeBack(browser: ReturnType<typeof running.browser>): Promise<string> {
  const begun = await browser.get('/console/sign-in/provider/begin');
  expect(begun.status).toBe(303);
  expect(browser.cookies.get('annhi_kept')?.length).toBeGreaterThan(100);
  const returned = await server.visit(begun.location ?? '');
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
    server.person = { subject: 'nguoi-ba-mot', personalNumber: '000000000031' };
    const browser = running.browser();
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
    server.person = { subject: 'nguoi-la', personalNumber: '000000000098' };
    const stranger = running.browser();
    expect((await stranger.get(await comeBack(stranger))).location).toBe('/console/sign-in?why=provider');
    const victim = running.browser();
    expect((await victim.get(await comeBack(running.browser()))).location).toBe(
      '/console/sign-in?why=provider',
    );
    for (const browser of [stranger, victim]) expect(browser.cookies.has('annhi_step')).toBe(false);
  });
});
