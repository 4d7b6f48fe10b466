import { afterAll, beforeAll } from 'vitest';
import { sql } from 'kysely';
import { readConfig } from '#kernel/config/config.ts';
import { asId, type OrganizationId } from '#kernel/ids/ids.ts';
import { mailRoom } from '#kernel/mail/mail.ts';
import { noTransport } from '#kernel/mail/transport.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { type TestPlatform, useTestPlatform } from '#kernel/testing/platform.ts';
import { ensureBundles } from '#platform/console/testing/built.ts';
import { consoleRoutes } from '#platform/console/routes.ts';
import { createApp } from '#platform/http/app.ts';
import { loadPublicSide } from '#platform/public/render.ts';
import { rooms, routes } from '#platform/rooms.ts';
import { listen } from '#platform/serve.ts';
import type { IdentityProvider } from '#standards/oidc/contract.ts';
import { seedDemoAccounts } from './demo.ts';
import { createIdentity, type Identity } from './http.ts';
import { createPasswordHasher } from './sign-in/password-hash.ts';

/** A browser without scripts: keeps cookies, follows nothing by itself, sends Origin with forms. */
export type PlainBrowser = {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Answer>;
  post(
    path: string,
    form: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
};
export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
  readonly headers: Headers;
};

export type IdentityConsole = {
  readonly test: TestPlatform;
  readonly identity: Identity;
  /** Where it listens, by the name under which passkeys work. */
  readonly address: string;
  readonly office: OrganizationId;
  readonly faults: unknown[];
  browser(): PlainBrowser;
};

type Running = {
  readonly identity: Identity;
  readonly address: string;
  readonly office: OrganizationId;
  close(): Promise<void>;
};

/** The running console with the real sign-in and the demonstration's accounts. */
export function useIdentityConsole(provider?: () => Promise<IdentityProvider>): IdentityConsole {
  const test = useTestPlatform([mailRoom(noTransport), ...rooms]);
  const faults: unknown[] = [];
  const opened: { running: Running | null } = { running: null };
  beforeAll(async () => {
    await ensureBundles();
    const hasher = createPasswordHasher(test.keys, { n: 1024, r: 8, p: 1 });
    const config = readConfig({});
    const identity = createIdentity({
      installation: test,
      platform: test.platform,
      config,
      hasher,
      ...(provider ? { provider: await provider() } : {}),
    });
    await seedDemoAccounts(test.platform, identity);
    const { readSession } = identity;
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (fields: object) => void faults.push(fields),
    };
    const publicSide = await loadPublicSide(true);
    const app = createApp({
      tools: { platform: test.platform, config, origin: 'http://localhost', page: publicSide.page },
      routes: [...routes, ...(await consoleRoutes({ readSession, log }))],
      readSession,
      log,
      observe: () => undefined,
    });
    const listening = await listen(app, '127.0.0.1', 0);
    const found = await test.database.run(systemActor('test'), (tx) =>
      sql<{ id: string }>`select reports.single_intake(${test.clock.now()}) as id`.execute(tx),
    );
    opened.running = {
      ...listening,
      identity,
      office: asId<OrganizationId>(found.rows[0]?.id ?? ''),
      address: listening.address.replace('127.0.0.1', 'localhost'),
    };
  }, 180_000);
  afterAll(async () => {
    await opened.running?.close();
    await opened.running?.identity.close();
  });
  const get = () => {
    if (!opened.running) throw new Error('inside tests only');
    return opened.running;
  };
  return {
    test,
    faults,
    get identity() {
      return get().identity;
    },
    get address() {
      return get().address;
    },
    get office() {
      return get().office;
    },
    browser: () => plainBrowser(get().address),
  };
}

function plainBrowser(address: string): PlainBrowser {
  const cookies = new Map<string, string>();
  async function send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(address + path, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      if (/max-age=0/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location'),
      headers: response.headers,
    };
  }
  return {
    cookies,
    get: (path) => send(path, {}),
    post: (path, form, headers = { origin: address }) =>
      send(path, { method: 'POST', body: new URLSearchParams(form), headers }),
  };
}
