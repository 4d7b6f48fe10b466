import fs from 'node:fs';
import type { Platform } from '#kernel/actions/platform.ts';
import type { Config } from '#kernel/config/config.ts';
import { Database } from '#kernel/db/database.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import type { Installation } from '#kernel/db/installation.ts';
import type { IdentityProvider } from '#standards/oidc/contract.ts';
import { openIdProvider } from '#standards/oidc/openid-provider.ts';
import { type Cookies, createCookies, isOwnPage, isSafeMethod } from './cookies.ts';
import { deviceOf } from './rules/device.ts';
import type { Browser } from './sign-in/complete-sign-in.ts';
import { createPasswordHasher, type PasswordHasher } from './sign-in/password-hash.ts';
import type { Site } from './sign-in/passkeys.ts';
import { officialOf, readRights } from './store/account-row.ts';
import { type AuthParts, inAuth } from './store/auth-store.ts';
import { findSession, type Session, touchSession } from './store/sessions.ts';

/** What the room offers to whoever has a request in hand: the web server and the room's own pages. */
export type Identity = {
  readonly parts: AuthParts;
  readonly cookies: Cookies;
  /** The one foreign sign-in that is configured, or null. */
  readonly provider: IdentityProvider | null;
  /**
   * Who is signed in, with the rights of today. Null without a session, with one that is locked or over, without a post today, and
   * for a change that does not come from a page of ours.
   */
  readSession(request: Request): Promise<Extract<Actor, { kind: 'OFFICIAL' }> | null>;
  /** The session of this browser in whatever state, without touching it. */
  findSession(request: Request): Promise<Session | null>;
  /** Refuses a change that does not come from a page of ours. @throws AnNhiError `FOREIGN_ORIGIN` */
  assertOwnPage(request: Request): void;
  isOwnPage(request: Request): boolean;
  browserOf(request: Request): Browser;
  /** Where passkeys belong, or null where they cannot work (an address without a host name). */
  siteOf(request: Request): Site | null;
  close(): Promise<void>;
};

export type IdentitySettings = Pick<
  Config,
  'ANNHI_ORIGIN' | 'ANNHI_OIDC_ISSUER' | 'ANNHI_OIDC_CLIENT_ID' | 'ANNHI_OIDC_CLIENT_SECRET_FILE'
>;

const known = new WeakMap<Platform, Identity>();

/** The identity of this platform, for the pages of the room. */
export function identityOf(platform: Platform): Identity {
  const identity = known.get(platform);
  if (!identity) throw new Error('createIdentity has not been called for this platform');
  return identity;
}

/** Opens the sign-in of an installation on the login that owns the secrets. Close it with the platform. */
export function createIdentity(given: {
  readonly installation: Pick<Installation, 'connection'>;
  readonly platform: Platform;
  readonly config: IdentitySettings;
  readonly hasher?: PasswordHasher;
  readonly provider?: IdentityProvider;
}): Identity {
  const { platform, config } = given;
  const auth = new Database(given.installation.connection('auth'), 4);
  const hasher = given.hasher ?? createPasswordHasher(platform.keys);
  const parts: AuthParts = { auth, keys: platform.keys, clock: platform.clock, hasher, mode: platform.mode };
  const origin = config.ANNHI_ORIGIN?.replace(/\/$/, '') ?? '';
  const cookies = createCookies(origin);

  const readOpenSession = async (request: Request) => {
    const token = cookies.read(request, 'session');
    if (!token) return null;
    if (!isSafeMethod(request) && !isOwnPage(request, origin)) return null;
    const now = parts.clock.now();
    return inAuth(parts, async (tx) => {
      const session = await findSession(tx, token, now);
      if (session?.state !== 'OPEN') return null;
      const { hasPost, grants } = await readRights(tx, session.account, now);
      if (!hasPost) return null;
      await touchSession(tx, session, now);
      return officialOf(session.account, grants);
    });
  };

  const identity: Identity = {
    parts,
    cookies,
    provider: given.provider ?? configuredProvider(config),
    readSession: readOpenSession,
    async findSession(request) {
      const token = cookies.read(request, 'session');
      return token ? inAuth(parts, (tx) => findSession(tx, token, parts.clock.now())) : null;
    },
    assertOwnPage(request) {
      if (!isOwnPage(request, origin)) throw foreignOrigin();
    },
    isOwnPage: (request) => isOwnPage(request, origin),
    browserOf: (request) => ({
      device: deviceOf(request.headers.get('user-agent') ?? ''),
      token: cookies.read(request, 'session'),
    }),
    siteOf(request) {
      const site = origin || new URL(request.url).origin;
      const { hostname } = new URL(site);
      const isNamed = origin ? !/^[\d.]+$|^\[/.test(hostname) : hostname === 'localhost';
      return isNamed ? { origin: site } : null;
    },
    close: () => auth.close(),
  };
  known.set(platform, identity);
  return identity;
}

function configuredProvider(config: IdentitySettings): IdentityProvider | null {
  const {
    ANNHI_OIDC_ISSUER: issuer,
    ANNHI_OIDC_CLIENT_ID: clientId,
    ANNHI_OIDC_CLIENT_SECRET_FILE: file,
  } = config;
  if (!issuer && !clientId && !file) return null;
  if (!issuer || !clientId || !file)
    throw incomplete('ANNHI_OIDC_ISSUER, ANNHI_OIDC_CLIENT_ID, ANNHI_OIDC_CLIENT_SECRET_FILE');
  return openIdProvider({ issuer, clientId, clientSecret: readSecret(file) });
}

function readSecret(file: string): string {
  try {
    if ((fs.statSync(file).mode & 0o077) === 0) return fs.readFileSync(file, 'utf8').trim();
  } catch {
    // Told below: absent and readable by others are repaired in the same place.
  }
  throw incomplete('ANNHI_OIDC_CLIENT_SECRET_FILE');
}

function incomplete(names: string): AnNhiError {
  return new AnNhiError('REFUSED', 'SINGLE_SIGN_ON_INCOMPLETE', {
    vi: `Đăng nhập một lần chưa cấu hình đủ: ${names}. Tệp khóa phải có và chỉ người dùng này đọc được (quyền 0600).`,
    en: `Single sign-on is not configured completely: ${names}. The secret file must exist and be readable by this user only (mode 0600).`,
  });
}

function foreignOrigin(): AnNhiError {
  return new AnNhiError('REFUSED', 'FOREIGN_ORIGIN', {
    vi: 'Yêu cầu này không đến từ trang của chúng tôi. Mở lại trang rồi làm lại.',
    en: 'This request does not come from our own page. Open the page again and repeat it.',
  });
}
