import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '#kernel/config/config.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { useTestPlatform } from '#kernel/testing/platform.ts';
import { createApp } from '#platform/http/app.ts';
import { rooms } from '#platform/rooms.ts';
import { type Listening, listen } from '#platform/serve.ts';
import { hotlineSchema } from '#standards/hotline-111/contract.ts';
import { hotlineApiRoutes } from './api.ts';

const test = useTestPlatform(rooms);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-111-'));
const secret = 'mot-bi-mat-du-dai-de-thu-khong-dung-that';
const file = path.join(folder, 'secret');
fs.writeFileSync(file, `${secret}\n`);
fs.writeFileSync(path.join(folder, 'short'), 'ngan\n');
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const logged: string[] = [];
const appWith = (env: NodeJS.ProcessEnv) =>
  createApp({
    tools: {
      platform: test.platform,
      config: readConfig(env),
      origin: 'http://an-nhi.test',
      page: () => {
        throw new Error('no page');
      },
    },
    routes: hotlineApiRoutes,
    readSession: () => Promise.resolve(null),
    log: {
      info: (fields, message) => void logged.push(JSON.stringify({ fields, message })),
      warn: (fields, message) => void logged.push(JSON.stringify({ fields, message })),
      error: (fields, message) => void logged.push(JSON.stringify({ fields, message })),
    },
    observe: () => undefined,
  });
const servers: Listening[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
});
/** A server of its own for each setting, really listening. */
async function serve(env: NodeJS.ProcessEnv): Promise<string> {
  const server = await listen(appWith(env), '127.0.0.1', 0);
  servers.push(server);
  return server.address;
}
let address: Promise<string> | null = null;
const app = () => (address ??= serve({ ANNHI_111_INBOUND_SECRET_FILE: file }));
const one = (more: object = {}) => ({
  schema: hotlineSchema,
  caseNumber: `BN-${randomUUID().slice(0, 8)}`,
  receivedAt: '2026-11-23T01:00:00Z',
  purpose: 'HANDLE',
  text: 'Mẹ gọi 111, nghe máy lúc sáng',
  ...more,
});
const send = async (to: Promise<string>, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${await to}/api/v1/hotline-111/cases`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${secret}`,
      'idempotency-key': randomUUID(),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const count = () =>
  test.database.run(
    systemActor('test'),
    async (tx) => (await sql<{ n: number }>`select count(*) as n from reports.report`.execute(tx)).rows[0]?.n,
  );

describe('111 at our door', () => {
  it('gets a receipt, and the same one for a repetition', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const body = one();
    const first = await send(app(), body, key);
    expect(first.status).toBe(201);
    const receipt = (await first.json()) as { receipt: string };
    expect(receipt.receipt).toMatch(/^AN-\d+$/);
    const again = await send(app(), body, key);
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ receipt: receipt.receipt, isNew: false });
    expect(await count()).toBe(1);
  });

  it('does not exist where no secret of 111 is configured, and takes no short one', async () => {
    expect((await send(serve({}), one())).status).toBe(404);
    const short = serve({ ANNHI_111_INBOUND_SECRET_FILE: path.join(folder, 'short') });
    expect((await send(short, one(), { authorization: 'Bearer ngan' })).status).toBe(401);
  });

  it.each([
    ['no secret', one(), { authorization: '' }, 401],
    ['a wrong secret', one(), { authorization: 'Bearer mot-bi-mat-khac-cung-du-dai-de-thu-that' }, 401],
    ['no key', one(), { 'idempotency-key': '' }, 422],
    ['no JSON', '{broken', {}, 422],
    ['another version', one({ schema: 'an-nhi.hotline-111/9' }), {}, 422],
    ['a picture', one({ picture: 'data:image/png;base64,AAAA' }), {}, 422],
    ['a number that is markup', one({ caseNumber: '<b>1</b>' }), {}, 422],
    ['nothing to read', one({ text: '\u200b' }), {}, 422],
  ])('with %s makes nothing and says why', async (_, body, headers, status) => {
    const before = await count();
    const answer = await send(app(), body, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(await count()).toBe(before);
  });

  it('leaves neither its secret nor a word of a case in the log', async () => {
    await send(app(), one({ text: 'chữ-kín-của-người-gọi' }));
    expect(logged.join('\n')).not.toMatch(/chữ-kín|mot-bi-mat/);
  });

  it('brings the number of a hand-over that nobody made to nobody', async () => {
    const answer = await fetch(`${await app()}/api/v1/hotline-111/receipts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({
        schema: hotlineSchema,
        handoverId: randomUUID(),
        caseNumber: '111-1',
        receivedAt: '2026-11-23T01:00:00Z',
      }),
    });
    expect(answer.status).toBe(404);
  });
});
