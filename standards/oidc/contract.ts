/**
 * Single sign-on as the platform needs it: somebody else proves who a person is. Whoever can do that (VNeID, a province's own
 * sign-in) is one implementation of this port; it says who, never what they may do.
 */
export type IdentityProvider = {
  /** The issuer's identifier, as an address. */
  readonly issuer: string;
  /** Where to send the browser, and what must be kept (in this browser only, sealed) until it comes back. */
  begin(returnTo: string): Promise<{ readonly address: string; readonly kept: KeptSecrets }>;
  /**
   * Reads the browser's return. @throws SingleSignOnError whenever anything is not exactly as it was begun: another state, nonce,
   * issuer or audience, a broken signature, a code used twice, a missing claim.
   */
  finish(returned: URL, kept: KeptSecrets): Promise<ProvedPerson>;
};

/** What binds the return to the beginning: state and nonce (OpenID Connect Core 3.1.2.1), PKCE verifier (RFC 7636). */
export type KeptSecrets = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
};

/** @restricted `personalNumber`: số định danh cá nhân, 12 digits. */
export type ProvedPerson = { readonly subject: string; readonly personalNumber: string };

/** Name of the claim that carries the personal identification number, and of the scope that asks for it. */
export const personalNumberClaim = 'personal_identification_number';

/** The provider did not prove anybody. The cause is for the log; it never holds what the provider said of a person. */
export class SingleSignOnError extends Error {
  readonly reason: 'UNREACHABLE' | 'NOT_PROVED' | 'CLAIM_MISSING';
  constructor(reason: SingleSignOnError['reason'], cause?: unknown) {
    super(`single sign-on: ${reason}`, { cause });
    this.name = 'SingleSignOnError';
    this.reason = reason;
  }
}
