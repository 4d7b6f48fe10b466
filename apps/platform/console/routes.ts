import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import type { Platform } from '#kernel/actions/platform.ts';
import type { Route, RouteContext, Tools } from '#kernel/http/route.ts';
import { type Actor, publicActor } from '#kernel/permissions/actor.ts';
import { provideConsole, type Whoami } from '#ui/console/context.ts';
import { readPreferences } from '#ui/console/preferences.ts';
import type { SessionReader } from '../http/session-reader.ts';
import { answerWithAsset, readConsoleAssets } from './assets.ts';
import { consolePages } from './pages.ts';
import { consolePolicy } from './policy.ts';
import { readWhoami } from './whoami.ts';

/** Every page of every room, by its path. */
const known = new Set(consolePages.flatMap((room) => room.pages.map((page) => page.path)));
const built = path.join(fileURLToPath(new URL('../../..', import.meta.url)), 'build/console');
/** Directory tables come as files; everything else is far smaller. */
const formLimit = 12 * 1024 * 1024;

type Parts = {
  readonly readSession: SessionReader;
  readonly log: { error(fields: object, message: string): void };
  /** Whose name stands in the shell; read from the directory when absent. */
  readonly whoami?: (platform: Platform, actor: Actor) => Promise<Whoami | null>;
};

/** The staff console as routes of the one server. Loads the bundle, so call it once. */
export async function consoleRoutes({ readSession, log, whoami = readWhoami }: Parts): Promise<Route[]> {
  const bundle = (await import(pathToFileURL(path.join(built, 'server/index.js')).href)) as ServerBuild;
  const assets = readConsoleAssets(path.join(built, 'client/assets'));
  let answer: ((request: Request, context: RouterContextProvider) => Promise<Response>) | null = null;

  async function handle(c: RouteContext, tools: Tools): Promise<Response> {
    answer ??= createRequestHandler(
      { ...bundle, allowedActionOrigins: [new URL(tools.origin).host] },
      'production',
    );
    const request = c.req.raw;
    const nonce = randomBytes(16).toString('base64');
    const actor = (await readSession(request)) ?? publicActor;
    const context = new RouterContextProvider();
    provideConsole(context, {
      tools,
      actor,
      whoami: actor.kind === 'OFFICIAL' ? await whoami(tools.platform, actor) : null,
      preferences: readPreferences(request.headers.get('cookie')),
      trace: c.var.trace,
      nonce,
      request,
      hasPage: (page) => known.has(page),
      logFault: (error) => log.error({ trace: c.var.trace, route: '/console', err: error }, 'console fault'),
    });
    const response = await answer(request, context);
    const headers = new Headers(response.headers);
    headers.set('content-security-policy', consolePolicy(nonce));
    headers.set('cache-control', 'no-store');
    headers.set('vary', 'cookie');
    return new Response(response.body, { status: response.status, headers });
  }

  return [
    {
      method: 'GET',
      path: '/console/assets/:name',
      access: 'PUBLIC',
      handle(c) {
        const asset = assets.get(c.req.param('name') ?? '');
        if (!asset) return c.notFound();
        return answerWithAsset(asset, c.req.header('accept-encoding') ?? '');
      },
    },
    // React Router stands at /console/, with the slash.
    { method: 'GET', path: '/console', access: 'PUBLIC', handle: (c) => c.redirect('/console/', 303) },
    { method: 'GET', path: '/console/*', access: 'PUBLIC', handle },
    { method: 'POST', path: '/console/*', access: 'PUBLIC', bodyLimit: formLimit, handle },
  ];
}
