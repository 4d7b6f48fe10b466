import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';
import { personalNumberClaim } from '../contract.ts';

/** A real OpenID provider on 127.0.0.1 that signs in whoever comes, as one invented person. For tests. */
export type TestProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who is signed in next; without `personalNumber` the claim is missing. */
  person: { readonly subject: string; readonly personalNumber?: string };
  /** Plays the browser: follows the address until it comes back to `returnTo`. */
  visit(address: string): Promise<URL>;
  close(): Promise<void>;
};

export const testReturn = 'http://127.0.0.1:1/console/sign-in/provider';

export async function startTestProvider(returnTo: string = testReturn): Promise<TestProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const state: TestProvider = {
    issuer,
    clientId: 'an-nhi',
    clientSecret: 'secret-of-a-test-only-0123456789',
    person: { subject: 'nguoi-thu', personalNumber: '000000000000' },
    visit: (address) => visit(address, issuer, returnTo),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: state.clientId,
        client_secret: state.clientSecret,
        redirect_uris: [returnTo],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['test-only'] },
    claims: { openid: ['sub'], [personalNumberClaim]: [personalNumberClaim] },
    scopes: ['openid', personalNumberClaim],
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
      Grant: 600,
    },
    async findAccount(_ctx, sub) {
      return {
        accountId: sub,
        claims: () => ({
          sub,
          ...(state.person.personalNumber ? { [personalNumberClaim]: state.person.personalNumber } : {}),
        }),
      };
    },
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: state.clientId,
        accountId: ctx.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope(`openid ${personalNumberClaim}`);
      await grant.save();
      return grant;
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    renderError(ctx, out) {
      ctx.body = JSON.stringify(out);
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const isInteraction = request.url?.startsWith('/interaction/') ?? false;
    const done = isInteraction
      ? provider.interactionFinished(
          request,
          response,
          { login: { accountId: state.person.subject } },
          { mergeWithLastSubmission: false },
        )
      : answer(request, response);
    done.catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  return state;
}

async function visit(address: string, issuer: string, returnTo: string): Promise<URL> {
  const jar = new Map<string, string>();
  let next = new URL(address);
  for (let step = 0; step < 10; step += 1) {
    if (next.href.startsWith(returnTo)) return next;
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location)
      throw new Error(
        `the provider stopped with ${response.status}: ${(await response.text()).slice(0, 300)}`,
      );
    next = new URL(location, issuer);
  }
  throw new Error('the provider never came back');
}
