import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IdentityProvider } from './contract.ts';
import { openIdProvider } from './openid-provider.ts';
import { startTestProvider, type TestProvider, testReturn } from './testing/test-provider.ts';

let server: TestProvider;
let other: TestProvider;
let port: IdentityProvider;

beforeAll(async () => {
  [server, other] = [await startTestProvider(), await startTestProvider()];
  port = openIdProvider(server);
});
afterAll(async () => {
  await server.close();
  await other.close();
});

async function begun() {
  const { address, kept } = await port.begin(testReturn);
  return { kept, returned: await server.visit(address) };
}
const notProved = { name: 'SingleSignOnError', reason: 'NOT_PROVED' };

describe('single sign-on with a real OpenID provider', () => {
  it('asks with code, PKCE, state and nonce', async () => {
    const { address } = await port.begin(testReturn);
    const asked = new URL(address).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: testReturn,
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)?.length).toBeGreaterThan(20);
  });

  it('learns who the person is', async () => {
    const { kept, returned } = await begun();
    expect(await port.finish(returned, kept)).toEqual({
      subject: 'nguoi-thu',
      personalNumber: '000000000000',
    });
  });

  it('takes a code once', async () => {
    const { kept, returned } = await begun();
    await port.finish(returned, kept);
    await expect(port.finish(returned, kept)).rejects.toMatchObject(notProved);
  });

  it('refuses another state, another nonce, another verifier', async () => {
    for (const changed of [
      { state: 'x'.repeat(43) },
      { nonce: 'x'.repeat(43) },
      { verifier: 'x'.repeat(43) },
    ]) {
      const { kept, returned } = await begun();
      await expect(
        port.finish(returned, { ...kept, ...changed }),
        JSON.stringify(changed),
      ).rejects.toMatchObject(notProved);
    }
  });

  it('refuses what another issuer sends back, and one that says it is another', async () => {
    const { kept } = await begun();
    const elsewhere = await openIdProvider(other).begin(testReturn);
    const returned = await other.visit(elsewhere.address);
    returned.searchParams.set('state', kept.state);
    await expect(port.finish(returned, kept)).rejects.toMatchObject(notProved);
    const mine = await begun();
    mine.returned.searchParams.set('iss', other.issuer);
    await expect(port.finish(mine.returned, mine.kept)).rejects.toMatchObject(notProved);
  });

  it('refuses a return without a code or with an error', async () => {
    const { kept, returned } = await begun();
    returned.searchParams.delete('code');
    await expect(port.finish(returned, kept)).rejects.toMatchObject(notProved);
    returned.searchParams.set('error', 'access_denied');
    await expect(port.finish(returned, kept)).rejects.toMatchObject(notProved);
  });

  it('refuses a person without a number, and a number that is none', async () => {
    for (const person of [{ subject: 'khong-so' }, { subject: 'so-la', personalNumber: '12345' }]) {
      server.person = person;
      const { kept, returned } = await begun();
      await expect(port.finish(returned, kept)).rejects.toMatchObject({ reason: 'CLAIM_MISSING' });
    }
    server.person = { subject: 'nguoi-thu', personalNumber: '000000000000' };
  });

  it('says that a provider is away, and speaks plain http with this machine only', async () => {
    const away = openIdProvider({ ...server, issuer: 'http://127.0.0.1:1' });
    await expect(away.begin(testReturn)).rejects.toMatchObject({ reason: 'UNREACHABLE' });
    await expect(
      openIdProvider({ ...server, issuer: 'http://vidu.invalid' }).begin(testReturn),
    ).rejects.toMatchObject({ reason: 'UNREACHABLE' });
  });
});
