import { afterAll, beforeAll } from 'vitest';
import { readConfig } from '#kernel/config/config.ts';
import { mailRoom } from '#kernel/mail/mail.ts';
import type { Letter } from '#kernel/mail/transport.ts';
import { telephonyRoom } from '#kernel/telephony/telephony.ts';
import type { PhoneMessage } from '#kernel/telephony/transport.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import { type TestPlatform, useTestPlatform } from '#kernel/testing/platform.ts';
import { createApp } from '../http/app.ts';
import { loadPublicSide } from '../public/render.ts';
import { publicRoutes } from '../public/routes.ts';
import { rooms, routes } from '../rooms.ts';
import { type Listening, listen } from '../serve.ts';

export type StartedPlatform = TestPlatform & {
  /** `http://127.0.0.1:<port>`, really listening. */
  readonly address: string;
  /** Every line that was logged, as JSON. */
  readonly log: readonly string[];
  /** Letters that left. */
  readonly letters: readonly Letter[];
  /** Calls and text messages that left. */
  readonly rung: readonly PhoneMessage[];
  /** The value of a `cookie` header under which the server takes the caller for this official. */
  signIn(actor: Actor): string;
};

/** The whole platform in this process, listening on a free port, on a database of this test file's own, at a clock that the test moves. */
export function useStartedPlatform(options: { readonly bodyPatienceMs?: number } = {}): StartedPlatform {
  const letters: Letter[] = [];
  const mail = mailRoom({
    send(_id, letter) {
      letters.push(letter);
      return Promise.resolve({ proof: '250 OK' });
    },
  });
  const rung: PhoneMessage[] = [];
  const phone = telephonyRoom({
    send(_id, message) {
      rung.push(message);
      return Promise.resolve({ proof: '200' });
    },
  });
  const test = useTestPlatform([mail, phone, ...rooms]);
  const log: string[] = [];
  const sessions = new Map<string, Actor>();
  const write = (fields: object, message: string) =>
    void log.push(JSON.stringify({ ...fields, message }, plainErrors));
  const server: { listening?: Listening } = {};
  beforeAll(async () => {
    const { page, assets } = await loadPublicSide(false);
    const tools = { platform: test.platform, config: readConfig({}), origin: 'http://an-nhi.test', page };
    const app = createApp({
      tools,
      routes: [...publicRoutes(assets), ...routes],
      readSession: (request) => Promise.resolve(sessions.get(request.headers.get('cookie') ?? '') ?? null),
      log: { info: write, warn: write, error: write },
      ...options,
      observe: (method, pattern, status) => void log.push(`${method} ${pattern} ${status}`),
    });
    server.listening = await listen(app, '127.0.0.1', 0);
  });
  afterAll(() => server.listening?.close());
  const own = {
    get address() {
      if (!server.listening) throw new Error('the platform listens inside tests and hooks only');
      return server.listening.address;
    },
    log,
    letters,
    rung,
    signIn(actor: Actor) {
      const cookie = `test-session=${sessions.size}`;
      sessions.set(cookie, actor);
      return cookie;
    },
  };
  return Object.defineProperties(own as unknown as StartedPlatform, Object.getOwnPropertyDescriptors(test));
}

function plainErrors(_key: string, value: unknown): unknown {
  return value instanceof Error
    ? { message: value.message, cause: String(value.cause), stack: value.stack }
    : value;
}
