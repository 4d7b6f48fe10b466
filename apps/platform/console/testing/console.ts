import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import { readConfig } from '#kernel/config/config.ts';
import { asId, type PersonId } from '#kernel/ids/ids.ts';
import { mailRoom } from '#kernel/mail/mail.ts';
import { noTransport } from '#kernel/mail/transport.ts';
import { type Actor, systemActor } from '#kernel/permissions/actor.ts';
import type { Role } from '#kernel/permissions/roles.ts';
import { official, type TestPlatform, useTestPlatform } from '#kernel/testing/platform.ts';
import { createIdentity, type Identity } from '#modules/identity/http.ts';
import { createApp } from '../../http/app.ts';
import { loadPublicSide } from '../../public/render.ts';
import { publicRoutes } from '../../public/routes.ts';
import { rooms, routes } from '../../rooms.ts';
import { type Listening, listen } from '../../serve.ts';
import { consoleRoutes } from '../routes.ts';
import { withBundles } from './built.ts';

export type ConsoleAnswer = {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly location: string | null;
};
type Visit = {
  readonly as?: Actor;
  readonly cookies?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type TestConsole = {
  readonly test: TestPlatform;
  /** Where it listens, no slash at the end. */
  readonly address: string;
  get(path: string, visit?: Visit): Promise<ConsoleAnswer>;
  /** Sends a form as a browser without scripts does. */
  post(path: string, form: Readonly<Record<string, string>>, visit?: Visit): Promise<ConsoleAnswer>;
  /** The cookie with which this actor is signed in. */
  signIn(actor: Actor): string;
  /** Real sign-in, for tests that walk through it. */
  readonly identity: Identity;
  /** Ends every session that `signIn` gave. */
  signEverybodyOut(): void;
  /** An official of the office where reports arrive, with a name of their own in the directory. Invented. */
  officer(roles: readonly Role[], name?: string): Promise<Extract<Actor, { kind: 'OFFICIAL' }>>;
  /** Faults that the server wrote to its log. */
  readonly faults: unknown[];
};

const cookieName = 'test_session';

/**
 * The whole running console on a database of this test file's own. Who is signed in is told by a cookie that `signIn` gives, or by a
 * real session.
 */
export function useConsole(): TestConsole {
  const test = useTestPlatform([mailRoom(noTransport), ...rooms]);
  const sessions = new Map<string, Actor>();
  const faults: unknown[] = [];
  const server: { listening?: Listening; identity?: Identity } = {};

  beforeAll(async () => {
    const identity = createIdentity({ installation: test, platform: test.platform, config: readConfig({}) });
    server.identity = identity;
    const invented = (request: Request) =>
      sessions.get(
        new RegExp(`${cookieName}=([0-9a-f-]+)`).exec(request.headers.get('cookie') ?? '')?.[1] ?? '',
      );
    const readSession = async (request: Request) => invented(request) ?? identity.readSession(request);
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (fields: object) => void faults.push(fields),
    };
    const [publicSide, pages] = await withBundles(
      async () => [await loadPublicSide(true), await consoleRoutes({ readSession, log })] as const,
    );
    const app = createApp({
      tools: {
        platform: test.platform,
        config: readConfig({}),
        origin: 'http://console.invalid',
        page: publicSide.page,
      },
      routes: [...publicRoutes(publicSide.assets), ...routes, ...pages],
      readSession,
      log,
      observe: () => undefined,
    });
    server.listening = await listen(app, '127.0.0.1', 0);
  }, 180_000);
  afterAll(async () => {
    await server.listening?.close();
    await server.identity?.close();
  });

  const address = () => server.listening?.address ?? '';
  const signIn = (actor: Actor) => {
    const id = randomUUID();
    sessions.set(id, actor);
    return `${cookieName}=${id}`;
  };
  const headersOf = ({ as, cookies, headers }: Visit) => ({
    ...headers,
    cookie: [cookies, as && signIn(as)].filter(Boolean).join('; '),
  });
  return {
    test,
    faults,
    signIn,
    get identity() {
      if (!server.identity) throw new Error('inside tests only');
      return server.identity;
    },
    signEverybodyOut: () => sessions.clear(),
    get address() {
      return address();
    },
    get: async (path, visit = {}) =>
      read(await fetch(address() + path, { redirect: 'manual', headers: headersOf(visit) })),
    post: async (path, form, visit = {}) =>
      read(
        await fetch(address() + path, {
          method: 'POST',
          redirect: 'manual',
          headers: headersOf(visit),
          body: new URLSearchParams(form),
        }),
      ),
    async officer(roles, name = 'Nguyễn Thị Thử') {
      const made = await test.database.run(systemActor('test'), async (tx) => {
        const office = await sql<{
          id: string;
        }>`select reports.single_intake(${test.clock.now()}) as id`.execute(tx);
        const actor = official(office.rows[0]?.id ?? '', roles);
        await tx
          .insertInto('directory.person')
          .values({ id: actor.personId, full_name: name, folded: name.toLowerCase() })
          .execute();
        return actor;
      });
      return { ...made, personId: asId<PersonId>(made.personId) };
    },
  };
}

async function read(response: Response): Promise<ConsoleAnswer> {
  return {
    status: response.status,
    text: await response.text(),
    headers: response.headers,
    location: response.headers.get('location'),
  };
}
