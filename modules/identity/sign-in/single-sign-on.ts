import { randomBytes } from 'node:crypto';
import { openToken, sealToken } from '#kernel/keys/tokens.ts';
import { type IdentityProvider, type KeptSecrets, SingleSignOnError } from '#standards/oidc/contract.ts';
import { findAccount } from '../store/account-row.ts';
import { type AuthParts, inAuth, record, spendTicket } from '../store/auth-store.ts';
import { personalNumberIndex } from '../store/secrets.ts';
import type { Refused } from './complete-sign-in.ts';
import { type CodeNeeded, issueTicket } from './sign-in.ts';
import { sentences } from './sentences.ts';

const keptPurpose = 'identity-single-sign-on';
const keptMs = 10 * 60_000;

/** Sends the browser to the provider; `kept` comes back with the browser, sealed, and works once. */
export async function beginSingleSignOn(
  parts: AuthParts,
  provider: IdentityProvider,
  returnTo: string,
): Promise<{ address: string; kept: string }> {
  const { address, kept } = await provider.begin(returnTo);
  return {
    address,
    kept: sealToken(
      parts.keys,
      keptPurpose,
      { ...kept, once: randomBytes(8).toString('hex') },
      parts.clock.now(),
      keptMs,
    ),
  };
}

/**
 * The provider proved a person: that stands for the password, and the code of the app is still asked. It never makes an account;
 * a person without one, a forged return and a replayed one are answered alike.
 */
export async function finishSingleSignOn(
  parts: AuthParts,
  provider: IdentityProvider,
  returned: URL,
  kept: string,
): Promise<CodeNeeded | Refused> {
  const refuse = async (reason: string): Promise<Refused> => {
    await inAuth(parts, (tx) =>
      record(
        tx,
        parts.clock.now(),
        'single-sign-on',
        { subject: { kind: 'PROVIDER', id: new URL(provider.issuer).host }, facts: { reason } },
        undefined,
        'REFUSED',
      ),
    );
    return { kind: 'REFUSED', sentence: sentences.singleSignOnRefused };
  };
  const opened = openToken<KeptSecrets>(parts.keys, keptPurpose, kept, parts.clock.now());
  if (opened.state !== 'VALID') return refuse('NOT_BEGUN_HERE');
  // Spent before the provider is asked: a return works once, whatever comes of it.
  if (!(await inAuth(parts, (tx) => spendTicket(tx, kept, opened.token.expiresAt))))
    return refuse('REPLAYED');
  try {
    const { personalNumber } = await provider.finish(returned, opened.token.payload);
    const account = await inAuth(parts, (tx) =>
      findAccount(tx, { personalNumberIndex: personalNumberIndex(parts.keys, personalNumber) }),
    );
    if (!account) return await refuse('NO_ACCOUNT');
    await inAuth(parts, (tx) =>
      record(tx, parts.clock.now(), 'single-sign-on', { subject: { kind: 'ACCOUNT', id: account.id } }),
    );
    return { kind: 'CODE_NEEDED', ticket: issueTicket(parts, account.id) };
  } catch (error) {
    if (error instanceof SingleSignOnError) return refuse(error.reason);
    throw error;
  }
}
