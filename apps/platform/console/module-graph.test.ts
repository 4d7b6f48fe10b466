import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { RouterContextProvider, type ServerBuild } from 'react-router';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '#kernel/actions/platform.ts';
import { readConfig } from '#kernel/config/config.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { official } from '#kernel/testing/platform.ts';
import { getMyDay } from '#modules/care/contract.ts';
import { listApprovedSentences } from '#modules/replies/contract.ts';
import { listQueue, listViews } from '#modules/reports/contract.ts';
import { provideConsole } from '#ui/console/context.ts';
import { defaultPreferences } from '#ui/console/preferences.ts';
import { isForServerOnly } from './bundling.ts';
import { withBundles } from './testing/built.ts';

const built = path.join(fileURLToPath(new URL('../../..', import.meta.url)), 'build/console');
let bundle: ServerBuild;
beforeAll(async () => {
  bundle = await withBundles(
    () => import(pathToFileURL(path.join(built, 'server/index.js')).href) as Promise<ServerBuild>,
  );
}, 180_000);

/** A platform that only remembers how it was called. */
function spy(answer: (handle: unknown) => Promise<unknown>) {
  const calls: unknown[] = [];
  const platform = {
    mode: 'demo',
    clock: { now: () => new Date('2026-11-23T02:00:00Z') },
    call: (_actor: unknown, handle: unknown) => (calls.push(handle), answer(handle)),
  } as unknown as Platform;
  const context = new RouterContextProvider();
  const request = new Request('http://console.invalid/console/tin');
  provideConsole(context, {
    tools: { platform, config: readConfig({}), origin: 'http://console.invalid', page: () => new Response() },
    actor: official('018f0000-0000-7000-8000-000000000001', ['INTAKE_OFFICER']),
    whoami: null,
    preferences: defaultPreferences,
    trace: 'trace',
    nonce: 'nonce',
    request,
    hasPage: () => false,
    logFault: () => undefined,
  });
  const args = { context, request, url: new URL(request.url), params: {}, pattern: '' } as never;
  return { calls, args };
}

describe('there is one module graph', () => {
  it('a loader of the bundle calls this very platform with this very handle', async () => {
    const { calls, args } = spy(() =>
      Promise.resolve({
        items: [],
        next: null,
        counts: { open: 0, unclaimed: 0, mine: 0, emergency: 0 },
        avoided: [],
        views: [],
        sentences: [],
      }),
    );
    await bundle.routes['reports/tin']?.module.loader?.(args);
    expect(calls).toEqual([listQueue, getMyDay, listViews, listApprovedSentences]);
    expect(calls[0]).toBe(listQueue);
  });

  it('the bundle knows this very class of errors: a refusal becomes its page, not a fault', async () => {
    const { args } = spy(() => Promise.reject(notFound()));
    await expect(bundle.routes['reports/tin']?.module.loader?.(args)).rejects.toMatchObject({
      data: { reason: 'NOT_FOUND' },
      init: { status: 404 },
    });
  });

  it('the server bundle holds nothing of kernel, modules or packages but their markup', () => {
    const code = fs.readFileSync(path.join(built, 'server/index.js'), 'utf8');
    const regions = [...code.matchAll(/^\/\/ ([a-z]+\/\S+)$/gm)].map(([, file]) => file ?? '');
    expect(regions.length).toBeGreaterThan(10);
    expect(
      regions.filter(
        (file) =>
          /^(apps|kernel|modules|packages|standards|ui)\//.test(file) && !/\.(tsx|css|svg)(\?|$)/.test(file),
      ),
    ).toEqual([]);
    expect(code).toContain('from "#modules/reports/contract.ts"');
  });
});

describe('what a browser gets', () => {
  it('holds no permission, no handle and no SQL', () => {
    const folder = path.join(built, 'client/assets');
    const code = fs
      .readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
      .join('\n');
    expect(code.length).toBeGreaterThan(100_000);
    for (const secret of [
      'reports.list-queue',
      'reports.get-report',
      'kysely',
      'allowFile',
      'text_sealed',
      'node:crypto',
    ])
      expect(code, secret).not.toContain(secret);
  });

  it('may take words, clocks and roles, never contracts, actions or keys', () => {
    const refused = [
      'kernel/keys/sealing.ts',
      'kernel/actions/handle.ts',
      'modules/x/contract.ts',
      'modules/x/actions/do-it.ts',
      'modules/x/store/row.ts',
      'modules/x/pages/console/routes.ts',
    ];
    const taken = [
      'kernel/clock/format.ts',
      'kernel/permissions/roles.ts',
      'modules/x/pages/console/messages.vi.ts',
      'modules/x/rules/states.ts',
      'ui/console/words.ts',
    ];
    expect(refused.map(isForServerOnly)).toEqual(refused.map(() => true));
    expect(taken.map(isForServerOnly)).toEqual(taken.map(() => false));
  });
});
