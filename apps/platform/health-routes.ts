import type { Registry } from 'prom-client';
import type { Route } from '#kernel/http/route.ts';

export type Readiness = () => Promise<{
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, string>>;
}>;

/** `/livez`: the process answers. `/readyz`: it can do its work (database, key store, clock, audit). `/metrics`: this machine only. */
export function healthRoutes(readiness: Readiness, metrics: Registry): Route[] {
  return [
    { method: 'GET', path: '/livez', access: 'PUBLIC', handle: (c) => c.text('ok\n') },
    {
      method: 'GET',
      path: '/readyz',
      access: 'PUBLIC',
      async handle(c) {
        const state = await readiness();
        return c.json(state, state.ready ? 200 : 503);
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      access: 'OPERATOR',
      async handle() {
        return new Response(await metrics.metrics(), { headers: { 'content-type': metrics.contentType } });
      },
    },
  ];
}
