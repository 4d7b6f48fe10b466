import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { AnNhiError, statusOf } from '#kernel/errors/errors.ts';
import { createLimiter } from '#kernel/http/limits.ts';
import { problemResponse } from '#kernel/http/problem.ts';
import type { Route, RouteContext, RouteVariables, Tools } from '#kernel/http/route.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import type { ErrorKind } from '#ui/public/pages/props.ts';
import { errorPage } from '../public/page-handles.ts';
import { addressOf } from './address.ts';
import { createBodyLimiter } from './body-limit.ts';
import { isForeign } from './origin.ts';
import { securityHeaders } from './security-headers.ts';
import type { SessionReader } from './session-reader.ts';

export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

export type AppParts = {
  readonly tools: Tools;
  readonly routes: readonly Route[];
  readonly readSession: SessionReader;
  readonly log: Log;
  /** Called once for each answered request, for metrics: method, route pattern (never the path itself), status, seconds. */
  readonly observe: (method: string, pattern: string, status: number, seconds: number) => void;
  /** Time in which a body must be here whole; 30 s when absent. */
  readonly bodyPatienceMs?: number;
};

type Env = { Bindings: HttpBindings; Variables: RouteVariables & Record<string, unknown> };

/** The HTTP side as a table of contents: headers, then every route of every room under its declared access. */
export function createApp(parts: AppParts): Hono<Env> {
  const app = new Hono<Env>();
  const machineLimiter = createLimiter(20, 60);
  const limitBody = createBodyLimiter(parts.bodyPatienceMs);
  const { tools, log } = parts;

  app.use('*', async (c, next) => {
    const started = performance.now();
    c.set('trace', randomUUID());
    c.set('locale', c.req.query('lang') === 'en' ? 'en' : 'vi');
    c.set('actor', publicActor);
    await next();
    securityHeaders(c);
    parts.observe(c.req.method, c.req.routePath, c.res.status, (performance.now() - started) / 1000);
  });

  for (const route of parts.routes) {
    app.on(route.method, route.path, async (c) => {
      const context = c as unknown as RouteContext;
      if (route.access === 'MACHINE') {
        const wait = machineLimiter.check(
          addressOf(c, tools.config.ANNHI_TRUSTED_PROXIES),
          performance.now(),
        );
        if (wait > 0) return problemResponse(tooMany(), c.var.trace, c.var.locale, wait);
      }
      if (route.access === 'OPERATOR' && !isOperator(c)) return c.notFound();
      if (route.method === 'POST' && isForeign(c.req.raw, tools.origin)) return refuse(c, foreignOrigin());
      if (route.access === 'SIGNED_IN') {
        const actor = await parts.readSession(c.req.raw);
        if (!actor) return signInFirst(c);
        c.set('actor', actor);
      }
      if (route.method === 'POST') {
        const limited = await limitBody(c, route.bodyLimit ?? 64 * 1024);
        if (limited) return refuse(c, limited);
      }
      try {
        return await route.handle(context, tools);
      } catch (error) {
        logFault(c, error);
        if (wantsJson(c.req.raw) || route.method === 'GET') return refuse(c, error);
        return route.recover ? route.recover(context, tools, error) : giveBack(c, error, route);
      }
    });
  }

  app.notFound((c) => {
    if (wantsJson(c.req.raw))
      return problemResponse(
        new AnNhiError('NOT_FOUND', 'NOT_FOUND', {
          vi: 'Không có địa chỉ này.',
          en: 'There is no such address.',
        }),
        c.var.trace,
        c.var.locale,
      );
    return tools.page(c as unknown as RouteContext, errorPage, { kind: 'NOT_FOUND' }, { status: 404 });
  });

  app.onError((error, c) => {
    logFault(c, error);
    return refuse(c, error);
  });

  function logFault(c: { req: { routePath: string }; var: RouteVariables }, error: unknown): void {
    if (statusFor(error) >= 500)
      log.error({ trace: c.var.trace, route: c.req.routePath, err: error }, 'request failed');
  }

  function refuse(c: { req: { raw: Request }; var: RouteVariables }, error: unknown): Response {
    if (wantsJson(c.req.raw)) return problemResponse(error, c.var.trace, c.var.locale);
    return tools.page(
      c as unknown as RouteContext,
      errorPage,
      { kind: kindOf(error) },
      { status: statusFor(error) },
    );
  }

  /** The error page with the form that met the fault, ready to be sent again. */
  async function giveBack(c: Context<Env>, error: unknown, route: Route): Promise<Response> {
    const form = new URLSearchParams(await c.req.text().catch(() => ''));
    const locale = form.get('lang') === 'en' ? 'en' : 'vi';
    const labels = route.labels?.(locale) ?? {};
    const fields = [...form].map(([name, value]) => ({
      name,
      value,
      ...(labels[name] === undefined ? {} : { label: labels[name] }),
    }));
    return tools.page(
      c as unknown as RouteContext,
      errorPage,
      { kind: kindOf(error), kept: { action: c.req.path, fields } },
      { status: statusFor(error), locale },
    );
  }

  function signInFirst(c: {
    req: { raw: Request; path: string };
    var: RouteVariables;
    redirect: (to: string, status: 303) => Response;
  }): Response {
    if (!wantsJson(c.req.raw) && c.req.raw.method === 'GET')
      return c.redirect(`/console/sign-in?to=${encodeURIComponent(c.req.path)}`, 303);
    const error = new AnNhiError('NOT_SIGNED_IN', 'NOT_SIGNED_IN', {
      vi: 'Phiên làm việc đã hết. Đăng nhập lại; những gì đã nhập vẫn còn.',
      en: 'Your session has ended. Sign in again; what you entered is kept.',
    });
    return problemResponse(error, c.var.trace, c.var.locale);
  }

  return app;
}

function statusFor(error: unknown): number {
  return error instanceof AnNhiError ? statusOf[error.code] : 500;
}

function kindOf(error: unknown): ErrorKind {
  if (!(error instanceof AnNhiError)) return 'FAULT';
  const kinds: Partial<Record<AnNhiError['code'], ErrorKind>> = {
    NOT_FOUND: 'NOT_FOUND',
    TOO_LARGE: 'TOO_LARGE',
    TOO_SLOW: 'TOO_SLOW',
    TOO_MANY: 'TOO_MANY',
    UNAVAILABLE: 'SYSTEM_DOWN',
  };
  return kinds[error.code] ?? 'FAULT';
}

function wantsJson(request: Request): boolean {
  const path = new URL(request.url).pathname;
  return path.startsWith('/api/') || (request.headers.get('accept') ?? '').includes('application/json');
}

/** On this very machine, and not brought here by a proxy: one that nobody told us to trust makes everybody look like this machine. */
function isOperator(c: Context): boolean {
  const address = getConnInfo(c).remote.address ?? '';
  return isLoopback(address) && !['x-forwarded-for', 'forwarded', 'via'].some((name) => c.req.header(name));
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}

function tooMany(): AnNhiError {
  return new AnNhiError('TOO_MANY', 'TOO_MANY', {
    vi: 'Chương trình này gửi quá nhanh. Đợi theo Retry-After rồi gửi lại với cùng Idempotency-Key.',
    en: 'This program sends too fast. Wait as Retry-After says, then send again with the same Idempotency-Key.',
  });
}

function foreignOrigin(): AnNhiError {
  return new AnNhiError('REFUSED', 'FOREIGN_ORIGIN', {
    vi: 'Yêu cầu này đến từ một trang khác. Mở lại trang của chúng tôi rồi gửi.',
    en: 'This request comes from another site. Open our own page and send again.',
  });
}
