import { afterEach, describe, expect, it, vi } from 'vitest';
import { ClockMovedBackError } from '#kernel/clock/clock.ts';
import { readConfig } from '#kernel/config/config.ts';
import type { Tools } from '#kernel/http/route.ts';
import { useTestPlatform } from '#kernel/testing/platform.ts';
import { createApp } from '../http/app.ts';
import { rooms } from '../rooms.ts';
import { publicRoutes } from './routes.ts';

const test = useTestPlatform(rooms);
afterEach(() => vi.restoreAllMocks());

const leave = async (env: NodeJS.ProcessEnv = {}) => {
  const page: Tools['page'] = () => {
    throw new Error('no page of ours may be drawn');
  };
  const app = createApp({
    tools: { platform: test.platform, config: readConfig(env), origin: 'http://an-nhi.test', page },
    routes: publicRoutes([]),
    readSession: () => Promise.resolve(null),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    observe: () => undefined,
  });
  return app.request('http://an-nhi.test/thoat');
};

describe('"Thoát"', () => {
  it('leads to the neutral site of the operator and clears what the browser kept of us', async () => {
    const answer = await leave({ ANNHI_EXIT_URL: 'https://thoi-tiet.example/' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('https://thoi-tiet.example/');
    expect(answer.headers.get('clear-site-data')).toBe('"cache"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).toBe('');
  });

  it('without one shows the calendar of the month, and not a word of us', async () => {
    test.clock.set('2026-11-30T18:00:00Z');
    const answer = await leave();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('clear-site-data')).toBe('"cache"');
    const html = await answer.text();
    // It is already the first of December in Viet Nam, a Tuesday.
    expect(html).toContain('<title>Lịch tháng 12 năm 2026</title>');
    expect(html).toMatch(/<tr><td><\/td><td align="center"><b>\[1\]<\/b><\/td>/);
    expect(html.match(/<td align="center">/g)).toHaveLength(31);
    expect(html).not.toMatch(/An Nhi|trẻ|111|113|báo tin|href="\/|<form|<script/iu);
  });

  it('leads away even on a day when our clock cannot be trusted', async () => {
    vi.spyOn(test.clock, 'now').mockImplementation(() => {
      throw new ClockMovedBackError(3_600_000);
    });
    const answer = await leave();
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<h1>Lịch</h1>');
  });
});
