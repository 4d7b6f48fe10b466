import { describe, expect, it, vi } from 'vitest';
import type { Platform } from '#kernel/actions/platform.ts';
import { attendance } from './attendance.ts';

const now = new Date('2026-11-22T19:00:00Z');
const platformSaying = (say: () => Promise<{ unattendedUntil: string | null }>) => {
  const call = vi.fn(say);
  return { platform: { call, clock: { now: () => now } } as unknown as Platform, call };
};

describe('what a page says of who is awake', () => {
  it('is nothing while somebody reads, and is asked once for everybody', async () => {
    const { platform, call } = platformSaying(() => Promise.resolve({ unattendedUntil: null }));
    const said = await Promise.all(Array.from({ length: 50 }, () => attendance({ platform })));
    expect(new Set(said.map((one) => JSON.stringify(one)))).toEqual(new Set(['{}']));
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('is the hour from which somebody reads, and no hour when that is days away', async () => {
    for (const [until, expected] of [
      ['2026-11-23T00:00:00Z', '2026-11-23T00:00:00Z'],
      ['2026-11-29T19:00:00Z', null],
    ] as const) {
      const { platform } = platformSaying(() => Promise.resolve({ unattendedUntil: until }));
      expect(await attendance({ platform })).toEqual({ unattendedUntil: expected });
    }
  });

  it('is the safe sentence when the database is away', async () => {
    const { platform } = platformSaying(() => Promise.reject(new Error('away')));
    expect(await attendance({ platform })).toEqual({ unattendedUntil: null });
  });

  it('is the safe sentence when the answer takes too long, and the page does not wait', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { platform } = platformSaying(() => new Promise(() => undefined));
    const said = attendance({ platform });
    await vi.advanceTimersByTimeAsync(400);
    expect(await said).toEqual({ unattendedUntil: null });
    vi.useRealTimers();
  });
});
