import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '#kernel/db/database.ts';

export type Metrics = {
  readonly registry: Registry;
  readonly observe: (method: string, pattern: string, status: number, seconds: number) => void;
};

/** Counts of requests by route pattern; never a path, an address or anything of a person. */
export function createMetrics(database: Database): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'annhi_http_seconds',
    help: 'Seconds from request to answer, by method, route pattern and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  new Gauge({
    name: 'annhi_database_connections',
    help: 'Connections of the platform to its database',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const usage = database.usage();
      this.set({ state: 'open' }, usage.open);
      this.set({ state: 'idle' }, usage.idle);
      this.set({ state: 'waiting' }, usage.waiting);
    },
  });
  return {
    registry,
    observe: (method, route, status, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
  };
}
