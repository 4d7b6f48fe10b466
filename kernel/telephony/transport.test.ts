import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  folderPhoneTransport,
  gatewayTransport,
  noPhoneTransport,
  type PhoneMessage,
  type PhoneTransport,
} from './transport.ts';

const message: PhoneMessage = { kind: 'CALL', to: '+84900000001', words: 'Có việc khẩn số 7. Mở An Nhi.' };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-phone-'));
const secretFile = path.join(folder, 'secret');
type Taken = { readonly headers: http.IncomingHttpHeaders; readonly body: string; readonly method: string };
const taken: Taken[] = [];
/** How the gateway answers now; a test changes it. */
const gateway: { answer: (response: http.ServerResponse) => void } = { answer: () => undefined };
const elsewhere: string[] = [];
const server = http.createServer((request, response) => {
  if (request.url === '/elsewhere') {
    elsewhere.push(String(request.headers.authorization));
    response.end('{}');
    return;
  }
  let body = '';
  request.on('data', (chunk: Buffer) => void (body += chunk.toString('utf8')));
  request.on('end', () => {
    taken.push({ headers: request.headers, body, method: request.method ?? '' });
    gateway.answer(response);
  });
});
let url = '';
beforeAll(async () => {
  fs.writeFileSync(secretFile, 'bi-mat-cua-cong\n');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/goi`;
});
beforeEach(() => {
  taken.length = 0;
  gateway.answer = (response) => response.writeHead(202).end('{"reference":"G-1"}');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'TAKEN',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'NO_CODE'),
  );

/** What every transport promises, whichever stands behind the port. */
describe.each<[string, () => PhoneTransport, () => string]>([
  ['a gateway', () => gatewayTransport(url, secretFile), () => taken.map((one) => one.body).join('\n')],
  [
    'a folder',
    () => folderPhoneTransport(path.join(folder, 'phone')),
    () =>
      fs
        .readdirSync(path.join(folder, 'phone'))
        .map((name) => fs.readFileSync(path.join(folder, 'phone', name), 'utf8'))
        .join('\n'),
  ],
])('%s', (_name, make, received) => {
  it('takes the number and the words as they are, and proves it', async () => {
    const { proof } = await make().send('id-1', message);
    expect(proof).not.toBe('');
    expect(JSON.parse(received())).toMatchObject(message);
  });

  it('sent twice under one id is one message for whoever reads the id', async () => {
    const transport = make();
    await transport.send('id-1', message);
    await transport.send('id-1', message);
    const ids = new Set([...taken.map((one) => String(one.headers['idempotency-key'])), 'id-1']);
    expect(ids).toEqual(new Set(['id-1']));
  });
});

describe('a gateway', () => {
  it('is shown the secret and the idempotency key, and its reference is the proof', async () => {
    expect(await gatewayTransport(url, secretFile).send('id-2', message)).toEqual({ proof: '202 G-1' });
    expect(taken[0]).toMatchObject({
      method: 'POST',
      headers: {
        authorization: 'Bearer bi-mat-cua-cong',
        'idempotency-key': 'id-2',
        'content-type': 'application/json',
      },
    });
    await gatewayTransport(url, null).send('id-3', message);
    expect(taken[1]?.headers.authorization).toBeUndefined();
  });

  it.each([
    [500, 'GATEWAY_500'],
    [429, 'GATEWAY_429'],
    [401, 'GATEWAY_401'],
  ])('that answers %i has not taken it', async (status, code) => {
    gateway.answer = (response) => response.writeHead(status).end('Có lỗi với số +84900000001');
    expect(await codeOf(gatewayTransport(url, null).send('id', message))).toBe(code);
  });

  it('that redirects carries neither number nor secret elsewhere', async () => {
    gateway.answer = (response) => response.writeHead(307, { location: '/elsewhere' }).end();
    expect(await codeOf(gatewayTransport(url, secretFile).send('id', message))).toBe('GATEWAY_REDIRECTS');
    expect(elsewhere).toEqual([]);
  });

  it('that never answers is given up, and one that is not there as well', async () => {
    gateway.answer = () => undefined;
    expect(await codeOf(gatewayTransport(url, null, 50).send('id', message))).toBe('GATEWAY_SLOW');
    expect(await codeOf(gatewayTransport('http://127.0.0.1:1/', null).send('id', message))).toBe(
      'GATEWAY_DOWN',
    );
  });

  it('whose answer has no end, or is no JSON, or is strange, has taken it all the same', async () => {
    gateway.answer = (response) => {
      response.writeHead(200);
      const pour = () => {
        if (!response.destroyed && response.write('x'.repeat(64 * 1024))) setImmediate(pour);
        else response.once('drain', pour);
      };
      pour();
    };
    expect(await gatewayTransport(url, null).send('id', message)).toEqual({ proof: '200' });
    for (const body of [
      '<html>',
      '[]',
      '{"reference":{"a":1}}',
      `{"reference":"${'x'.repeat(500)}"}`,
      '{"reference":"a\\nb"}',
    ]) {
      gateway.answer = (response) => response.writeHead(200).end(body);
      expect(await gatewayTransport(url, null).send('id', message)).toEqual({ proof: '200' });
    }
  });

  it('says in no error to whom or what', async () => {
    gateway.answer = (response) => response.writeHead(500).end('+84900000001');
    const said = await gatewayTransport(url, secretFile)
      .send('id', message)
      .catch((error: unknown) => JSON.stringify(error, Object.getOwnPropertyNames(error)));
    for (const secret of ['84900000001', 'khẩn', 'bi-mat']) expect(said).not.toContain(secret);
  });

  it('whose secret cannot be read is not called without it', async () => {
    const missing = path.join(folder, 'khong-co');
    expect(await codeOf(gatewayTransport(url, missing).send('id', message))).toBe(
      'GATEWAY_SECRET_UNREADABLE',
    );
    expect(taken).toEqual([]);
  });
});

it('without a gateway nothing is taken', async () => {
  expect(await codeOf(noPhoneTransport.send('id', message))).toBe('NO_GATEWAY');
});
