import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '#kernel/actions/platform.ts';
import { readConfig } from '#kernel/config/config.ts';
import { AnNhiError, conflict, notFound } from '#kernel/errors/errors.ts';
import { official } from '#kernel/testing/platform.ts';
import { provideConsole } from '#ui/console/context.ts';
import { defaultPreferences } from '#ui/console/preferences.ts';
import { withBundles } from './testing/built.ts';

const built = path.join(fileURLToPath(new URL('../../..', import.meta.url)), 'build/console/server/index.js');
let answer: ReturnType<typeof createRequestHandler>;
beforeAll(async () => {
  const bundle = await withBundles(() => import(pathToFileURL(built).href) as Promise<ServerBuild>);
  answer = createRequestHandler(bundle, 'production');
}, 180_000);

const faults: unknown[] = [];

/** The queue as it is drawn when the platform fails with this. */
async function page(error: unknown, language: 'vi' | 'en' = 'vi') {
  const platform = {
    mode: 'real',
    clock: { now: () => new Date('2026-11-23T02:00:00Z') },
    call: () => Promise.reject(error as Error),
  } as unknown as Platform;
  const request = new Request('http://console.invalid/console/tin');
  const context = new RouterContextProvider();
  provideConsole(context, {
    tools: { platform, config: readConfig({}), origin: 'http://console.invalid', page: () => new Response() },
    actor: official('018f0000-0000-7000-8000-000000000001', ['INTAKE_OFFICER']),
    whoami: { personName: 'Nguyễn Thị Thử', offices: ['Sở Ví Dụ'] },
    preferences: { ...defaultPreferences, language },
    trace: 'trace',
    nonce: 'nonce',
    request,
    hasPage: () => false,
    logFault: (fault) => void faults.push(fault),
  });
  const response = await answer(request, context);
  const html = await response.text();
  return {
    status: response.status,
    html,
    text: html.replaceAll(/<script[\s\S]*?<\/script>/g, '').replaceAll(/<[^>]+>/g, ' '),
  };
}

describe('what a person reads when a page cannot be shown', () => {
  it('says that it was not found, what that may mean, and where to go on', async () => {
    const { status, text } = await page(notFound());
    expect(status).toBe(404);
    expect(text).toContain('thuộc nơi khác phụ trách');
    expect(text).toContain('Về trang đầu');
  });

  it('says when the page is old, in the rule’s own words', async () => {
    const { status, text } = await page(
      conflict('STATE_CHANGED', { vi: 'Có người nhanh hơn.', en: 'Somebody was faster.' }),
    );
    expect(status).toBe(409);
    expect(text).toContain('Có người nhanh hơn.');
    expect(text).toContain('Mở lại trang này');
  });

  it('names 111 and 113 when the system is down, and says that nothing is lost', async () => {
    const { status, text } = await page(
      new AnNhiError('UNAVAILABLE', 'DATABASE_DOWN', {
        vi: 'Cơ sở dữ liệu đang ngừng. Chưa có gì bị mất.',
        en: 'The database is down.',
      }),
    );
    expect(status).toBe(503);
    expect(text).toContain('Chưa có gì bị mất');
    expect(text).toContain('111');
    expect(text).toContain('113');
  });

  it('keeps the inside of a fault for the log', async () => {
    const fault = new Error('relation reports.secret does not exist');
    const { status, html, text } = await page(fault);
    expect(status).toBe(500);
    expect(html).not.toContain('reports.secret');
    expect(text).toContain('111');
    expect(new Set(faults)).toEqual(new Set([fault]));
  });

  it('speaks English to whoever chose it, and shows who is here and where they can go', async () => {
    const { text } = await page(notFound(), 'en');
    expect(text).toContain('another office may be in charge');
    expect(text).toContain('Nguyễn Thị Thử');
    expect(text).toContain('Reports');
  });
});
