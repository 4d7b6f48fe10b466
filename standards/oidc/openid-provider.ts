import * as oidc from 'openid-client';
import { type IdentityProvider, personalNumberClaim, SingleSignOnError } from './contract.ts';

export type OpenIdSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

/**
 * OpenID Connect, authorization code flow with PKCE (Core 1.0, RFC 7636), signature of the ID token always checked. The provider's
 * description is fetched at the first sign-in and again after a failure, so that a provider that is away at our start costs nothing.
 * Plain http is spoken with this machine only.
 */
export function openIdProvider(settings: OpenIdSettings): IdentityProvider {
  let known: Promise<oidc.Configuration> | null = null;
  const configuration = () => {
    known ??= discover(settings).catch((cause: unknown) => {
      known = null;
      throw new SingleSignOnError('UNREACHABLE', cause);
    });
    return known;
  };
  return {
    issuer: settings.issuer,
    async begin(returnTo) {
      const config = await configuration();
      const kept = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
        returnTo,
      };
      const address = oidc.buildAuthorizationUrl(config, {
        redirect_uri: returnTo,
        scope: `openid ${personalNumberClaim}`,
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, kept };
    },
    async finish(returned, kept) {
      const config = await configuration();
      // The provider compares the address of the beginning; ours may have been reached through a proxy under another one.
      const current = new URL(kept.returnTo);
      current.search = returned.search;
      const tokens = await oidc
        .authorizationCodeGrant(config, current, {
          expectedState: kept.state,
          expectedNonce: kept.nonce,
          pkceCodeVerifier: kept.verifier,
          idTokenExpected: true,
        })
        .catch((cause: unknown) => {
          throw new SingleSignOnError('NOT_PROVED', cause);
        });
      const claims = tokens.claims();
      if (!claims) throw new SingleSignOnError('NOT_PROVED');
      const number =
        claims[personalNumberClaim] ?? (await askUserInfo(config, tokens.access_token, claims.sub));
      if (typeof number !== 'string' || !/^\d{12}$/.test(number))
        throw new SingleSignOnError('CLAIM_MISSING');
      return { subject: claims.sub, personalNumber: number };
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<oidc.Configuration> {
  const url = new URL(issuer);
  const isHere = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  const execute = isHere && url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  const config = await oidc.discovery(url, clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
    execute,
    timeout: 10,
  });
  oidc.enableNonRepudiationChecks(config);
  return config;
}

/** Some providers keep claims out of the ID token. */
async function askUserInfo(
  config: oidc.Configuration,
  accessToken: string,
  subject: string,
): Promise<unknown> {
  if (!config.serverMetadata().userinfo_endpoint) return undefined;
  const info = await oidc.fetchUserInfo(config, accessToken, subject).catch((cause: unknown) => {
    throw new SingleSignOnError('NOT_PROVED', cause);
  });
  return info[personalNumberClaim];
}
