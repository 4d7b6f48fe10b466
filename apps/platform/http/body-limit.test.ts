import type { Context } from 'hono';
import { describe, expect, it } from 'vitest';
import { createBodyLimiter } from './body-limit.ts';

const piece = 64 * 1024;
const turns = async () => {
  for (let n = 0; n < 200; n += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A sender whose body comes as fast as it is read, up to `size`, and ends only when told. */
function sender(size: number): { c: Context; taken(): number; finish(): void } {
  let taken = 0;
  let finish = () => {};
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (taken >= size) {
          await ended;
          return controller.close();
        }
        taken += piece;
        controller.enqueue(new Uint8Array(piece));
      },
    },
    { highWaterMark: 0 },
  );
  const request = new Request('http://an-nhi.test/bao-tin', {
    method: 'POST',
    body,
    duplex: 'half',
  } as RequestInit);
  const c = { req: { raw: request, header: (name: string) => request.headers.get(name) ?? undefined } };
  return { c: c as unknown as Context, taken: () => taken, finish: () => finish() };
}

describe('large bodies', () => {
  it('take turns: eight at once are in memory, the others wait after a quarter of a megabyte and come next', async () => {
    const limit = createBodyLimiter(60_000);
    const senders = Array.from({ length: 40 }, () => sender(2 ** 20));
    const answers = senders.map((one) => limit(one.c, 12 * 2 ** 20));
    await turns();
    const whole = senders.filter((one) => one.taken() === 2 ** 20);
    expect(whole).toHaveLength(8);
    for (const one of senders.filter((waiting) => !whole.includes(waiting)))
      expect(one.taken()).toBeLessThanOrEqual(256 * 1024 + piece);
    for (const one of senders) one.finish();
    expect(await Promise.all(answers)).toEqual(senders.map(() => null));
    for (const one of senders) expect((await one.c.req.raw.arrayBuffer()).byteLength).toBe(2 ** 20);
  });

  it('hold up no small one meanwhile', async () => {
    const limit = createBodyLimiter(60_000);
    const large = Array.from({ length: 20 }, () => sender(2 ** 20));
    const waiting = large.map((one) => limit(one.c, 12 * 2 ** 20));
    await turns();
    const small = sender(2 * piece);
    small.finish();
    expect(await limit(small.c, 12 * 2 ** 20)).toBeNull();
    for (const one of large) one.finish();
    await Promise.all(waiting);
  });

  it('that wait too long for their turn are told so, and their place goes to the next', async () => {
    const limit = createBodyLimiter(30);
    const all = Array.from({ length: 12 }, () => sender(2 ** 20));
    const answers = await Promise.all(all.map((one) => limit(one.c, 12 * 2 ** 20)));
    expect(answers.map((answer) => answer?.code)).toEqual(all.map(() => 'TOO_SLOW'));
    const next = sender(2 ** 20);
    next.finish();
    expect(await limit(next.c, 12 * 2 ** 20)).toBeNull();
  });

  it('over the limit are dropped as they come, to the end, so that the sender hears the answer', async () => {
    const limit = createBodyLimiter(60_000);
    const huge = sender(40 * 2 ** 20);
    huge.finish();
    expect((await limit(huge.c, 2 ** 20))?.code).toBe('TOO_LARGE');
    expect(huge.taken()).toBe(40 * 2 ** 20);
  });

  it('whose sender hangs up end without a fault', async () => {
    const limit = createBodyLimiter(60_000);
    const body = new ReadableStream({
      pull(controller) {
        controller.error(new Error('aborted'));
      },
    });
    const request = new Request('http://an-nhi.test/', {
      method: 'POST',
      body,
      duplex: 'half',
    } as RequestInit);
    const c = { req: { raw: request, header: () => undefined } } as unknown as Context;
    expect((await limit(c, 1024))?.code).toBe('TOO_SLOW');
  });
});
