import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { zHotlineCase, zHotlineStatus } from '../contract.ts';

export type Received = { readonly path: string; readonly key: string; readonly body: unknown };
export type Behaviour = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/**
 * A hotline on this machine that keeps the contract: gives each key one number, whatever comes twice, and refuses strangers and wrong
 * messages. `behaveOnce` makes the next request meet something else.
 */
export async function startHotline(secret: string): Promise<{
  readonly address: string;
  readonly received: Received[];
  behaveOnce(behaviour: Behaviour): void;
  stop(): Promise<void>;
}> {
  const received: Received[] = [];
  const numbers = new Map<string, string>();
  const special: Behaviour[] = [];
  const server = http.createServer((request, response) => {
    const behaviour = special.shift();
    if (behaviour) return behaviour(request, response);
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const answer = (status: number, body: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (request.headers.authorization !== `Bearer ${secret}`) return answer(401, {});
      const path = request.url ?? '';
      const parsed = (path === '/cases' ? zHotlineCase : zHotlineStatus).safeParse(
        JSON.parse(Buffer.concat(parts).toString('utf8')),
      );
      if (!parsed.success) return answer(422, {});
      const key = String(request.headers['idempotency-key']);
      received.push({ path, key, body: parsed.data });
      const isNew = !numbers.has(key);
      const caseNumber = numbers.get(key) ?? `111-2026-${String(numbers.size + 1).padStart(6, '0')}`;
      numbers.set(key, caseNumber);
      return answer(isNew ? 201 : 200, { caseNumber, receivedAt: '2026-11-23T02:00:05Z', unknown: 'field' });
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    received,
    behaveOnce: (behaviour) => void special.push(behaviour),
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
